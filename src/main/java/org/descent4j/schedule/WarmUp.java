package org.descent4j.schedule;

import org.descent4j.internal.guard.Check;

/**
 * Linear warm-up: the first steps are small, while Adam's moments and a fresh network's gradients are still erratic.
 *
 * <p>Formula: {@code α = target·min(t, steps)/steps}. At t = 0 it is 0, in step 1 {@code target/steps}, and from t =
 * steps on, for good, the target.
 *
 * <p>Source: P. Goyal et al., <i>Accurate, Large Minibatch SGD</i>, 2017, section 2.2.
 *
 * <p>Example:
 *
 * <pre>{@code
 * LearningRate.warmUp(0.1, 500).at(1, 1);     // 0.0002
 * LearningRate.warmUp(0.1, 500).at(3, 1500);  // 0.1
 * }</pre>
 *
 * @param target α at the end of the warm-up, at least 0 and finite
 * @param steps the length of the warm-up, at least 1
 */
public record WarmUp(double target, long steps) implements LearningRate {

    /**
     * As {@link LearningRate#warmUp}.
     *
     * @param target α at the end of the warm-up, at least 0 and finite
     * @param steps the length of the warm-up, at least 1
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public WarmUp {
        Check.rate("target", target);
        Check.atLeast(1, "steps", steps);
    }

    @Override
    public double at(long epoch, long t) {
        Counts.check(epoch, t);
        return target * ((double) Math.min(t, steps) / steps);
    }

    @Override
    public String toString() {
        return "WarmUp(target=" + target + ", steps=" + steps + ")";
    }
}
