package org.descent4j.average;

import org.descent4j.StoppedException;
import org.descent4j.internal.guard.Check;
import org.descent4j.internal.math.Functions;

/**
 * Bias correction: what an exponentially weighted average that started from 0 must be divided by.
 *
 * <p>The weights of the average {@code v_t = β·v_(t-1) + (1-β)·θ_t}, {@code v_0 = 0}, sum to {@code 1 - β^t}, not to 1,
 * so that the first values come out too small. Divided by that sum, they are a true weighted mean; as t grows, β^t
 * vanishes and the correction with it. Adam corrects both its moments the same way.
 *
 * <p>Formula: {@code corrected_t = v_t / (1 - β^t)}.
 *
 * <p>Source: lecture row S10; D. P. Kingma and J. Ba, <i>Adam: A Method for Stochastic Optimization</i>, 2015, section
 * 3.
 *
 * <p>Example, the lecture's second day:
 *
 * <pre>{@code
 * BiasCorrection.of(0.98).divisor(2);      // 0.0396
 * BiasCorrection.of(0.98).apply(1.78, 2);  // 44.95
 * }</pre>
 *
 * @param beta β, the decay rate of the average, in [0, 1)
 */
public record BiasCorrection(double beta) {

    /**
     * As {@link #of}.
     *
     * @param beta β, the decay rate of the average, in [0, 1)
     * @throws IllegalArgumentException if β is not in [0, 1)
     */
    public BiasCorrection {
        Check.share("beta", beta);
    }

    /**
     * The correction that belongs to an average with this β.
     *
     * @param beta β, the decay rate of the average, in [0, 1)
     * @return the correction
     * @throws IllegalArgumentException if β is not in [0, 1)
     */
    public static BiasCorrection of(double beta) {
        return new BiasCorrection(beta);
    }

    /**
     * The sum of the average's weights after t values, {@code 1 - β^t}.
     *
     * @param t how many values have been averaged, at least 1
     * @return {@code 1 - β^t}, in (0, 1], to the last bit or two even where β^t is close to 1
     * @throws IllegalArgumentException if t is below 1: before the first value there is nothing to correct
     */
    public double divisor(long t) {
        if (t < 1) {
            throw new IllegalArgumentException("t = " + t + ": must be at least 1");
        }
        // 1 - Math.pow(beta, t) would lose the digits that β^t and 1 share.
        return -Functions.expm1(t * Functions.log1p(beta - 1));
    }

    /**
     * The corrected value of an average, {@code v / (1 - β^t)}.
     *
     * @param v the average after t values
     * @param t how many values have been averaged, at least 1
     * @return the corrected value, in the unit of v
     * @throws IllegalArgumentException if t is below 1
     */
    public double apply(double v, long t) {
        // Not in divisor: a step asks for that when it has already changed its moments.
        StoppedException.ifInterrupted();
        return v / divisor(t);
    }

    @Override
    public String toString() {
        return "BiasCorrection(beta=" + beta + ")";
    }
}
