package org.descent4j.optimizer;

import java.util.List;
import java.util.Objects;
import org.descent4j.average.BiasCorrection;
import org.descent4j.internal.guard.Check;
import org.descent4j.schedule.LearningRate;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * NAdam: Adam with Nesterov's look ahead. The first moment in the step is already the next one, as it would be if the
 * gradient stayed the same.
 *
 * <p>Formula: V and S as in {@link Adam}, {@code Vᶜ = β₁·V/(1-β₁^(t+1)) + (1-β₁)·dW/(1-β₁^t)}, {@code Sᶜ = S/(1-β₂^t)},
 * {@code W = W - α·Vᶜ/(√Sᶜ + ε)}; V and S start at 0.
 *
 * <p>Source: T. Dozat, <i>Incorporating Nesterov Momentum into Adam</i>, 2016, algorithm 2, with the same β₁ at every
 * step. PyTorch's NAdam lets β₁ grow from about half its value over some thousands of steps, by a "momentum decay" of
 * 0.004, and Keras' does likewise, by a fixed {@code 0.96^(0.004·t)}; with a very large decay PyTorch's is this
 * formula.
 *
 * <p>Example:
 *
 * <pre>{@code
 * INDArray w = Nd4j.createFromArray(1.0, -2.0);
 * NAdam.of(0.001).on(w).step(Nd4j.createFromArray(10.0, -0.1));
 * w.getDouble(0);  // 0.99853
 * }</pre>
 *
 * @param learningRate α
 * @param beta1 β₁, the share of the past in the first moment, in [0, 1)
 * @param beta2 β₂, the share of the past in the second moment, in [0, 1)
 * @param epsilon ε and its place
 */
public record NAdam(LearningRate learningRate, double beta1, double beta2, Epsilon epsilon) implements Optimizer {

    /**
     * As {@link #of(LearningRate)}, with every option.
     *
     * @param learningRate α
     * @param beta1 β₁, the share of the past in the first moment, in [0, 1)
     * @param beta2 β₂, the share of the past in the second moment, in [0, 1)
     * @param epsilon ε and its place
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public NAdam {
        Objects.requireNonNull(learningRate, "learningRate");
        Check.share("beta1", beta1);
        Check.share("beta2", beta2);
        Objects.requireNonNull(epsilon, "epsilon");
    }

    /**
     * NAdam with a constant α, β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
     *
     * @param learningRate α, at least 0 and finite
     * @return the optimizer
     * @throws IllegalArgumentException if α is negative or not finite
     */
    public static NAdam of(double learningRate) {
        return of(LearningRate.constant(learningRate));
    }

    /**
     * NAdam with an α that follows a schedule, β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
     *
     * @param learningRate α
     * @return the optimizer
     */
    public static NAdam of(LearningRate learningRate) {
        return new NAdam(learningRate, 0.9, 0.999, Epsilon.DEFAULT);
    }

    /**
     * The same optimizer with another β₁.
     *
     * @param beta1 β₁, in [0, 1)
     * @return the optimizer
     * @throws IllegalArgumentException if β₁ is out of its range
     */
    public NAdam withBeta1(double beta1) {
        return new NAdam(learningRate, beta1, beta2, epsilon);
    }

    /**
     * The same optimizer with another β₂.
     *
     * @param beta2 β₂, in [0, 1)
     * @return the optimizer
     * @throws IllegalArgumentException if β₂ is out of its range
     */
    public NAdam withBeta2(double beta2) {
        return new NAdam(learningRate, beta1, beta2, epsilon);
    }

    /**
     * The same optimizer with another ε, outside the root.
     *
     * @param epsilon ε, finite and at least the smallest normal float, 1.18e-38
     * @return the optimizer
     * @throws IllegalArgumentException if ε is out of its range
     */
    public NAdam withEpsilon(double epsilon) {
        return withEpsilon(Epsilon.outsideRoot(epsilon));
    }

    /**
     * The same optimizer with another ε, outside the root or inside.
     *
     * @param epsilon ε and its place
     * @return the optimizer
     */
    public NAdam withEpsilon(Epsilon epsilon) {
        return new NAdam(learningRate, beta1, beta2, epsilon);
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
        double bias1Next = BiasCorrection.of(beta1).divisor(step.t() + 1);
        double bias2 = BiasCorrection.of(beta2).divisor(step.t());

        // V = β₁·V + (1-β₁)·dW
        v.muli(beta1).addi(dw.mul(1 - beta1));
        // S = β₂·S + (1-β₂)·dW²
        s.muli(beta2).addi(dw.mul(dw).muli(1 - beta2));
        // Vᶜ = β₁·V/(1-β₁^(t+1)) + (1-β₁)·dW/(1-β₁^t)
        INDArray vCorrected = v.mul(beta1 / bias1Next).addi(dw.mul((1 - beta1) / bias1));
        // Sᶜ = S/(1-β₂^t)
        INDArray sCorrected = s.div(bias2);
        // W = W - α·Vᶜ/(√Sᶜ + ε)
        w.subi(vCorrected.muli(alpha).divi(epsilon.root(sCorrected)));
    }

    @Override
    public String toString() {
        return "NAdam(α=" + learningRate + ", β₁=" + beta1 + ", β₂=" + beta2 + ", ε=" + epsilon + ")";
    }
}
