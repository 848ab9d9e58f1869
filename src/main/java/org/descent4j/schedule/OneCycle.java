package org.descent4j.schedule;

import org.descent4j.internal.guard.Check;

/**
 * One cycle: α rises from a 25th of its peak, then falls to a 10,000th of where it began. The large α in the middle
 * passes over sharp minima; the small one at the end settles.
 *
 * <p>Formula: half a cosine wave from {@code peak/25} in step 1 to the peak at {@code t = 0.3·steps}, then one to
 * {@code peak/25/10,000} at t = steps, where it stays. t = 0 is as step 1. Where 0.3·steps is not a whole number, the
 * peak lies between two steps. Momentum is not cycled.
 *
 * <p>Source: L. N. Smith and N. Topin, <i>Super-Convergence: Very Fast Training of Neural Networks Using Large Learning
 * Rates</i>, 2018; the shape and the numbers are those of PyTorch's OneCycleLR, which have become usual since.
 *
 * <p>Example:
 *
 * <pre>{@code
 * LearningRate.oneCycle(0.1, 1000).at(1, 1);     // 0.004
 * LearningRate.oneCycle(0.1, 1000).at(1, 300);   // 0.1
 * LearningRate.oneCycle(0.1, 1000).at(1, 1000);  // 4E-7
 * }</pre>
 *
 * @param peak the largest α, at least 0 and finite
 * @param steps the length of the whole cycle, at least 2
 */
public record OneCycle(double peak, long steps) implements LearningRate {

    private static final double RISE = 0.3;
    private static final double START = 25;
    private static final double END = 10_000;

    /**
     * As {@link LearningRate#oneCycle}.
     *
     * @param peak the largest α, at least 0 and finite
     * @param steps the length of the whole cycle, at least 2
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public OneCycle {
        Check.rate("peak", peak);
        Check.atLeast(2, "steps", steps);
    }

    @Override
    public double at(long epoch, long t) {
        Counts.check(epoch, t);
        long step = Math.max(1, Math.min(t, steps));
        double top = RISE * steps;
        return step <= top
                ? between(peak / START, peak, (step - 1) / (top - 1))
                : between(peak, peak / START / END, (step - top) / (steps - top));
    }

    /** Half a cosine wave, of which this share has passed. */
    private static double between(double from, double to, double share) {
        double left = (1 + Math.cos(Math.PI * share)) / 2;
        return left * from + (1 - left) * to;
    }

    @Override
    public String toString() {
        return "OneCycle(peak=" + peak + ", steps=" + steps + ")";
    }
}
