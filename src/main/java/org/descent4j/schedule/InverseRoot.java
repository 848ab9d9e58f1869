package org.descent4j.schedule;

import org.descent4j.internal.guard.Check;

/**
 * Decay with the square root: slower than {@link InverseTime}, and the rate for which stochastic gradient descent on a
 * convex cost is proven to settle.
 *
 * <p>Formula: {@code α = k/√epoch·α₀}; {@link LearningRate#perStep} makes it {@code k/√t·α₀}. The root of 0 would
 * divide by 0: at epoch 0 α is what it is at epoch 1, {@code k·α₀}. It has no end and falls towards 0.
 *
 * <p>Source: lecture row S17.
 *
 * <p>Example:
 *
 * <pre>{@code
 * LearningRate.inverseRoot(0.2, 1).at(4, 900);            // 0.1
 * LearningRate.inverseRoot(0.2, 1).perStep().at(4, 900);  // 0.00667
 * }</pre>
 *
 * @param initial α₀, at least 0 and finite
 * @param k k, at least 0 and finite
 */
public record InverseRoot(double initial, double k) implements LearningRate {

    /**
     * As {@link LearningRate#inverseRoot}.
     *
     * @param initial α₀, at least 0 and finite
     * @param k k, at least 0 and finite
     * @throws IllegalArgumentException if one of them, or their product, is negative or not finite
     */
    public InverseRoot {
        Check.rate("initial", initial);
        Check.rate("k", k);
        Check.rate("k·initial", k * initial);
    }

    @Override
    public double at(long epoch, long t) {
        Counts.check(epoch, t);
        return k / Math.sqrt(Math.max(1, (double) epoch)) * initial;
    }

    @Override
    public String toString() {
        return "InverseRoot(α₀=" + initial + ", k=" + k + ")";
    }
}
