package org.descent4j.network;

import org.descent4j.internal.guard.Check;

/** What {@link Activation#elu} gives. */
record Elu(double alpha) implements Elementwise {

    Elu {
        Check.rate("alpha", alpha);
    }

    @Override
    public double value(double z) {
        // Not e^z - 1, in which small z would lose their digits.
        return z > 0 ? z : alpha * Math.expm1(z);
    }

    @Override
    public double derivative(double z, double a) {
        return z > 0 ? 1 : a + alpha;
    }

    @Override
    public Initialization initialization() {
        return Initialization.HE;
    }

    @Override
    public String toString() {
        return "elu(" + alpha + ")";
    }
}
