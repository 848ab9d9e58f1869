package org.descent4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Arrays compared to the bit: {@link INDArray#equals} forgives differences up to 1e-5. */
public final class Bits {

    private Bits() {}

    public static boolean same(INDArray a, INDArray b) {
        return a.dataType() == b.dataType()
                && Arrays.equals(a.shape(), b.shape())
                && Arrays.equals(values(a), values(b));
    }

    public static void assertSame(INDArray expected, INDArray actual) {
        assertSame(expected, actual, null);
    }

    public static void assertSame(INDArray expected, INDArray actual, String message) {
        assertEquals(expected.dataType(), actual.dataType(), message);
        assertArrayEquals(expected.shape(), actual.shape(), message);
        assertArrayEquals(values(expected), values(actual), message);
    }

    private static double[] values(INDArray array) {
        return array.dup('c').reshape(array.length()).castTo(DataType.DOUBLE).toDoubleVector();
    }
}
