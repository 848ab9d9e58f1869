package org.descent4j.internal.math;

import org.teavm.jso.JSBody;

/** What the library's class of this name does, by the browser. */
public final class Functions {

    private Functions() {}

    @JSBody(params = "x", script = "return Math.expm1(x);")
    public static native double expm1(double x);

    @JSBody(params = "x", script = "return Math.log1p(x);")
    public static native double log1p(double x);

    @JSBody(params = "x", script = "return Math.tanh(x);")
    public static native double tanh(double x);

    @JSBody(params = "x", script = "return Math.cosh(x);")
    public static native double cosh(double x);

    public static double number(String digits) {
        double number = parsed(digits);
        if (number != number) {
            throw new NumberFormatException(digits);
        }
        return number;
    }

    @JSBody(params = "digits", script = "return digits === '' ? NaN : +digits;")
    private static native double parsed(String digits);
}
