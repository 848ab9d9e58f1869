package org.descent4j.optimizer;

import java.util.List;
import java.util.Objects;
import org.descent4j.internal.guard.Check;
import org.descent4j.schedule.LearningRate;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Lion, evolved sign momentum: of momentum only the direction counts, and every parameter takes a step of the same
 * length. The direction looks more at the present gradient than what is remembered does, as with {@link Nesterov}. One
 * moment in place of Adam's two; α is usually 3 to 10 times smaller than Adam's, and a decay as many times larger.
 *
 * <p>Formula: {@code W = W - α·sign(β₁·V + (1-β₁)·dW)}, then {@code V = β₂·V + (1-β₂)·dW}; V starts at 0, and sign(0)
 * is 0. It has no bias to correct: a sign has no scale. The steps do not become shorter near a minimum: that is left to
 * a schedule of α.
 *
 * <p>Source: X. Chen et al., <i>Symbolic Discovery of Optimization Algorithms</i>, 2023, algorithm 2, which calls V m;
 * its decay is {@link WeightDecay#decoupled} round it.
 *
 * <p>Example:
 *
 * <pre>{@code
 * INDArray w = Nd4j.createFromArray(1.0, -2.0, 3.0);
 * Stepper stepper = Lion.of(0.001).on(w);
 * stepper.step(Nd4j.createFromArray(10.0, -0.1, 0.0));
 * w.getDouble(0);  // 0.999
 * w.getDouble(1);  // -1.999
 * w.getDouble(2);  // 3.0
 * Optimizer published = WeightDecay.decoupled(0.1, Lion.of(LearningRate.cosine(1e-4, 1000)));
 * }</pre>
 *
 * @param learningRate α
 * @param beta1 β₁, the share of the past in the direction, in [0, 1)
 * @param beta2 β₂, the share of the past in what is remembered, in [0, 1)
 */
public record Lion(LearningRate learningRate, double beta1, double beta2) implements Optimizer {

    /**
     * As {@link #of(LearningRate)}, with every option.
     *
     * @param learningRate α
     * @param beta1 β₁, the share of the past in the direction, in [0, 1)
     * @param beta2 β₂, the share of the past in what is remembered, in [0, 1)
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public Lion {
        Objects.requireNonNull(learningRate, "learningRate");
        Check.share("beta1", beta1);
        Check.share("beta2", beta2);
    }

    /**
     * Lion with a constant α, β₁ = 0.9, β₂ = 0.99.
     *
     * @param learningRate α, at least 0 and finite
     * @return the optimizer
     * @throws IllegalArgumentException if α is negative or not finite
     */
    public static Lion of(double learningRate) {
        return of(LearningRate.constant(learningRate));
    }

    /**
     * Lion with an α that follows a schedule, β₁ = 0.9, β₂ = 0.99.
     *
     * @param learningRate α
     * @return the optimizer
     */
    public static Lion of(LearningRate learningRate) {
        return new Lion(learningRate, 0.9, 0.99);
    }

    /**
     * The same optimizer with another β₁.
     *
     * @param beta1 β₁, in [0, 1)
     * @return the optimizer
     * @throws IllegalArgumentException if β₁ is out of its range
     */
    public Lion withBeta1(double beta1) {
        return new Lion(learningRate, beta1, beta2);
    }

    /**
     * The same optimizer with another β₂.
     *
     * @param beta2 β₂, in [0, 1)
     * @return the optimizer
     * @throws IllegalArgumentException if β₂ is out of its range
     */
    public Lion withBeta2(double beta2) {
        return new Lion(learningRate, beta1, beta2);
    }

    @Override
    public List<String> moments() {
        return List.of("v");
    }

    @Override
    public void step(Step step) {
        INDArray w = step.parameters();
        INDArray dw = step.gradient();
        INDArray v = step.moment("v");
        double alpha = step.learningRate();

        // W = W - α·sign(β₁·V + (1-β₁)·dW)
        w.subi(Transforms.sign(v.mul(beta1).addi(dw.mul(1 - beta1)), false).muli(alpha));
        // V = β₂·V + (1-β₂)·dW
        v.muli(beta2).addi(dw.mul(1 - beta2));
    }

    @Override
    public String toString() {
        return "Lion(α=" + learningRate + ", β₁=" + beta1 + ", β₂=" + beta2 + ")";
    }
}
