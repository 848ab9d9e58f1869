package org.descent4j.schedule;

import org.descent4j.internal.guard.Check;

/** {@link LearningRate#warmUp}. */
record WarmUp(double target, long steps) implements LearningRate {

    WarmUp {
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
