package org.descent4j.schedule;

import org.descent4j.internal.guard.Check;

/** {@link LearningRate#inverseTime}. */
record InverseTime(double initial, double rate) implements LearningRate {

    InverseTime {
        Check.rate("initial", initial);
        Check.rate("rate", rate);
    }

    @Override
    public double at(long epoch, long t) {
        Counts.check(epoch, t);
        return initial / (1 + rate * epoch);
    }

    @Override
    public String toString() {
        return "InverseTime(α₀=" + initial + ", rate=" + rate + ")";
    }
}
