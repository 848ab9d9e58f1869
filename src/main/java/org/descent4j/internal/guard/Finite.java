package org.descent4j.internal.guard;

import java.util.function.DoublePredicate;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Whether all values of an array are finite, and how large they can be. One sum of absolute values is many times faster
 * than a search, and finite only if all of them are.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Finite.firstNot(Nd4j.createFromArray(1.0, Double.NaN));  // 1
 * }</pre>
 */
public final class Finite {

    private static final long PIECE = 1 << 20;

    private Finite() {}

    /**
     * A number that no value of the vector is larger than. BLAS sums it up without a copy.
     *
     * @param vector a dense vector
     * @return the sum of absolute values, or where that is too large for its type the largest one; NaN or infinite if a
     *     value is
     */
    public static double bound(INDArray vector) {
        double sum = Nd4j.getBlasWrapper().level1().asum(vector);
        if (Double.isFinite(sum)) {
            return sum;
        }
        long bad = first(vector, value -> !Double.isFinite(value));
        return bad >= 0 ? Math.abs(vector.getDouble(bad)) : vector.amaxNumber().doubleValue();
    }

    /**
     * Where the first value stands that is not finite.
     *
     * @param array a vector or a matrix, of any strides
     * @return its index, counted along the rows; -1 if all are finite
     */
    public static long firstNot(INDArray array) {
        return Double.isFinite(sum(array)) ? -1 : first(array, value -> !Double.isFinite(value));
    }

    /** Of a view with gaps, BLAS says that the sum is 0. */
    private static double sum(INDArray array) {
        return array.elementWiseStride() == 1
                ? Nd4j.getBlasWrapper().level1().asum(array)
                : array.norm1Number().doubleValue();
    }

    /**
     * Where the first value stands that something holds for. Not BooleanIndexing.firstIndex: with two threads it misses
     * every second one.
     *
     * @param array a vector or a matrix
     * @param what what holds for the value
     * @return its index, counted along the rows; -1 if there is none
     */
    public static long first(INDArray array, DoublePredicate what) {
        if (array.rank() != 2) {
            return search(array, what);
        }
        for (long row = 0; row < array.size(0); row++) {
            long column = search(array.getRow(row), what);
            if (column >= 0) {
                return row * array.size(1) + column;
            }
        }
        return -1;
    }

    private static long search(INDArray vector, DoublePredicate what) {
        for (long from = 0; from < vector.length(); from += PIECE) {
            long to = Math.min(vector.length(), from + PIECE);
            double[] piece = vector.get(NDArrayIndex.interval(from, to)).toDoubleVector();
            for (int i = 0; i < piece.length; i++) {
                if (what.test(piece[i])) {
                    return from + i;
                }
            }
        }
        return -1;
    }
}
