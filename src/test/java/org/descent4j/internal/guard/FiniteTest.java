package org.descent4j.internal.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class FiniteTest {

    @Test
    @DisplayName("The first bad value is found in every order and stride, and only if the array itself holds it")
    void firstNot() {
        for (double bad : List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)) {
            for (char order : new char[] {'c', 'f'}) {
                INDArray whole = Nd4j.ones(4, 6).dup(order);
                whole.putScalar(1, 4, bad);
                whole.putScalar(3, 0, bad);
                assertEquals(10, Finite.firstNot(whole));
                // Down the columns: row 3 of column 0.
                assertEquals(3, Finite.firstNot(whole.transpose()));
                INDArray gaps = whole.get(NDArrayIndex.all(), NDArrayIndex.interval(2, 6));
                assertEquals(6, Finite.firstNot(gaps));
                assertEquals(-1, Finite.firstNot(whole.get(NDArrayIndex.all(), NDArrayIndex.interval(1, 4))));
                assertEquals(-1, Finite.firstNot(whole.get(NDArrayIndex.all(), NDArrayIndex.interval(1, 2, 6))));
                assertEquals(4, Finite.firstNot(whole.getRow(1)));
                assertEquals(1, Finite.firstNot(whole.getColumn(4)));
                assertEquals(-1, Finite.firstNot(whole.getColumn(1)));
            }
        }
    }

    @Test
    @DisplayName("A large vector with the bad value behind a million others, and none whose sum alone overflows")
    void large() {
        INDArray vector = Nd4j.ones((1 << 20) + 9);
        vector.putScalar((1 << 20) + 5, Float.NaN);
        assertEquals((1 << 20) + 5, Finite.firstNot(vector));
        assertTrue(Double.isNaN(Finite.bound(vector)));
        INDArray huge = Nd4j.createFromArray(-3e38f, 2e38f, 3e38f);
        assertEquals(-1, Finite.firstNot(huge));
        assertEquals(3e38, Finite.bound(huge), 1e32);
        assertEquals(-1, Finite.firstNot(huge.reshape(3, 1)));
        assertEquals(6, Finite.bound(Nd4j.createFromArray(1.0, -2.0, 3.0)));
    }
}
