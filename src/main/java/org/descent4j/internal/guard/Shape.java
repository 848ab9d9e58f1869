package org.descent4j.internal.guard;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What to do with an array that is not (rows, columns), one column an example: most are the right numbers the wrong way
 * round.
 *
 * <p>Example, an image that is to be one column:
 *
 * <pre>{@code
 * Shape.advice("x", Nd4j.zeros(28, 28), 784, Shape.ANY);  // (one column an example: x.reshape(784, 1))
 * }</pre>
 */
public final class Shape {

    /** A number of rows or columns that is not known. */
    public static final long ANY = -1;

    private Shape() {}

    /**
     * The end of a refusal: that a column is an example and, where one call makes the array fit, which.
     *
     * @param name the parameter's name
     * @param array the array that does not fit
     * @param rows how many rows it must have, or {@link #ANY}
     * @param columns how many columns it must have, or {@link #ANY}
     * @return the advice in brackets, after a space
     */
    public static String advice(String name, INDArray array, long rows, long columns) {
        long length = array.length();
        if (rows == ANY && columns == ANY && array.rank() == 1) {
            return " (one column an example: " + name + ".reshape(" + length + ", 1) is one example, " + name
                    + ".reshape(1, " + length + ") is " + length + ")";
        }
        long n = rows == ANY ? length / Math.max(columns, 1) : rows;
        long m = columns == ANY ? length / Math.max(rows, 1) : columns;
        return " (one column an example" + (length > 0 && n * m == length ? way(name, array, n, m) : "") + ")";
    }

    /** The call that makes an array of n · m numbers (n, m), if there is one. */
    private static String way(String name, INDArray array, long n, long m) {
        boolean isTurned = array.rank() == 2 && array.size(0) == m;
        if (m == 1 || (n == 1 && (array.rank() != 2 || isTurned))) {
            return ": " + name + ".reshape(" + n + ", " + m + ")";
        }
        if (isTurned) {
            return "; is " + name + " transposed?";
        }
        if (array.rank() > 2 && array.size(0) == m) {
            return ": " + name + ".reshape(" + m + ", " + n + ").transpose()";
        }
        return array.rank() > 2 && array.size(-1) == m ? ": " + name + ".reshape(" + n + ", " + m + ")" : "";
    }
}
