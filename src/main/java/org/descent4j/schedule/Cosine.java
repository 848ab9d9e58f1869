package org.descent4j.schedule;

import org.descent4j.internal.guard.Check;

/** {@link LearningRate#cosine(double, double, long)}. */
record Cosine(double from, double to, long steps) implements LearningRate {

    Cosine {
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
