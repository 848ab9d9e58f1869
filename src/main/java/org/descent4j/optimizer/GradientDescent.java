package org.descent4j.optimizer;

import java.util.Objects;
import org.descent4j.schedule.LearningRate;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Gradient descent: a step against the gradient. Whether it is the batch, mini-batch or stochastic kind depends on how
 * many examples the gradient was computed from.
 *
 * <p>Formula: {@code W = W - α·dW}.
 *
 * <p>Source: lecture row S2.
 *
 * <p>Example:
 *
 * <pre>{@code
 * INDArray w = Nd4j.createFromArray(1.0, -2.0);
 * GradientDescent.of(0.1).on(w).step(Nd4j.createFromArray(10.0, 1.0));
 * w.getDouble(0);  // 0.0
 * w.getDouble(1);  // -2.1
 * }</pre>
 *
 * @param learningRate α
 */
public record GradientDescent(LearningRate learningRate) implements Optimizer {

    /**
     * As {@link #of(LearningRate)}.
     *
     * @param learningRate α
     */
    public GradientDescent {
        Objects.requireNonNull(learningRate, "learningRate");
    }

    /**
     * Gradient descent with a constant α.
     *
     * @param learningRate α, at least 0 and finite
     * @return the optimizer
     * @throws IllegalArgumentException if α is negative or not finite
     */
    public static GradientDescent of(double learningRate) {
        return of(LearningRate.constant(learningRate));
    }

    /**
     * Gradient descent with an α that follows a schedule.
     *
     * @param learningRate α
     * @return the optimizer
     */
    public static GradientDescent of(LearningRate learningRate) {
        return new GradientDescent(learningRate);
    }

    @Override
    public void step(Step step) {
        INDArray w = step.parameters();
        INDArray dw = step.gradient();
        double alpha = step.learningRate();

        // W = W - α·dW
        w.subi(dw.mul(alpha));
    }

    @Override
    public String name() {
        return "Gradient descent";
    }

    @Override
    public String toString() {
        return "GradientDescent(α=" + learningRate + ")";
    }
}
