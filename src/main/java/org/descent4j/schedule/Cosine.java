package org.descent4j.schedule;

import org.descent4j.internal.guard.Check;

/**
 * Half a cosine wave: α leaves its first value slowly, falls fastest half way, and arrives at its last value gently.
 *
 * <p>Formula: {@code α = to + (from - to)·(1 + cos(π·t/steps))/2}. At t = 0 it is {@code from}, at half the steps the
 * mean of both, and from t = steps on, for good, {@code to}. It may also rise.
 *
 * <p>Steps and epochs count from 1, so that where {@code to} is 0 the step t = steps changes nothing. That is one step;
 * {@link LearningRate#perEpoch} makes it the whole last epoch. To train in each of E epochs, give it E + 1. Where
 * others count from 0, as PyTorch does, α in step t is what it is here at t - 1.
 *
 * <p>Source: I. Loshchilov and F. Hutter, <i>SGDR: Stochastic Gradient Descent with Warm Restarts</i>, 2017, equation 5
 * (one run, no restart).
 *
 * <p>Example:
 *
 * <pre>{@code
 * LearningRate.cosine(0.1, 1000).at(1, 500);    // 0.05
 * LearningRate.cosine(0.1, 1000).at(1, 1000);   // 0.0
 * new Cosine(0.1, 0.001, 1000).at(2, 5000);     // 0.001
 * }</pre>
 *
 * @param from α at t = 0, at least 0 and finite
 * @param to α from t = steps on, at least 0 and finite
 * @param steps how many steps it takes, at least 1
 */
public record Cosine(double from, double to, long steps) implements LearningRate {

    /**
     * As {@link LearningRate#cosine}, with a last value other than 0.
     *
     * @param from α at t = 0, at least 0 and finite
     * @param to α from t = steps on, at least 0 and finite
     * @param steps how many steps it takes, at least 1
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public Cosine {
        Check.rate("from", from);
        Check.rate("to", to);
        Check.atLeast(1, "steps", steps);
    }

    @Override
    public double at(long epoch, long t) {
        Counts.check(epoch, t);
        double share = (1 + Math.cos(Math.PI * Math.min(t, steps) / steps)) / 2;
        // Not to + (from - to)·share: that would miss `from` by a rounding error at t = 0.
        return share * from + (1 - share) * to;
    }

    @Override
    public String toString() {
        return "Cosine(from=" + from + ", to=" + to + ", steps=" + steps + ")";
    }
}
