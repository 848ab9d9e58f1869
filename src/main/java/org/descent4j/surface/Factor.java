package org.descent4j.surface;

/** A factor in a formula, as one writes it by hand: 5(y - x²)² and not 5.0(y - x²)², x² and not 1x². */
final class Factor {

    private static final double EXACT = 1e6; // whole numbers up to here are written in full

    private Factor() {}

    static String of(double value) {
        if (value == 1) {
            return "";
        }
        return number(value);
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) <= EXACT ? String.valueOf((long) value) : "" + value;
    }
}
