package org.descent4j.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class EpsilonTest {

    @Test
    @DisplayName("S13: √S + ε outside, √(S + ε) inside; S is not changed")
    void s13_places() {
        INDArray s = Nd4j.createFromArray(0.0, 4.0);
        assertArrayEquals(
                new double[] {0.25, 2.25}, Epsilon.outsideRoot(0.25).root(s).toDoubleVector());
        assertArrayEquals(
                new double[] {0.5, Math.sqrt(4.25)},
                Epsilon.insideRoot(0.25).root(s).toDoubleVector());
        assertArrayEquals(new double[] {0, 4}, s.toDoubleVector());
    }

    @Test
    void isAValue() {
        assertEquals(Epsilon.insideRoot(0.25), Epsilon.insideRoot(0.25));
        assertNotEquals(Epsilon.insideRoot(0.25), Epsilon.outsideRoot(0.25));
        assertEquals("0.25 inside the root", Epsilon.insideRoot(0.25).toString());
        assertEquals("0.25", Epsilon.outsideRoot(0.25).toString());
    }
}
