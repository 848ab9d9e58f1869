package org.descent4j.schedule;

import org.descent4j.internal.guard.Check;

/** {@link LearningRate#linear(double, double, long)}. */
record Linear(double from, double to, long steps) implements LearningRate {

    Linear {
        Check.rate("from", from);
        Check.rate("to", to);
        Check.atLeast(1, "steps", steps);
    }

    @Override
    public double at(long epoch, long t) {
        Counts.check(epoch, t);
        double share = (double) Math.min(t, steps) / steps;
        // Not from + (to - from)·share: that would miss `to` by a rounding error at the end.
        return (1 - share) * from + share * to;
    }

    @Override
    public String toString() {
        return "Linear(from=" + from + ", to=" + to + ", steps=" + steps + ")";
    }
}
