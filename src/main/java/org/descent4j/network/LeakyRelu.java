package org.descent4j.network;

import org.descent4j.internal.guard.Check;

/** What {@link Activation#leakyRelu} gives. */
record LeakyRelu(double slope) implements Elementwise {

    LeakyRelu {
        Check.rate("slope", slope);
    }

    @Override
    public double value(double z) {
        return z > 0 ? z : slope * z;
    }

    @Override
    public double derivative(double z, double a) {
        return z > 0 ? 1 : slope;
    }

    @Override
    public Initialization initialization() {
        return Initialization.HE;
    }

    @Override
    public String toString() {
        return "leakyRelu(" + slope + ")";
    }
}
