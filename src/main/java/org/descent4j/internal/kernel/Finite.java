package org.descent4j.internal.kernel;

import java.util.function.DoublePredicate;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Whether all values of a vector are finite, and how large they can be. */
public final class Finite {

    private static final long PIECE = 1 << 20;

    private Finite() {}

    /**
     * A number that no value of the vector is larger than. A sum of absolute values is finite only if all of them are,
     * and BLAS sums them up without a copy.
     *
     * @param vector a dense vector
     * @return their sum, or where that is too large for a float the largest one; NaN or infinite if a value is
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
     * Where the first value stands that something holds for. Not BooleanIndexing.firstIndex: with two threads it misses
     * every second one.
     *
     * @param vector a vector
     * @param what what holds for the value
     * @return its index, or -1 if there is none
     */
    public static long first(INDArray vector, DoublePredicate what) {
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
