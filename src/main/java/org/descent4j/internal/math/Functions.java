package org.descent4j.internal.math;

/**
 * Functions of Java that its translation to JavaScript computes with too few digits, or by long tables. In a page
 * another class of this name stands here, which asks the browser.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Functions.number("1e-8");  // 1.0E-8
 * }</pre>
 */
public final class Functions {

    private Functions() {}

    /**
     * {@code e^x - 1}, to the last digits where x is small.
     *
     * @param x any number
     * @return the value
     */
    public static double expm1(double x) {
        return Math.expm1(x);
    }

    /**
     * {@code ln(1 + x)}, to the last digits where x is small.
     *
     * @param x a number from -1 on
     * @return the value
     */
    public static double log1p(double x) {
        return Math.log1p(x);
    }

    /**
     * The hyperbolic tangent.
     *
     * @param x any number
     * @return the value
     */
    public static double tanh(double x) {
        return Math.tanh(x);
    }

    /**
     * The hyperbolic cosine.
     *
     * @param x any number
     * @return the value
     */
    public static double cosh(double x) {
        return Math.cosh(x);
    }

    /**
     * A decimal number.
     *
     * @param digits such as {@code 1e-8}
     * @return the nearest number
     * @throws NumberFormatException if it is none
     */
    public static double number(String digits) {
        return Double.parseDouble(digits);
    }
}
