package org.descent4j.schedule;

import org.descent4j.internal.guard.Check;

/**
 * The lecture's decay: α falls as one over the number of the epoch.
 *
 * <p>Formula: {@code α = α₀/(1 + rate·epoch)}. At epoch 0 it is α₀; it has no end and falls towards 0.
 *
 * <p>Source: lecture row S16. With {@link LearningRate#inStairs} it is the course assignment's {@code α₀/(1 +
 * rate·⌊epoch/interval⌋)}.
 *
 * <p>Example, the lecture's numbers and the assignment's:
 *
 * <pre>{@code
 * LearningRate decay = LearningRate.inverseTime(0.2, 1);
 * decay.at(1, 1);  // 0.1
 * decay.at(2, 1);  // 0.0667
 * decay.at(3, 1);  // 0.05
 * decay.at(4, 1);  // 0.04
 * LearningRate.inverseTime(0.5, 0.3).inStairs(100).at(100, 1);  // 0.384615
 * }</pre>
 *
 * @param initial α₀, at least 0 and finite
 * @param rate the decay rate, at least 0 and finite
 */
public record InverseTime(double initial, double rate) implements LearningRate {

    /**
     * As {@link LearningRate#inverseTime}.
     *
     * @param initial α₀, at least 0 and finite
     * @param rate the decay rate, at least 0 and finite
     * @throws IllegalArgumentException if one of them is negative or not finite
     */
    public InverseTime {
        Check.rate("initial", initial);
        Check.rate("rate", rate);
    }

    @Override
    public double at(long epoch, long t) {
        Counts.check(epoch, t);
        return initial / (1 + rate * epoch);
    }

    @Override
    public String toString() {
        return "InverseTime(α₀=" + initial + ", rate=" + rate + ")";
    }
}
