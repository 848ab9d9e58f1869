package org.descent4j.optimizer;

import java.util.List;
import java.util.Optional;
import org.descent4j.average.BiasCorrection;
import org.descent4j.internal.kernel.Decay;
import org.descent4j.internal.kernel.Kernel;
import org.descent4j.internal.kernel.Numbers;
import org.descent4j.internal.kernel.Plan;
import org.descent4j.internal.kernel.Rule;
import org.descent4j.internal.kernel.Share;
import org.descent4j.internal.kernel.Way;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The one door to the fast kernels: for each algorithm of this library, the numbers in which its step differs from
 * others of its kind. What the step is stands in {@code step} of the algorithm itself; an algorithm that is not listed
 * here, such as a user's own, is carried out by that.
 */
final class Fast {

    private Fast() {}

    static Kernel kernel(Way way, Optimizer optimizer, INDArray parameters, List<Group> groups) {
        Optional<Plan> plan = plan(optimizer);
        if (way == Way.REFERENCE || plan.isEmpty()) {
            return new Reference(optimizer, plan.map(Plan::rule), parameters, groups);
        }
        List<Share> shares = groups.stream()
                .map(group -> new Share(group.from(), group.to(), group.rateFactor(), group.decayFactor()))
                .toList();
        return way.kernel(plan.get(), parameters, shares, optimizer.moments());
    }

    static Optional<Plan> plan(Optimizer optimizer) {
        if (optimizer instanceof WeightDecay decay) {
            return plan(decay.inner()).map(plan -> plan.after(new Decay(decay.lambda(), decay.decoupled())));
        }
        if (optimizer instanceof Clip clip) {
            return plan(clip.inner());
        }
        if (optimizer instanceof Unguarded unguarded) {
            return plan(unguarded.inner());
        }
        if (optimizer instanceof AdamW adamW) {
            return plan(adamW.adam()).map(plan -> plan.after(new Decay(adamW.weightDecay(), true)));
        }
        return Optional.ofNullable(ofAlgorithm(optimizer));
    }

    private static Plan ofAlgorithm(Optimizer optimizer) {
        if (optimizer instanceof GradientDescent) {
            return Plan.of(Rule.DESCENT, (alpha, t) -> Numbers.descent(alpha));
        }
        if (optimizer instanceof Momentum momentum) {
            double beta = momentum.beta();
            double gain = momentum.isHeavyBall() ? 1 : 1 - beta;
            BiasCorrection bias = BiasCorrection.of(momentum.isBiasCorrected() ? beta : 0);
            return Plan.of(Rule.MOMENTUM, (alpha, t) -> Numbers.momentum(beta, gain, alpha / bias.divisor(t), 0));
        }
        if (optimizer instanceof Nesterov nesterov) {
            double beta = nesterov.beta();
            double gain = nesterov.isHeavyBall() ? 1 : 1 - beta;
            return Plan.of(Rule.MOMENTUM, (alpha, t) -> Numbers.momentum(beta, gain, alpha * beta, alpha * gain));
        }
        if (optimizer instanceof AdaGrad adaGrad) {
            return rms(1, 1, adaGrad.epsilon());
        }
        if (optimizer instanceof RmsProp rmsProp) {
            return rms(rmsProp.beta2(), 1 - rmsProp.beta2(), rmsProp.epsilon());
        }
        if (optimizer instanceof AdaDelta adaDelta) {
            double rho = adaDelta.rho();
            return Plan.of(
                    Rule.ADADELTA,
                    (alpha, t) -> Numbers.descent(alpha).overRoot(rho, 1 - rho, 1, adaDelta.epsilon(), true));
        }
        if (optimizer instanceof Adam adam) {
            return adam(Rule.ADAM, false, adam.beta1(), adam.beta2(), adam.epsilon());
        }
        if (optimizer instanceof AMSGrad amsGrad) {
            return adam(Rule.AMSGRAD, false, amsGrad.beta1(), amsGrad.beta2(), amsGrad.epsilon());
        }
        if (optimizer instanceof NAdam nAdam) {
            return adam(Rule.ADAM, true, nAdam.beta1(), nAdam.beta2(), nAdam.epsilon());
        }
        return null;
    }

    private static Plan rms(double beta2, double gain2, Epsilon epsilon) {
        return Plan.of(
                Rule.RMS,
                (alpha, t) -> Numbers.descent(alpha).overRoot(beta2, gain2, 1, epsilon.value(), epsilon.inside()));
    }

    private static Plan adam(Rule rule, boolean looksAhead, double beta1, double beta2, Epsilon epsilon) {
        BiasCorrection bias1 = BiasCorrection.of(beta1);
        BiasCorrection bias2 = BiasCorrection.of(beta2);
        return Plan.of(rule, (alpha, t) -> {
            double byMoment = looksAhead ? alpha * beta1 / bias1.divisor(t + 1) : alpha / bias1.divisor(t);
            double byGradient = looksAhead ? alpha * (1 - beta1) / bias1.divisor(t) : 0;
            return Numbers.momentum(beta1, 1 - beta1, byMoment, byGradient)
                    .overRoot(beta2, 1 - beta2, bias2.divisor(t), epsilon.value(), epsilon.inside());
        });
    }
}
