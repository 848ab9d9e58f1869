package org.descent4j.network;

import java.util.Arrays;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Matrix products into a matrix that is there already: by BLAS, or by plain loops where a call costs more than the
 * work.
 */
final class Product {

    // Measured: a call of ND4J's gemm costs 7 to 20 µs whatever its size, in which these loops do about so many steps.
    private static final long SMALL = 16_384;

    private Product() {}

    /** c = a·b. */
    static void of(Matrix a, Matrix b, Matrix c) {
        if (!isSmall(a.rows, a.columns, b.columns)) {
            gemm(a, false, b, false, 0, c);
            return;
        }
        double[] left = a.values();
        double[] right = b.values();
        double[] out = c.overwrite();
        Arrays.fill(out, 0);
        for (int j = 0; j < b.columns; j++) {
            for (int k = 0; k < a.columns; k++) {
                addScaled(out, j * c.rows, left, k * a.rows, a.rows, right[j * b.rows + k]);
            }
        }
    }

    /** c = a·bᵀ, or c += a·bᵀ. */
    static void ofTransposed(Matrix a, Matrix b, Matrix c, boolean add) {
        if (!isSmall(a.rows, a.columns, b.rows)) {
            gemm(a, false, b, true, add ? 1 : 0, c);
            return;
        }
        double[] left = a.values();
        double[] right = b.values();
        double[] out = add ? c.update() : c.overwrite();
        if (!add) {
            Arrays.fill(out, 0);
        }
        for (int j = 0; j < a.columns; j++) {
            for (int k = 0; k < b.rows; k++) {
                addScaled(out, k * c.rows, left, j * a.rows, a.rows, right[j * b.rows + k]);
            }
        }
    }

    /** c = aᵀ·b. */
    static void transposedOf(Matrix a, Matrix b, Matrix c) {
        if (!isSmall(a.columns, a.rows, b.columns)) {
            gemm(a, true, b, false, 0, c);
            return;
        }
        double[] left = a.values();
        double[] right = b.values();
        double[] out = c.overwrite();
        for (int j = 0; j < b.columns; j++) {
            for (int k = 0; k < a.columns; k++) {
                double sum = 0;
                for (int i = 0; i < a.rows; i++) {
                    sum += left[k * a.rows + i] * right[j * b.rows + i];
                }
                out[j * c.rows + k] = sum;
            }
        }
    }

    private static boolean isSmall(long rows, long inner, long columns) {
        return rows * inner * columns <= SMALL;
    }

    private static void addScaled(double[] to, int toStart, double[] from, int fromStart, int n, double factor) {
        for (int i = 0; i < n; i++) {
            to[toStart + i] += from[fromStart + i] * factor;
        }
    }

    private static void gemm(Matrix a, boolean aTransposed, Matrix b, boolean bTransposed, double beta, Matrix c) {
        Nd4j.getBlasWrapper().level3().gemm(a.array(), b.array(), c.updateArray(), aTransposed, bTransposed, 1, beta);
    }
}
