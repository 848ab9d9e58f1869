package org.descent4j.optimizer;

import static org.nd4j.common.base.Preconditions.checkArgument;

/** The refusals that several algorithms share. */
final class Check {

    private Check() {}

    static void finite(String name, double value) {
        checkArgument(isFinite(value), name + " = %s: must be a finite number, at least 0", value);
    }

    static boolean isFinite(double value) {
        return value >= 0 && value < Double.POSITIVE_INFINITY;
    }

    static void positive(String name, double value) {
        checkArgument(
                value > 0 && value < Double.POSITIVE_INFINITY, name + " = %s: must be a finite number above 0", value);
    }

    static void share(String name, double value) {
        checkArgument(value >= 0 && value < 1, name + " = %s: must be in [0, 1)", value);
    }
}
