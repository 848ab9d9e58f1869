package org.descent4j.optimizer;

import java.util.Objects;
import org.descent4j.internal.guard.Check;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Weight decay, round any optimizer: parameters are pulled towards 0, either through the gradient (L2 regularization)
 * or beside it (decoupled).
 *
 * <p>Formula: L2, {@code dW = dW + λ·W}, then the inner step: the gradient of the lecture's cost {@code λ'/(2m)·‖W‖²},
 * where λ is its λ'/m. Decoupled, {@code W = W - α·λ·W}, then the inner step with the gradient as it is. For gradient
 * descent both are the same; where the inner step divides by a root, as in Adam, L2 decays parameters with large
 * gradients less, and decoupled decay treats all alike. Decoupled round {@link Momentum} is SGDW; round {@link Adam} it
 * is {@link AdamW}.
 *
 * <p>A {@link Group} of parameters can have its own factor of λ: the lecture does not regularize b.
 *
 * <p>Source: lecture row S2; I. Loshchilov and F. Hutter, <i>Decoupled Weight Decay Regularization</i>, 2019, with λ
 * multiplied by α, as libraries have made usual.
 *
 * <p>Example:
 *
 * <pre>{@code
 * INDArray w = Nd4j.createFromArray(1.0, -2.0);
 * WeightDecay.l2(0.5, GradientDescent.of(0.1)).on(w).step(Nd4j.createFromArray(1.0, 0.0));
 * w.getDouble(0);  // 0.85
 * w.getDouble(1);  // -1.9
 * Optimizer sgdw = WeightDecay.decoupled(0.01, Momentum.of(0.1).heavyBall());
 * }</pre>
 *
 * @param inner the optimizer that makes the step
 * @param lambda λ, at least 0 and finite
 * @param form where the decay stands
 */
public record WeightDecay(Optimizer inner, double lambda, Form form) implements Wrapper {

    /** Where the decay stands. */
    public enum Form {
        /** In the gradient, {@code dW = dW + λ·W}. */
        L2,
        /** Beside it, {@code W = W - α·λ·W}. */
        DECOUPLED
    }

    /**
     * As {@link #l2} and {@link #decoupled(double, Optimizer)}.
     *
     * @param inner the optimizer that makes the step
     * @param lambda λ, at least 0 and finite
     * @param form where the decay stands
     * @throws IllegalArgumentException if λ is negative or not finite
     */
    public WeightDecay {
        Check.rate("lambda", lambda);
        Objects.requireNonNull(inner, "inner");
        Objects.requireNonNull(form, "form");
    }

    /**
     * L2 regularization: λ·W is added to the gradient.
     *
     * @param lambda λ, at least 0 and finite
     * @param inner the optimizer that makes the step
     * @return the optimizer with decay
     * @throws IllegalArgumentException if λ is negative or not finite
     */
    public static WeightDecay l2(double lambda, Optimizer inner) {
        return new WeightDecay(inner, lambda, Form.L2);
    }

    /**
     * Decoupled decay: α·λ·W is taken from the parameters.
     *
     * @param lambda λ, at least 0 and finite
     * @param inner the optimizer that makes the step
     * @return the optimizer with decay
     * @throws IllegalArgumentException if λ is negative or not finite
     */
    public static WeightDecay decoupled(double lambda, Optimizer inner) {
        return new WeightDecay(inner, lambda, Form.DECOUPLED);
    }

    @Override
    public void step(Step step) {
        INDArray w = step.parameters();
        INDArray dw = step.gradient();
        double alpha = step.learningRate();
        double decay = lambda * step.decayFactor();

        if (form == Form.DECOUPLED) {
            // W = W - α·λ·W
            w.subi(w.mul(alpha * decay));
            inner.step(step);
        } else {
            // dW = dW + λ·W
            inner.step(step.withGradient(dw.add(w.mul(decay))));
        }
    }

    @Override
    public String name() {
        return text(inner.name());
    }

    @Override
    public String toString() {
        return text(inner.toString());
    }

    private String text(String inside) {
        return (form == Form.DECOUPLED ? "WeightDecay.decoupled(" : "WeightDecay.l2(") + lambda + ", " + inside + ")";
    }
}
