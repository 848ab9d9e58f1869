package org.descent4j.schedule;

import org.descent4j.internal.guard.Check;

/**
 * The same learning rate throughout.
 *
 * <p>Formula: {@code α = α₀} for every epoch and t.
 *
 * <p>Source: lecture row S2.
 *
 * <p>Example:
 *
 * <pre>{@code
 * LearningRate.constant(0.001).at(7, 1_000_000);  // 0.001
 * }</pre>
 *
 * @param value α, at least 0 and finite
 */
public record Constant(double value) implements LearningRate {

    /**
     * As {@link LearningRate#constant}.
     *
     * @param value α, at least 0 and finite
     * @throws IllegalArgumentException if α is negative or not finite
     */
    public Constant {
        Check.rate("learningRate", value);
    }

    @Override
    public double at(long epoch, long t) {
        Counts.check(epoch, t);
        return value;
    }

    @Override
    public String toString() {
        return Double.toString(value);
    }
}
