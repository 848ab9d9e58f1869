package org.descent4j.optimizer;

import java.util.Objects;
import org.descent4j.internal.guard.Check;
import org.descent4j.schedule.LearningRate;

/**
 * AdamW: Adam with decoupled weight decay. The decay does not pass through the moments, so that parameters with large
 * gradients decay as much as the others.
 *
 * <p>Formula: {@code W = W - α·λ·W}, then the step of {@link Adam}: {@link WeightDecay#decoupled} round it. A
 * {@link Group} can have its own factor of λ.
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
 * Optimizer adamW = AdamW.of(Adam.of(0.001).withBeta2(0.99)).withWeightDecay(0.05);
 * }</pre>
 *
 * @param adam the step that follows the decay
 * @param weightDecay λ, at least 0 and finite
 */
public record AdamW(Adam adam, double weightDecay) implements Wrapper {

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
        return of(Adam.of(learningRate));
    }

    /**
     * AdamW with an α that follows a schedule, λ = 0.01, β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
     *
     * @param learningRate α
     * @return the optimizer
     */
    public static AdamW of(LearningRate learningRate) {
        return of(Adam.of(learningRate));
    }

    /**
     * AdamW with settings of its own, λ = 0.01.
     *
     * @param adam the step that follows the decay: its α, β₁, β₂, ε and form
     * @return the optimizer
     */
    public static AdamW of(Adam adam) {
        return new AdamW(adam, DEFAULT_DECAY);
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
     * What makes the step.
     *
     * @return Adam behind the decay
     */
    @Override
    public WeightDecay inner() {
        return WeightDecay.decoupled(weightDecay, adam);
    }

    @Override
    public String name() {
        return "AdamW";
    }

    @Override
    public String toString() {
        return "AdamW(" + adam.settings() + ", λ=" + weightDecay + ")";
    }
}
