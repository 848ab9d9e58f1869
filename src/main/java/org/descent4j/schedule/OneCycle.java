package org.descent4j.schedule;

import org.descent4j.internal.guard.Check;

/** {@link LearningRate#oneCycle}. */
record OneCycle(double peak, long steps) implements LearningRate {

    private static final double RISE = 0.3;
    private static final double START = 25;
    private static final double END = 10_000;

    OneCycle {
        Check.rate("peak", peak);
        Check.atLeast(2, "steps", steps);
    }

    @Override
    public double at(long epoch, long t) {
        Counts.check(epoch, t);
        long step = Math.max(1, Math.min(t, steps));
        double top = RISE * steps;
        return step <= top
                ? between(peak / START, peak, (step - 1) / (top - 1))
                : between(peak, peak / START / END, (step - top) / (steps - top));
    }

    /** Half a cosine wave, of which this share has passed. */
    private static double between(double from, double to, double share) {
        double left = (1 + Math.cos(Math.PI * share)) / 2;
        return left * from + (1 - left) * to;
    }

    @Override
    public String toString() {
        return "OneCycle(peak=" + peak + ", steps=" + steps + ")";
    }
}
