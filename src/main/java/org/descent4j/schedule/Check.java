package org.descent4j.schedule;

import static org.nd4j.common.base.Preconditions.checkArgument;

/** The refusals that several schedules share. */
final class Check {

    private Check() {}

    static double rate(String name, double value) {
        checkArgument(isRate(value), name + " = %s: must be a finite number, at least 0", value);
        return value;
    }

    static boolean isRate(double value) {
        return value >= 0 && value < Double.POSITIVE_INFINITY;
    }

    static long atLeast(long least, String name, long value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " = " + value + ": must be at least " + least);
        }
        return value;
    }

    static void counts(long epoch, long t) {
        atLeast(0, "epoch", epoch);
        atLeast(0, "t", t);
    }

    static void memory(int length, double[] memory) {
        checkArgument(memory.length == length, "memory has length %s: must be %s", memory.length, length);
    }
}
