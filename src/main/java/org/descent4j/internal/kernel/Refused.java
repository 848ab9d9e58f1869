package org.descent4j.internal.kernel;

/** Why a step is not made: one wording for arrays of ND4J and of Java. */
final class Refused {

    /** Squares of what is larger have no room. */
    static final double LARGEST_FLOAT = 1.8e19;

    static final double LARGEST_DOUBLE = 1.3e154;

    private Refused() {}

    static ArithmeticException notFinite(String name, double value, long at, double alpha, long t) {
        return new ArithmeticException(name + " would hold " + value + " after step " + t + ", the first at element "
                + at + ": the step is not made; a smaller learning rate than " + alpha + ", or Clip, may help");
    }

    static IllegalArgumentException square(Object value, long at, double limit, Object type, long t) {
        return new IllegalArgumentException("gradient of step " + t + " holds " + value + " at element " + at
                + ": must be within ±" + limit + ", so that its square has room in " + type + "; Clip cuts it to size");
    }
}
