package org.descent4j.schedule;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.descent4j.internal.guard.Check;

/**
 * A schedule that watches the cost: when it has not improved for a while, α is multiplied by a factor.
 *
 * <p>Formula: {@code α = max(floor, base(epoch, t)·factor^reductions)}. A reported cost J improves if {@code J < best -
 * threshold·|best|}; then it is the new best and the count of idle reports starts again from 0. Otherwise the count
 * grows by one, and once it is above the patience, α is reduced and the count starts again. NaN never improves. Before
 * the first report α is the base schedule's; without reports, for good.
 *
 * <p>An immutable value: {@link #after} returns the next one, and a Stepper keeps the newest.
 *
 * <p>Source: lecture row S17, manual decay by watching the run, done by a rule.
 *
 * <p>Example, a tenth of α after the second report without improvement:
 *
 * <pre>{@code
 * LearningRate rate = LearningRate.constant(0.1).reducedOnPlateau(0.1, 1);
 * for (double cost : new double[] {1.0, 0.9, 0.95, 0.92}) {
 *     rate = rate.after(1, 1, cost);
 * }
 * rate.at(2, 1);  // 0.01
 * }</pre>
 *
 * @param base what is reduced
 * @param factor what α is multiplied by, in (0, 1)
 * @param patience how many idle reports in a row are borne, at least 0
 * @param threshold by what share of the best cost a better one must be better, in [0, 1)
 * @param floor the least α, at least 0 and finite; it also holds where the base alone is smaller
 * @param best the best cost so far; infinite before the first
 * @param idle how many reports in a row have not improved on it
 * @param reductions how often α has been reduced
 */
public record ReduceOnPlateau(
        LearningRate base,
        double factor,
        int patience,
        double threshold,
        double floor,
        double best,
        int idle,
        int reductions)
        implements LearningRate {

    private static final double DEFAULT_THRESHOLD = 1e-4;

    /**
     * As {@link #of}, with every option and the memory.
     *
     * @param base what is reduced
     * @param factor what α is multiplied by, in (0, 1)
     * @param patience how many idle reports in a row are borne, at least 0
     * @param threshold by what share of the best cost a better one must be better, in [0, 1)
     * @param floor the least α, at least 0 and finite
     * @param best the best cost so far
     * @param idle how many reports in a row have not improved on it, at least 0
     * @param reductions how often α has been reduced, at least 0
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public ReduceOnPlateau {
        Objects.requireNonNull(base, "base");
        checkArgument(factor > 0 && factor < 1, "factor = %s: must be in (0, 1)", factor);
        Check.atLeast(0, "patience", patience);
        checkArgument(threshold >= 0 && threshold < 1, "threshold = %s: must be in [0, 1)", threshold);
        Check.rate("floor", floor);
        checkArgument(!Double.isNaN(best), "best = %s: must be a number", best);
        Check.atLeast(0, "idle", idle);
        Check.atLeast(0, "reductions", reductions);
    }

    /**
     * A schedule that is reduced when the cost stops falling, with a threshold of 1e-4 and no floor.
     *
     * @param base what is reduced
     * @param factor what α is multiplied by, in (0, 1)
     * @param patience how many idle reports in a row are borne, at least 0
     * @return the schedule before its first report
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public static ReduceOnPlateau of(LearningRate base, double factor, int patience) {
        return new ReduceOnPlateau(base, factor, patience, DEFAULT_THRESHOLD, 0, Double.POSITIVE_INFINITY, 0, 0);
    }

    /**
     * The same schedule with another threshold.
     *
     * @param share by what share of the best cost a better one must be better, in [0, 1)
     * @return the schedule
     * @throws IllegalArgumentException if the share is out of its range
     */
    public ReduceOnPlateau withThreshold(double share) {
        return new ReduceOnPlateau(base, factor, patience, share, floor, best, idle, reductions);
    }

    /**
     * The same schedule with a least α.
     *
     * @param least the least α, at least 0 and finite
     * @return the schedule
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public ReduceOnPlateau withFloor(double least) {
        return new ReduceOnPlateau(base, factor, patience, threshold, least, best, idle, reductions);
    }

    @Override
    public double at(long epoch, long t) {
        return Math.max(floor, base.at(epoch, t) * Math.pow(factor, reductions));
    }

    @Override
    public ReduceOnPlateau after(long epoch, long t, double cost) {
        LearningRate nextBase = base.after(epoch, t, cost);
        if (improves(cost)) {
            return with(nextBase, cost, 0, reductions);
        }
        return idle < patience ? with(nextBase, best, idle + 1, reductions) : with(nextBase, best, 0, reductions + 1);
    }

    private boolean improves(double cost) {
        // An infinite best minus its share would be NaN.
        return Double.isInfinite(best) ? cost < best : cost < best - threshold * Math.abs(best);
    }

    private ReduceOnPlateau with(LearningRate nextBase, double nextBest, int nextIdle, int nextReductions) {
        return new ReduceOnPlateau(nextBase, factor, patience, threshold, floor, nextBest, nextIdle, nextReductions);
    }

    @Override
    public double[] memory() {
        return DoubleStream.concat(DoubleStream.of(best, idle, reductions), Arrays.stream(base.memory()))
                .toArray();
    }

    @Override
    public ReduceOnPlateau recalling(double... memory) {
        Counts.memory(3 + base.memory().length, memory);
        // In this order: a Manual within is not set before all else is known to be right.
        ReduceOnPlateau recalled = with(base, memory[0], count("idle", memory[1]), count("reductions", memory[2]));
        return recalled.with(
                base.recalling(Arrays.copyOfRange(memory, 3, memory.length)),
                recalled.best,
                recalled.idle,
                recalled.reductions);
    }

    private static int count(String name, double number) {
        checkArgument(number == (int) number, "%s = %s: must be a whole number", name, number);
        return (int) number;
    }

    @Override
    public String toString() {
        return "ReduceOnPlateau(" + base + ", factor=" + factor + ", patience=" + patience + ", threshold=" + threshold
                + ", floor=" + floor + ", best=" + best + ", idle=" + idle + ", reductions=" + reductions + ")";
    }
}
