package org.descent4j.schedule;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.descent4j.internal.guard.Check;

/**
 * {@link LearningRate#reducedOnPlateau(double, long, double, double)}, and what it has seen: the best cost so far
 * (infinite before the first), how many reports in a row have not improved on it, how often α has been reduced.
 */
record ReduceOnPlateau(
        LearningRate base,
        double factor,
        long patience,
        double threshold,
        double floor,
        double best,
        long idle,
        long reductions)
        implements Remembering {

    ReduceOnPlateau {
        checkArgument(factor > 0 && factor < 1, "factor = %s: must be in (0, 1)", factor);
        Check.atLeast(0, "patience", patience);
        Check.share("threshold", threshold);
        Check.rate("floor", floor);
        checkArgument(!Double.isNaN(best), "best = %s: must be a number", best);
        Check.atLeast(0, "idle", idle);
        Check.atLeast(0, "reductions", reductions);
    }

    @Override
    public double at(long epoch, long t) {
        return Math.max(floor, base.at(epoch, t) * Math.pow(factor, (double) reductions));
    }

    @Override
    public LearningRate after(long epoch, long t, double cost) {
        LearningRate nextBase = Remembering.of(base).after(epoch, t, cost);
        if (improves(cost)) {
            return with(nextBase, cost, 0, reductions);
        }
        return idle < patience ? with(nextBase, best, idle + 1, reductions) : with(nextBase, best, 0, reductions + 1);
    }

    private boolean improves(double cost) {
        // An infinite best minus its share would be NaN.
        return Double.isInfinite(best) ? cost < best : cost < best - threshold * Math.abs(best);
    }

    private ReduceOnPlateau with(LearningRate nextBase, double nextBest, long nextIdle, long nextReductions) {
        return new ReduceOnPlateau(nextBase, factor, patience, threshold, floor, nextBest, nextIdle, nextReductions);
    }

    @Override
    public double[] memory() {
        return DoubleStream.concat(
                        DoubleStream.of(best, (double) idle, (double) reductions),
                        Arrays.stream(Remembering.of(base).memory()))
                .toArray();
    }

    @Override
    public LearningRate recalling(double... memory) {
        Remembering inner = Remembering.of(base);
        Counts.memory(3 + inner.memory().length, memory);
        // In this order: a Manual within is not set before all else is known to be right.
        ReduceOnPlateau recalled = with(base, memory[0], count("idle", memory[1]), count("reductions", memory[2]));
        LearningRate recalledBase = inner.recalling(Arrays.copyOfRange(memory, 3, memory.length));
        return recalled.with(recalledBase, recalled.best, recalled.idle, recalled.reductions);
    }

    private static long count(String name, double number) {
        checkArgument(number == (long) number, "%s = %s: must be a whole number", name, number);
        return (long) number;
    }

    @Override
    public String toString() {
        return "ReduceOnPlateau(" + base + ", factor=" + factor + ", patience=" + patience + ", threshold=" + threshold
                + ", floor=" + floor + ", best=" + best + ", idle=" + idle + ", reductions=" + reductions + ")";
    }
}
