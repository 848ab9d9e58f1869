package org.descent4j.optimizer;

import java.util.List;
import java.util.Objects;
import org.descent4j.average.BiasCorrection;
import org.descent4j.internal.guard.Check;
import org.descent4j.schedule.LearningRate;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Adam, adaptive moment estimation: momentum and RMSprop in one. The first moment V says where to go, the second moment
 * S how far each parameter may; both are bias-corrected, so that the first step of every parameter is α long.
 *
 * <p>Formula: {@code V = β₁·V + (1-β₁)·dW}, {@code S = β₂·S + (1-β₂)·dW²}, {@code Vᶜ = V/(1-β₁^t)}, {@code Sᶜ =
 * S/(1-β₂^t)}, {@code W = W - α·Vᶜ/(√Sᶜ + ε)}; V and S start at 0. α needs tuning; the defaults of the others rarely
 * do.
 *
 * <p>Source: lecture row S15; D. P. Kingma and J. Ba, <i>Adam: A Method for Stochastic Optimization</i>, 2015,
 * algorithm 1. The lecture writes ε inside the root: {@link Epsilon#insideRoot}.
 *
 * <p>Example:
 *
 * <pre>{@code
 * INDArray w = Nd4j.createFromArray(1.0, -2.0);
 * Optimizer adam = Adam.of(0.001).withBeta2(0.99);
 * adam.on(w).step(Nd4j.createFromArray(10.0, -0.1));
 * w.getDouble(0);  // 0.999
 * w.getDouble(1);  // -1.999
 * }</pre>
 *
 * @param learningRate α
 * @param beta1 β₁, the share of the past in the first moment, in [0, 1)
 * @param beta2 β₂, the share of the past in the second moment, in [0, 1)
 * @param epsilon ε and its place
 */
public record Adam(LearningRate learningRate, double beta1, double beta2, Epsilon epsilon) implements Optimizer {

    /**
     * As {@link #of(LearningRate)}, with every option.
     *
     * @param learningRate α
     * @param beta1 β₁, the share of the past in the first moment, in [0, 1)
     * @param beta2 β₂, the share of the past in the second moment, in [0, 1)
     * @param epsilon ε and its place
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public Adam {
        Objects.requireNonNull(learningRate, "learningRate");
        Check.share("beta1", beta1);
        Check.share("beta2", beta2);
        Objects.requireNonNull(epsilon, "epsilon");
    }

    /**
     * Adam with a constant α, β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
     *
     * @param learningRate α, at least 0 and finite
     * @return the optimizer
     * @throws IllegalArgumentException if α is negative or not finite
     */
    public static Adam of(double learningRate) {
        return of(LearningRate.constant(learningRate));
    }

    /**
     * Adam with an α that follows a schedule, β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
     *
     * @param learningRate α
     * @return the optimizer
     */
    public static Adam of(LearningRate learningRate) {
        return new Adam(learningRate, 0.9, 0.999, Epsilon.DEFAULT);
    }

    /**
     * The same optimizer with another β₁.
     *
     * @param beta1 β₁, in [0, 1)
     * @return the optimizer
     * @throws IllegalArgumentException if β₁ is out of its range
     */
    public Adam withBeta1(double beta1) {
        return new Adam(learningRate, beta1, beta2, epsilon);
    }

    /**
     * The same optimizer with another β₂.
     *
     * @param beta2 β₂, in [0, 1)
     * @return the optimizer
     * @throws IllegalArgumentException if β₂ is out of its range
     */
    public Adam withBeta2(double beta2) {
        return new Adam(learningRate, beta1, beta2, epsilon);
    }

    /**
     * The same optimizer with another ε, outside the root.
     *
     * @param epsilon ε, finite and at least the smallest normal float, 1.18e-38
     * @return the optimizer
     * @throws IllegalArgumentException if ε is out of its range
     */
    public Adam withEpsilon(double epsilon) {
        return withEpsilon(Epsilon.outsideRoot(epsilon));
    }

    /**
     * The same optimizer with another ε, outside the root or inside.
     *
     * @param epsilon ε and its place
     * @return the optimizer
     */
    public Adam withEpsilon(Epsilon epsilon) {
        return new Adam(learningRate, beta1, beta2, epsilon);
    }

    @Override
    public List<String> moments() {
        return List.of("v", "s");
    }

    @Override
    public void step(Step step) {
        INDArray w = step.parameters();
        INDArray dw = step.gradient();
        INDArray v = step.moment("v");
        INDArray s = step.moment("s");
        double alpha = step.learningRate();
        double bias1 = BiasCorrection.of(beta1).divisor(step.t());
        double bias2 = BiasCorrection.of(beta2).divisor(step.t());

        // V = β₁·V + (1-β₁)·dW
        v.muli(beta1).addi(dw.mul(1 - beta1));
        // S = β₂·S + (1-β₂)·dW²
        s.muli(beta2).addi(dw.mul(dw).muli(1 - beta2));
        // Vᶜ = V/(1-β₁^t)
        INDArray vCorrected = v.div(bias1);
        // Sᶜ = S/(1-β₂^t)
        INDArray sCorrected = s.div(bias2);
        // W = W - α·Vᶜ/(√Sᶜ + ε)
        w.subi(vCorrected.muli(alpha).divi(epsilon.root(sCorrected)));
    }

    @Override
    public String toString() {
        return "Adam(α=" + learningRate + ", β₁=" + beta1 + ", β₂=" + beta2 + ", ε=" + epsilon + ")";
    }
}
