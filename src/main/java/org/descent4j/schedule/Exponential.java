package org.descent4j.schedule;

import static org.descent4j.internal.guard.Check.checkArgument;

import org.descent4j.internal.guard.Check;

/**
 * Exponential decay: every epoch leaves the same share of α.
 *
 * <p>Formula: {@code α = base^epoch·α₀}. At epoch 0 it is α₀; it has no end, falls towards 0, and is 0 once it is
 * smaller than any double (for 0.95, from epoch 14,600 or so). In stairs, {@code base^⌊epoch/interval⌋·α₀} is the
 * lecture's discrete staircase.
 *
 * <p>Source: lecture row S17.
 *
 * <p>Example, and a staircase that halves α every ten epochs:
 *
 * <pre>{@code
 * LearningRate.exponential(0.2, 0.95).at(10, 1);               // 0.11975
 * LearningRate.exponential(0.2, 0.5).inStairs(10).at(19, 1);   // 0.1
 * LearningRate.exponential(0.2, 0.5).inStairs(10).at(20, 1);   // 0.05
 * }</pre>
 *
 * @param initial α₀, at least 0 and finite
 * @param base the share of α that an epoch leaves, in (0, 1]
 */
public record Exponential(double initial, double base) implements LearningRate {

    /**
     * As {@link LearningRate#exponential}.
     *
     * @param initial α₀, at least 0 and finite
     * @param base the share of α that an epoch leaves, in (0, 1]
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public Exponential {
        Check.rate("initial", initial);
        checkArgument(base > 0 && base <= 1, "base = %s: must be in (0, 1]", base);
    }

    @Override
    public double at(long epoch, long t) {
        Counts.check(epoch, t);
        return Math.pow(base, (double) epoch) * initial;
    }

    @Override
    public String toString() {
        return "Exponential(α₀=" + initial + ", base=" + base + ")";
    }
}
