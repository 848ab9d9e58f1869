package org.descent4j.schedule;

import static org.descent4j.internal.guard.Check.checkArgument;

import org.descent4j.internal.guard.Check;

/** {@link LearningRate#exponential}. */
record Exponential(double initial, double base) implements LearningRate {

    Exponential {
        Check.rate("initial", initial);
        checkArgument(base > 0 && base <= 1, "base = %s: must be in (0, 1]", base);
    }

    @Override
    public double at(long epoch, long t) {
        Counts.check(epoch, t);
        return Math.pow(base, (double) epoch) * initial;
    }

    @Override
    public String toString() {
        return "Exponential(α₀=" + initial + ", base=" + base + ")";
    }
}
