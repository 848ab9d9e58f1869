package org.descent4j.schedule;

import org.descent4j.guard.Check;

/**
 * One cycle: α rises from a 25th of its peak, then falls to a 10,000th of where it began. The large α in the middle
 * passes over sharp minima; the small one at the end settles.
 *
 * <p>Formula: a {@link Cosine} from {@code peak/25} to the peak in the first 30 % of the steps (rounded down, at least
 * one), then one from the peak to {@code peak/25/10,000}. From t = steps on it stays there. Momentum is not cycled.
 *
 * <p>Source: L. N. Smith and N. Topin, <i>Super-Convergence: Very Fast Training of Neural Networks Using Large Learning
 * Rates</i>, 2018; the shape and the numbers are those that have become usual since.
 *
 * <p>Example:
 *
 * <pre>{@code
 * LearningRate.oneCycle(0.1, 1000).at(1, 0);     // 0.004
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
        long rise = Math.max(1, (long) (RISE * steps));
        return new Cosine(peak / START, peak, rise)
                .then(rise, new Cosine(peak, peak / START / END, steps - rise))
                .at(epoch, t);
    }

    @Override
    public String toString() {
        return "OneCycle(peak=" + peak + ", steps=" + steps + ")";
    }
}
