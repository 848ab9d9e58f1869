package org.descent4j.schedule;

import org.descent4j.internal.guard.Check;

/** {@link LearningRate#inverseRoot}. */
record InverseRoot(double initial, double k) implements LearningRate {

    InverseRoot {
        Check.rate("initial", initial);
        Check.rate("k", k);
        Check.rate("k·initial", k * initial);
    }

    @Override
    public double at(long epoch, long t) {
        Counts.check(epoch, t);
        return k / Math.sqrt(Math.max(1, (double) epoch)) * initial;
    }

    @Override
    public String toString() {
        return "InverseRoot(α₀=" + initial + ", k=" + k + ")";
    }
}
