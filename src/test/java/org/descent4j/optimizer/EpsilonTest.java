package org.descent4j.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Map;
import org.descent4j.internal.kernel.Way;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
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
        assertArrayEquals(
                new double[] {0.25, 2.25},
                Epsilon.beforeCorrection(0.25).root(s).toDoubleVector());
        assertArrayEquals(new double[] {0, 4}, s.toDoubleVector());
    }

    @Test
    void isAValue() {
        assertEquals(Epsilon.insideRoot(0.25), Epsilon.insideRoot(0.25));
        assertNotEquals(Epsilon.insideRoot(0.25), Epsilon.outsideRoot(0.25));
        assertEquals("0.25 inside the root", Epsilon.insideRoot(0.25).toString());
        assertEquals("0.25", Epsilon.outsideRoot(0.25).toString());
        assertEquals(
                "0.25 before the correction", Epsilon.beforeCorrection(0.25).toString());
        assertNotEquals(Epsilon.beforeCorrection(0.25), Epsilon.outsideRoot(0.25));
    }

    @Test
    @DisplayName("before the correction ε weighs 1/√(1-β₂^t) as much: 32 times in Adam's first step, and less and less")
    void beforeCorrection() {
        for (int t : new int[] {1, 2, 10, 1000, 100_000}) {
            double divisor = 1 - Math.pow(0.999, t);
            double share = 1e-7 / Math.sqrt(divisor);
            assertEquals(share, Epsilon.beforeCorrection(1e-7).outside(divisor), 1e-18);
            Optimizer asInKeras = Adam.of(0.1).withEpsilon(Epsilon.beforeCorrection(1e-7));
            assertArrayEquals(stepAt(t, Adam.of(0.1).withEpsilon(share)), stepAt(t, asInKeras), 1e-15);
        }
        assertEquals(31.6, 1 / Math.sqrt(1 - 0.999), 0.05);
    }

    private static double[] stepAt(long t, Optimizer optimizer) {
        INDArray w = Nd4j.zeros(DataType.DOUBLE, 2);
        Stepper stepper = optimizer.on(w);
        INDArray moment = Nd4j.createFromArray(1e-9, 1e-18);
        stepper.restore(StepperState.of(t - 1, 1, 0.1, new double[0], Map.of("v", moment, "s", moment)));
        stepper.step(Nd4j.createFromArray(1e-8, -1e-9));
        return w.toDoubleVector();
    }

    /** Squares of the first are normal floats, of 1e-19 and 3e-20 subnormal ones, of the last 0. */
    private static final double[] GRADIENTS = {
        1, 1e-5, 1e-10, 1e-15, 1e-17, 6e-18, 1e-18, 1e-19, 3e-20, 1e-24, 1e-30, 1e-36
    };

    private static final double[] EPSILONS = {1, 1e-4, 1e-8, 1e-10, 1e-12, 1e-16, 1e-18, 1e-20, 1e-25, 1e-30, 2e-38};

    @Test
    @DisplayName(
            "every ε that is allowed: the kernels go as far as the reference, with every gradient, in float and double")
    void everyEpsilon() {
        for (double value : EPSILONS) {
            for (Epsilon epsilon : new Epsilon[] {Epsilon.outsideRoot(value), Epsilon.insideRoot(value)}) {
                for (Optimizer optimizer : new Optimizer[] {
                    RmsProp.of(0.001).withEpsilon(epsilon),
                    AdaGrad.of(0.001).withEpsilon(epsilon),
                    Adam.of(0.001).withEpsilon(epsilon),
                    Adam.of(0.001).withEpsilon(Epsilon.beforeCorrection(value)),
                    Adam.of(0.001).withBeta2(0.99999).withEpsilon(epsilon),
                    AdamW.of(Adam.of(0.001).withEpsilon(epsilon)),
                    Adam.of(0.001).amsgrad().withEpsilon(epsilon),
                    Adam.of(0.001).nesterov().withEpsilon(epsilon),
                    AdaDelta.of(0.001).withEpsilon(value)
                }) {
                    for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
                        double[] expected = walked(Way.REFERENCE, optimizer, type);
                        for (Way way : KernelTest.ways()) {
                            double[] actual = walked(way, optimizer, type);
                            for (int i = 0; i < expected.length; i++) {
                                double tolerance = 1e-8 + Math.abs(expected[i]) * tolerance(type, GRADIENTS[i], value);
                                assertEquals(
                                        expected[i],
                                        actual[i],
                                        tolerance,
                                        way + " " + optimizer + " " + type + " " + GRADIENTS[i]);
                            }
                        }
                    }
                }
            }
        }
    }

    /** Of a subnormal number a float has but a few digits. */
    private static double tolerance(DataType type, double gradient, double epsilon) {
        boolean isSubnormal = type == DataType.FLOAT && (gradient < 3e-18 || epsilon < 1e-30);
        return isSubnormal ? 0.03 : type == DataType.FLOAT ? 1e-5 : 1e-12;
    }

    private static double[] walked(Way way, Optimizer optimizer, DataType type) {
        INDArray w = Nd4j.zeros(type, GRADIENTS.length);
        Stepper stepper = new Stepper(way, optimizer, w);
        for (int t = 0; t < 3; t++) {
            stepper.step(Nd4j.createFromArray(GRADIENTS).castTo(type));
        }
        return w.toDoubleVector();
    }
}
