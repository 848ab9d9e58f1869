package org.descent4j.optimizer;

import java.util.Objects;

/**
 * An optimizer that takes gradients as they come: NaN, infinite values and finite ones whose squares are infinite are
 * let through, and the parameters with them. For experiments that show how a run breaks, and for those who look for bad
 * values themselves.
 *
 * <p>Formula: that of the optimizer inside.
 *
 * <p>Source: lecture row S2, where nothing is guarded.
 *
 * <p>Example:
 *
 * <pre>{@code
 * INDArray w = Nd4j.createFromArray(1.0, -2.0);
 * Unguarded.of(GradientDescent.of(0.1)).on(w).step(Nd4j.createFromArray(Double.NaN, 10.0));
 * w.getDouble(1);  // -3.0
 * }</pre>
 *
 * @param inner the optimizer that makes the step
 */
public record Unguarded(Optimizer inner) implements Wrapper {

    /**
     * As {@link #of}.
     *
     * @param inner the optimizer that makes the step
     */
    public Unguarded {
        Objects.requireNonNull(inner, "inner");
    }

    /**
     * The same optimizer, without the guard.
     *
     * @param inner the optimizer that makes the step
     * @return the optimizer that refuses no value of a gradient
     */
    public static Unguarded of(Optimizer inner) {
        return new Unguarded(inner);
    }

    /**
     * Whether an optimizer lets everything through: it is this one, or has it somewhere inside.
     *
     * @param optimizer the optimizer
     * @return true if it is unguarded
     */
    public static boolean isIn(Optimizer optimizer) {
        Objects.requireNonNull(optimizer, "optimizer");
        return Links.of(optimizer).stream().anyMatch(Unguarded.class::isInstance);
    }

    @Override
    public String toString() {
        return "Unguarded(" + inner + ")";
    }
}
