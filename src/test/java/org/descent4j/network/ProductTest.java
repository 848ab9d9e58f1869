package org.descent4j.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class ProductTest {

    @ParameterizedTest
    // 16 × 16 × 64 is the largest product by plain loops.
    @CsvSource({
        "1, 1, 1, DOUBLE",
        "3, 20, 64, DOUBLE",
        "16, 16, 64, DOUBLE",
        "16, 16, 65, DOUBLE",
        "17, 16, 64, FLOAT",
        "16, 16, 64, FLOAT",
        "1, 500, 64, FLOAT",
        "70, 1, 300, DOUBLE"
    })
    @DisplayName("Loops and BLAS give the same products, set or added")
    void agreesWithMmul(int rows, int inner, int columns, DataType type) {
        double tolerance = (type == DataType.DOUBLE ? 1e-14 : 1e-6) * inner * 4;
        INDArray a = GradientCheckTest.random(1, rows, inner).castTo(type).dup('f');
        INDArray b = GradientCheckTest.random(2, inner, columns).castTo(type).dup('f');
        INDArray expected = a.castTo(DataType.DOUBLE).mmul(b.castTo(DataType.DOUBLE));

        Matrix c = Matrix.zeros(type, rows, columns);
        Product.of(Matrix.over(a), Matrix.over(b), c);
        assertClose(expected, c, tolerance);

        Matrix bT = Matrix.over(b.transpose().dup('f'));
        Product.ofTransposed(Matrix.over(a), bT, c, true);
        assertClose(expected.mul(2), c, tolerance);
        Product.ofTransposed(Matrix.over(a), bT, c, false);
        assertClose(expected, c, tolerance);

        c.overwrite()[0] = Double.NaN;
        Product.transposedOf(Matrix.over(a.transpose().dup('f')), Matrix.over(b), c);
        assertClose(expected, c, tolerance);
    }

    private static void assertClose(INDArray expected, Matrix actual, double tolerance) {
        assertArrayEquals(expected.dup('f').data().asDouble(), actual.values(), tolerance);
        assertArrayEquals(
                expected.dup('f').data().asDouble(),
                actual.array().castTo(DataType.DOUBLE).dup('f').data().asDouble(),
                tolerance);
    }
}
