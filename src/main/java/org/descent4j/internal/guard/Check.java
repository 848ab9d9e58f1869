package org.descent4j.internal.guard;

/**
 * Refusals in one wording: the parameter's name, its value, and what is allowed. In plain Java, so that what needs no
 * array needs no ND4J.
 *
 * <p>Example:
 *
 * <pre>{@code
 * int size = 64;
 * Check.checkArgument(size >= 1, "size = %s: must be at least 1", size);
 * Check.share("beta", 0.9);  // 0.9
 * }</pre>
 */
public final class Check {

    private Check() {}

    /**
     * Refuses what does not hold.
     *
     * @param holds what must be true
     * @param message the refusal, with {@code %s} for each of the values
     * @param values what stands in it
     * @throws IllegalArgumentException if it does not hold
     */
    public static void checkArgument(boolean holds, String message, Object... values) {
        if (!holds) {
            throw new IllegalArgumentException(filled(message, values));
        }
    }

    /** Not {@link String#format}: all that it can do would have to go into the page that runs the algorithms. */
    private static String filled(String message, Object... values) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (Object value : values) {
            int at = message.indexOf("%s", from);
            if (at < 0) {
                break;
            }
            text.append(message, from, at).append(value);
            from = at + 2;
        }
        return text.append(message, from, message.length()).toString();
    }

    /**
     * Whether a number can be a rate: finite, and at least 0.
     *
     * @param value the number
     * @return whether it is
     */
    public static boolean isRate(double value) {
        return value >= 0 && value < Double.POSITIVE_INFINITY;
    }

    /**
     * Refuses what is not finite or below 0.
     *
     * @param name the parameter's name
     * @param value its value
     * @return the value
     * @throws IllegalArgumentException if it is NaN, infinite or below 0
     */
    public static double rate(String name, double value) {
        return require(isRate(value), name, value, "a finite number, at least 0");
    }

    /**
     * Refuses what is not finite or not above 0.
     *
     * @param name the parameter's name
     * @param value its value
     * @return the value
     * @throws IllegalArgumentException if it is NaN, infinite, 0 or below
     */
    public static double positive(String name, double value) {
        return require(value > 0 && isRate(value), name, value, "a finite number above 0");
    }

    /**
     * Refuses what is no share that leaves something: β of an average.
     *
     * @param name the parameter's name
     * @param value its value
     * @return the value
     * @throws IllegalArgumentException if it is not in [0, 1)
     */
    public static double share(String name, double value) {
        return require(value >= 0 && value < 1, name, value, "in [0, 1)");
    }

    /**
     * Refuses a count that is too small.
     *
     * @param least the smallest that is allowed
     * @param name the parameter's name
     * @param value its value
     * @return the value
     * @throws IllegalArgumentException if it is below that
     */
    public static long atLeast(long least, String name, long value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " = " + value + ": must be at least " + least);
        }
        return value;
    }

    private static double require(boolean holds, String name, double value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(name + " = " + value + ": must be " + allowed);
        }
        return value;
    }
}
