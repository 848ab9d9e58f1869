package org.descent4j.schedule;

import org.descent4j.internal.guard.Check;

/** {@link LearningRate#constant}. */
record Constant(double value) implements LearningRate {

    Constant {
        Check.rate("learningRate", value);
    }

    @Override
    public double at(long epoch, long t) {
        Counts.check(epoch, t);
        return value;
    }

    @Override
    public String toString() {
        return Double.toString(value);
    }
}
