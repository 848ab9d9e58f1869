package org.descent4j.optimizer;

import java.util.List;
import java.util.Objects;
import org.descent4j.average.BiasCorrection;
import org.descent4j.internal.guard.Check;
import org.descent4j.schedule.LearningRate;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * AMSGrad: Adam whose second moment never falls. Where a rare, large gradient is what matters, Adam forgets it and can
 * walk away from the minimum; here the largest S so far keeps holding the step down.
 *
 * <p>Formula: V and S as in {@link Adam}, {@code Smax = max(Smax, S)}, {@code Vᶜ = V/(1-β₁^t)}, {@code Sᶜ =
 * Smax/(1-β₂^t)}, {@code W = W - α·Vᶜ/(√Sᶜ + ε)}; all start at 0.
 *
 * <p>Source: S. J. Reddi, S. Kale and S. Kumar, <i>On the Convergence of Adam and Beyond</i>, 2018, algorithm 2, which
 * leaves bias correction out; with it, as here, is what libraries have made usual. The largest S is taken before the
 * correction, as in PyTorch; Optax takes the largest corrected one, {@code max(Sᶜ)}, which holds first steps down for
 * good.
 *
 * <p>Example:
 *
 * <pre>{@code
 * INDArray w = Nd4j.createFromArray(1.0, -2.0);
 * AMSGrad.of(0.001).on(w).step(Nd4j.createFromArray(10.0, -0.1));
 * w.getDouble(0);  // 0.999
 * }</pre>
 *
 * @param learningRate α
 * @param beta1 β₁, the share of the past in the first moment, in [0, 1)
 * @param beta2 β₂, the share of the past in the second moment, in [0, 1)
 * @param epsilon ε and its place
 */
public record AMSGrad(LearningRate learningRate, double beta1, double beta2, Epsilon epsilon) implements Optimizer {

    /**
     * As {@link #of(LearningRate)}, with every option.
     *
     * @param learningRate α
     * @param beta1 β₁, the share of the past in the first moment, in [0, 1)
     * @param beta2 β₂, the share of the past in the second moment, in [0, 1)
     * @param epsilon ε and its place
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public AMSGrad {
        Objects.requireNonNull(learningRate, "learningRate");
        Check.share("beta1", beta1);
        Check.share("beta2", beta2);
        Objects.requireNonNull(epsilon, "epsilon");
    }

    /**
     * AMSGrad with a constant α, β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
     *
     * @param learningRate α, at least 0 and finite
     * @return the optimizer
     * @throws IllegalArgumentException if α is negative or not finite
     */
    public static AMSGrad of(double learningRate) {
        return of(LearningRate.constant(learningRate));
    }

    /**
     * AMSGrad with an α that follows a schedule, β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
     *
     * @param learningRate α
     * @return the optimizer
     */
    public static AMSGrad of(LearningRate learningRate) {
        return new AMSGrad(learningRate, 0.9, 0.999, Epsilon.DEFAULT);
    }

    /**
     * The same optimizer with another β₁.
     *
     * @param beta1 β₁, in [0, 1)
     * @return the optimizer
     * @throws IllegalArgumentException if β₁ is out of its range
     */
    public AMSGrad withBeta1(double beta1) {
        return new AMSGrad(learningRate, beta1, beta2, epsilon);
    }

    /**
     * The same optimizer with another β₂.
     *
     * @param beta2 β₂, in [0, 1)
     * @return the optimizer
     * @throws IllegalArgumentException if β₂ is out of its range
     */
    public AMSGrad withBeta2(double beta2) {
        return new AMSGrad(learningRate, beta1, beta2, epsilon);
    }

    /**
     * The same optimizer with another ε, outside the root.
     *
     * @param epsilon ε, finite and at least the smallest normal float, 1.18e-38
     * @return the optimizer
     * @throws IllegalArgumentException if ε is out of its range
     */
    public AMSGrad withEpsilon(double epsilon) {
        return withEpsilon(Epsilon.outsideRoot(epsilon));
    }

    /**
     * The same optimizer with another ε, outside the root or inside.
     *
     * @param epsilon ε and its place
     * @return the optimizer
     */
    public AMSGrad withEpsilon(Epsilon epsilon) {
        return new AMSGrad(learningRate, beta1, beta2, epsilon);
    }

    @Override
    public List<String> moments() {
        return List.of("v", "s", "sMax");
    }

    @Override
    public void step(Step step) {
        INDArray w = step.parameters();
        INDArray dw = step.gradient();
        INDArray v = step.moment("v");
        INDArray s = step.moment("s");
        INDArray sMax = step.moment("sMax");
        double alpha = step.learningRate();
        double bias1 = BiasCorrection.of(beta1).divisor(step.t());
        double bias2 = BiasCorrection.of(beta2).divisor(step.t());

        // V = β₁·V + (1-β₁)·dW
        v.muli(beta1).addi(dw.mul(1 - beta1));
        // S = β₂·S + (1-β₂)·dW²
        s.muli(beta2).addi(dw.mul(dw).muli(1 - beta2));
        // Smax = max(Smax, S)
        Transforms.max(sMax, s, false);
        // Vᶜ = V/(1-β₁^t)
        INDArray vCorrected = v.div(bias1);
        // Sᶜ = Smax/(1-β₂^t)
        INDArray sCorrected = sMax.div(bias2);
        // W = W - α·Vᶜ/(√Sᶜ + ε)
        w.subi(vCorrected.muli(alpha).divi(epsilon.root(sCorrected)));
    }

    @Override
    public String toString() {
        return "AMSGrad(α=" + learningRate + ", β₁=" + beta1 + ", β₂=" + beta2 + ", ε=" + epsilon + ")";
    }
}
