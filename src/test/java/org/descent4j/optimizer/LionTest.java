package org.descent4j.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.descent4j.Bits;
import org.descent4j.internal.kernel.Way;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LionTest {

    private static final Way[] WAYS = {Way.REFERENCE, Way.HOST, Way.ND4J};

    @Test
    @DisplayName("a constant gradient makes steps of α, as in Keras' own test: 0.999, 0.998, 0.997, 0.996, 0.995")
    void constantGradient() {
        for (Way way : WAYS) {
            INDArray w = Nd4j.ones(DataType.DOUBLE, 1);
            Stepper stepper = new Stepper(way, Lion.of(0.001), w);
            for (int t = 1; t <= 5; t++) {
                stepper.step(Nd4j.createFromArray(0.1));
                assertEquals(1 - 0.001 * t, w.getDouble(0), 1e-15);
            }
        }
    }

    @Test
    @DisplayName("by hand: the direction has β₁, what is remembered β₂, and the step comes before it")
    void byHand() {
        for (Way way : WAYS) {
            INDArray w = Nd4j.zeros(DataType.DOUBLE, 2);
            Stepper stepper = new Stepper(way, Lion.of(1), w);
            stepper.step(Nd4j.createFromArray(1.0, 1.0));
            assertArrayEquals(new double[] {-1, -1}, w.toDoubleVector());
            assertEquals(0.01, stepper.moment("v").getDouble(0), 1e-15);
            // 0.9·0.01 - 0.1·0.08 > 0, 0.9·0.01 - 0.1·0.1 < 0.
            stepper.step(Nd4j.createFromArray(-0.08, -0.1));
            assertArrayEquals(new double[] {-2, 0}, w.toDoubleVector());
            assertArrayEquals(
                    new double[] {0.0099 - 0.0008, 0.0099 - 0.001},
                    stepper.moment("v").toDoubleVector(),
                    1e-15);
        }
    }

    @Test
    @DisplayName("every size has its sign, the smallest too; 0 stays, and NaN and infinity are let through unguarded")
    void signs() {
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            double smallest = type == DataType.FLOAT ? Float.MIN_VALUE : Double.MIN_VALUE;
            double largest = type == DataType.FLOAT ? 1e38 : 1e308;
            INDArray g = Nd4j.createFromArray(
                            smallest * 20,
                            -smallest * 20,
                            largest,
                            -largest,
                            0,
                            -0.0,
                            Double.NaN,
                            Double.POSITIVE_INFINITY)
                    .castTo(type);
            for (Way way : WAYS) {
                INDArray w = Nd4j.zeros(type, 8);
                new Stepper(way, Unguarded.of(Lion.of(1)), w).step(g);
                double[] signs = w.neg().toDoubleVector();
                assertArrayEquals(new double[] {1, -1, 1, -1, 0, 0}, Arrays.copyOf(signs, 6), 0, way.toString());
                assertEquals(1, signs[7]);
            }
        }
    }

    @Test
    @DisplayName("a memory that fades keeps its sign: parameters move on as the reference moves them")
    void fading() {
        INDArray expected = Nd4j.zeros(DataType.FLOAT, 3);
        INDArray w = expected.dup();
        Stepper reference = new Stepper(Way.REFERENCE, Lion.of(1).withBeta2(0.5), expected);
        Stepper fast = new Stepper(Way.HOST, Lion.of(1).withBeta2(0.5), w);
        for (int t = 0; t < 300; t++) {
            INDArray g = t == 0 ? Nd4j.createFromArray(1f, -1f, 0f) : Nd4j.zeros(DataType.FLOAT, 3);
            reference.step(g);
            fast.step(g);
        }
        Bits.assertSame(expected, w);
    }
}
