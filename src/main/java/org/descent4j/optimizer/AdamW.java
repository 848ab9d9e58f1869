package org.descent4j.optimizer;

import java.util.List;
import java.util.Objects;
import org.descent4j.internal.guard.Check;
import org.descent4j.schedule.LearningRate;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * AdamW: Adam with decoupled weight decay. The decay does not pass through the moments, so that parameters with large
 * gradients decay as much as the others.
 *
 * <p>Formula: {@code W = W - α·λ·W}, then the step of {@link Adam}. A {@link Group} can have its own factor of λ.
 *
 * <p>Source: I. Loshchilov and F. Hutter, <i>Decoupled Weight Decay Regularization</i>, 2019, algorithm 2, with λ
 * multiplied by α, as libraries have made usual.
 *
 * <p>Example:
 *
 * <pre>{@code
 * INDArray w = Nd4j.createFromArray(1.0, -2.0);
 * AdamW.of(0.1).withWeightDecay(0.5).on(w).step(Nd4j.createFromArray(10.0, -0.1));
 * w.getDouble(0);  // 0.85
 * w.getDouble(1);  // -1.8
 * }</pre>
 *
 * @param adam the step that follows the decay
 * @param weightDecay λ, at least 0 and finite
 */
public record AdamW(Adam adam, double weightDecay) implements Optimizer {

    private static final double DEFAULT_DECAY = 0.01;

    /**
     * As {@link #of(LearningRate)}, with every option.
     *
     * @param adam the step that follows the decay
     * @param weightDecay λ, at least 0 and finite
     * @throws IllegalArgumentException if λ is negative or not finite
     */
    public AdamW {
        Objects.requireNonNull(adam, "adam");
        Check.rate("weightDecay", weightDecay);
    }

    /**
     * AdamW with a constant α, λ = 0.01, β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
     *
     * @param learningRate α, at least 0 and finite
     * @return the optimizer
     * @throws IllegalArgumentException if α is negative or not finite
     */
    public static AdamW of(double learningRate) {
        return new AdamW(Adam.of(learningRate), DEFAULT_DECAY);
    }

    /**
     * AdamW with an α that follows a schedule, λ = 0.01, β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
     *
     * @param learningRate α
     * @return the optimizer
     */
    public static AdamW of(LearningRate learningRate) {
        return new AdamW(Adam.of(learningRate), DEFAULT_DECAY);
    }

    /**
     * The same optimizer with another λ.
     *
     * @param weightDecay λ, at least 0 and finite
     * @return the optimizer
     * @throws IllegalArgumentException if λ is negative or not finite
     */
    public AdamW withWeightDecay(double weightDecay) {
        return new AdamW(adam, weightDecay);
    }

    /**
     * The same optimizer with another β₁.
     *
     * @param beta1 β₁, in [0, 1)
     * @return the optimizer
     * @throws IllegalArgumentException if β₁ is out of its range
     */
    public AdamW withBeta1(double beta1) {
        return new AdamW(adam.withBeta1(beta1), weightDecay);
    }

    /**
     * The same optimizer with another β₂.
     *
     * @param beta2 β₂, in [0, 1)
     * @return the optimizer
     * @throws IllegalArgumentException if β₂ is out of its range
     */
    public AdamW withBeta2(double beta2) {
        return new AdamW(adam.withBeta2(beta2), weightDecay);
    }

    /**
     * The same optimizer with another ε, outside the root.
     *
     * @param epsilon ε, finite and at least the smallest normal float, 1.18e-38
     * @return the optimizer
     * @throws IllegalArgumentException if ε is out of its range
     */
    public AdamW withEpsilon(double epsilon) {
        return withEpsilon(Epsilon.outsideRoot(epsilon));
    }

    /**
     * The same optimizer with another ε, outside the root or inside.
     *
     * @param epsilon ε and its place
     * @return the optimizer
     */
    public AdamW withEpsilon(Epsilon epsilon) {
        return new AdamW(adam.withEpsilon(epsilon), weightDecay);
    }

    @Override
    public LearningRate learningRate() {
        return adam.learningRate();
    }

    @Override
    public List<String> moments() {
        return adam.moments();
    }

    @Override
    public void step(Step step) {
        INDArray w = step.parameters();
        double alpha = step.learningRate();
        double lambda = weightDecay * step.decayFactor();

        // W = W - α·λ·W
        w.subi(w.mul(alpha * lambda));
        // V, S, Vᶜ, Sᶜ and W as in Adam
        adam.step(step);
    }

    @Override
    public String toString() {
        return "AdamW(α=" + learningRate() + ", β₁=" + adam.beta1() + ", β₂=" + adam.beta2() + ", ε=" + adam.epsilon()
                + ", λ=" + weightDecay + ")";
    }
}
