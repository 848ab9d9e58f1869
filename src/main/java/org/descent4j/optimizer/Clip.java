package org.descent4j.optimizer;

import java.util.Objects;
import org.descent4j.internal.guard.Check;
import org.descent4j.internal.guard.OpenArray;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Gradient clipping, round any optimizer: a gradient that is too large is made smaller before the step, so that one bad
 * mini-batch does not throw the parameters far away. Clips can stand round clips: the outer one comes first.
 *
 * <p>Formula: by value, each element {@code dW = min(max(dW, -limit), limit)}; by global norm, {@code dW =
 * dW·limit/‖dW‖} if {@code ‖dW‖ > limit}, where the norm is that of the whole flat gradient, so that its direction
 * stays.
 *
 * <p>Clipping sees the gradient as it was given, in all groups at once, and before {@link WeightDecay} adds to it,
 * whichever of the two is the outer. The gradient itself is not changed. Where {@link Unguarded} lets them through, NaN
 * stays NaN, and a gradient whose norm is not finite is not scaled.
 *
 * <p>Source: R. Pascanu, T. Mikolov and Y. Bengio, <i>On the difficulty of training recurrent neural networks</i>,
 * 2013, algorithm 1.
 *
 * <p>Example:
 *
 * <pre>{@code
 * INDArray w = Nd4j.zeros(DataType.DOUBLE, 2);
 * Clip.byGlobalNorm(1, GradientDescent.of(0.1)).on(w).step(Nd4j.createFromArray(3.0, 4.0));
 * w.getDouble(0);  // -0.06
 * Clip.byValue(1, GradientDescent.of(0.1)).on(w).step(Nd4j.createFromArray(3.0, -0.5));
 * w.getDouble(0);  // -0.16
 * }</pre>
 *
 * @param inner the optimizer that makes the step
 * @param limit the largest value or norm that passes, finite and above 0
 * @param by what the limit is one of
 */
public record Clip(Optimizer inner, double limit, By by) implements Wrapper {

    /** What is limited. */
    public enum By {
        /** Each value of the gradient. */
        VALUE,
        /** The norm of the whole gradient. */
        GLOBAL_NORM
    }

    /**
     * As {@link #byValue} and {@link #byGlobalNorm}.
     *
     * @param inner the optimizer that makes the step
     * @param limit the largest value or norm that passes, finite and above 0
     * @param by what the limit is one of
     * @throws IllegalArgumentException if the limit is out of its range
     */
    public Clip {
        Check.positive("limit", limit);
        Objects.requireNonNull(inner, "inner");
        Objects.requireNonNull(by, "by");
    }

    /**
     * Cuts each value of the gradient to {@code [-limit, limit]}.
     *
     * @param limit the largest value that passes, finite and above 0
     * @param inner the optimizer that makes the step
     * @return the optimizer behind the clip
     * @throws IllegalArgumentException if the limit is out of its range
     */
    public static Clip byValue(double limit, Optimizer inner) {
        return new Clip(inner, limit, By.VALUE);
    }

    /**
     * Scales the whole gradient down to the norm {@code limit} if it is longer.
     *
     * @param limit the largest norm that passes, finite and above 0
     * @param inner the optimizer that makes the step
     * @return the optimizer behind the clip
     * @throws IllegalArgumentException if the limit is out of its range
     */
    public static Clip byGlobalNorm(double limit, Optimizer inner) {
        return new Clip(inner, limit, By.GLOBAL_NORM);
    }

    @Override
    public INDArray prepare(INDArray gradient) {
        OpenArray.require("gradient", gradient);
        return by == By.GLOBAL_NORM ? scaled(gradient) : Nd4j.math().clipByValue(gradient, -limit, limit);
    }

    private INDArray scaled(INDArray gradient) {
        double norm = norm(gradient);
        return norm > limit && norm < Double.POSITIVE_INFINITY ? gradient.mul(limit / norm) : gradient;
    }

    /** The Euclidean norm: BLAS's, one call, where squares stay in the range of floats. */
    private static double norm(INDArray gradient) {
        double norm = Nd4j.getBlasWrapper().level1().nrm2(gradient);
        return norm > 1e-10 && norm < 1e15 ? norm : carefulNorm(gradient);
    }

    /** The same for very large or small values: the largest is divided out. */
    private static double carefulNorm(INDArray gradient) {
        double largest = gradient.amaxNumber().doubleValue();
        return largest == 0 ? 0 : largest * gradient.div(largest).norm2Number().doubleValue();
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
        return (by == By.GLOBAL_NORM ? "Clip.byGlobalNorm(" : "Clip.byValue(") + limit + ", " + inside + ")";
    }
}
