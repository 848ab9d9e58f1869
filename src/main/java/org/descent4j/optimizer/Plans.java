package org.descent4j.optimizer;

import java.util.Optional;
import org.descent4j.average.BiasCorrection;
import org.descent4j.internal.kernel.Decay;
import org.descent4j.internal.kernel.Numbers;
import org.descent4j.internal.kernel.Plan;
import org.descent4j.internal.kernel.Rule;

/**
 * The one door to the fast kernels: for each algorithm of this library, the numbers in which its step differs from
 * others of its kind. What the step is stands in {@code step} of the algorithm itself; an algorithm that is not listed
 * here, such as a user's own, is carried out by that.
 */
final class Plans {

    private Plans() {}

    /** The plan of an optimizer and of what is round it, if all of it is known. */
    static Optional<Plan> of(Optimizer optimizer) {
        if (optimizer instanceof WeightDecay decay) {
            boolean isBeside = decay.form() == WeightDecay.Form.DECOUPLED;
            double lambda = decay.lambda();
            Decay first = new Decay(isBeside ? lambda : 0, isBeside ? 0 : lambda);
            return of(decay.inner()).map(plan -> plan.after(first));
        }
        if (optimizer instanceof Wrapper wrapper) {
            return Links.leavesTheStep(wrapper) ? of(wrapper.inner()) : Optional.empty();
        }
        return Optional.ofNullable(ofAlgorithm(optimizer));
    }

    private static Plan ofAlgorithm(Optimizer optimizer) {
        if (optimizer instanceof GradientDescent) {
            return Plan.of(Rule.DESCENT, (alpha, t) -> Numbers.descent(alpha));
        }
        if (optimizer instanceof Momentum momentum) {
            double beta = momentum.beta();
            double gain = momentum.form() == Momentum.Form.HEAVY_BALL ? 1 : 1 - beta;
            BiasCorrection bias = BiasCorrection.of(momentum.form() == Momentum.Form.BIAS_CORRECTED ? beta : 0);
            return Plan.of(Rule.MOMENTUM, (alpha, t) -> Numbers.momentum(beta, gain, alpha / bias.divisor(t), 0));
        }
        if (optimizer instanceof Nesterov nesterov) {
            double beta = nesterov.beta();
            double gain = nesterov.form() == Nesterov.Form.HEAVY_BALL ? 1 : 1 - beta;
            return Plan.of(Rule.MOMENTUM, (alpha, t) -> Numbers.momentum(beta, gain, alpha * beta, alpha * gain));
        }
        if (optimizer instanceof AdaGrad adaGrad) {
            return rms(Rule.RMS, 1, 1, adaGrad.epsilon());
        }
        if (optimizer instanceof RmsProp rmsProp) {
            return rmsProp(rmsProp);
        }
        if (optimizer instanceof AdaDelta adaDelta) {
            double rho = adaDelta.rho();
            return Plan.of(
                    Rule.ADADELTA,
                    (alpha, t) -> Numbers.descent(alpha).overRoot(rho, 1 - rho, 1, adaDelta.epsilon(), 0));
        }
        if (optimizer instanceof Lion lion) {
            double beta1 = lion.beta1();
            double beta2 = lion.beta2();
            return Plan.of(Rule.LION, (alpha, t) -> Numbers.lion(beta1, beta2, alpha));
        }
        return optimizer instanceof Adam adam ? adam(adam) : null;
    }

    private static Plan rmsProp(RmsProp rmsProp) {
        double beta = rmsProp.beta();
        double beta2 = rmsProp.beta2();
        Epsilon epsilon = rmsProp.epsilon();
        Rule rule =
                rmsProp.form() == RmsProp.Form.CENTERED ? Rule.RMS_CENTERED : beta > 0 ? Rule.RMS_MOMENTUM : Rule.RMS;
        return beta == 0
                ? rms(rule, beta2, 1 - beta2, epsilon)
                : Plan.of(
                        rule,
                        (alpha, t) -> Numbers.momentum(beta, 1, alpha, 0)
                                .overRoot(beta2, 1 - beta2, 1, epsilon.inside(), epsilon.outside(1)));
    }

    private static Plan rms(Rule rule, double beta2, double gain2, Epsilon epsilon) {
        return Plan.of(
                rule,
                (alpha, t) -> Numbers.descent(alpha).overRoot(beta2, gain2, 1, epsilon.inside(), epsilon.outside(1)));
    }

    private static Plan adam(Adam adam) {
        double beta1 = adam.beta1();
        double beta2 = adam.beta2();
        Epsilon epsilon = adam.epsilon();
        boolean looksAhead = adam.form() == Adam.Form.NESTEROV;
        BiasCorrection bias1 = BiasCorrection.of(beta1);
        BiasCorrection bias2 = BiasCorrection.of(beta2);
        return Plan.of(adam.form() == Adam.Form.AMSGRAD ? Rule.AMSGRAD : Rule.ADAM, (alpha, t) -> {
            double byMoment = looksAhead ? alpha * beta1 / bias1.divisor(t + 1) : alpha / bias1.divisor(t);
            double byGradient = looksAhead ? alpha * (1 - beta1) / bias1.divisor(t) : 0;
            double divisor = bias2.divisor(t);
            return Numbers.momentum(beta1, 1 - beta1, byMoment, byGradient)
                    .overRoot(beta2, 1 - beta2, divisor, epsilon.inside(), epsilon.outside(divisor));
        });
    }
}
