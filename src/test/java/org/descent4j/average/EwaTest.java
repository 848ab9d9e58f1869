package org.descent4j.average;

import static org.descent4j.Refusal.assertRefused;
import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class EwaTest {

    private static final double EXACT = 1e-12;

    @ParameterizedTest
    @CsvSource({"0.9, 10", "0.98, 50", "0.5, 2", "0, 1"})
    @DisplayName("S6: the average looks back over about 1/(1-β) days")
    void s6_window(double beta, double days) {
        assertEquals(days, Ewa.of(beta).window(), EXACT);
        assertEquals(beta, Ewa.ofWindow(days).beta(), EXACT);
    }

    @Test
    @DisplayName("S6: a larger β is smoother and lags more, a smaller one is noisier")
    void s6_smoothnessAndLag() {
        double[] ramp = IntStream.range(0, 1000).mapToDouble(t -> t).toArray();
        double[] noise = new Random(1).doubles(1000, -1, 1).toArray();
        double lag = 0;
        double roughness = Double.POSITIVE_INFINITY;
        for (double beta : new double[] {0.5, 0.9, 0.98}) {
            // On a ramp the average runs β/(1-β) steps behind.
            assertEquals(beta / (1 - beta), 999 - Ewa.of(beta).over(ramp)[999], 1e-5);
            assertTrue(999 - Ewa.of(beta).over(ramp)[999] > lag);
            lag = 999 - Ewa.of(beta).over(ramp)[999];
            assertTrue(roughness(Ewa.of(beta).over(noise)) < roughness);
            roughness = roughness(Ewa.of(beta).over(noise));
        }
    }

    private static double roughness(double[] curve) {
        return IntStream.range(1, curve.length)
                .mapToDouble(i -> Math.abs(curve[i] - curve[i - 1]))
                .sum();
    }

    @Test
    @DisplayName("S7: v_100 = 0.1 θ_100 + 0.1·0.9 θ_99 + 0.1·0.9² θ_98 + …")
    void s7_recursionIsTheExplicitSum() {
        double[] theta = new Random(7).doubles(100, 20, 90).toArray();
        double[] weights = Ewa.of(0.9).weights(100);
        assertEquals(0.1, weights[0], EXACT);
        assertEquals(0.1 * 0.9, weights[1], EXACT);
        assertEquals(0.1 * 0.9 * 0.9, weights[2], EXACT);
        double sum = 0;
        for (int k = 0; k < 100; k++) {
            sum += weights[k] * theta[99 - k];
        }
        assertEquals(sum, Ewa.of(0.9).over(theta)[99], EXACT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 100, 1000})
    @DisplayName("S7: the weights sum to 1 - β^t exactly; corrected (S10), to 1")
    void s7_sumOfWeights(int t) {
        for (double beta : new double[] {0, 0.5, 0.9, 0.98, 0.999}) {
            assertEquals(
                    1 - Math.pow(beta, t),
                    Arrays.stream(Ewa.of(beta).weights(t)).sum(),
                    EXACT);
            assertEquals(1, Arrays.stream(Ewa.of(beta).corrected().weights(t)).sum(), EXACT);
        }
    }

    @Test
    @DisplayName("S8: 0.9^10 and 0.98^50 are about 1/e, not 1/2 (erratum)")
    void s8_decayToOneOverE() {
        double ten = Ewa.of(0.9).weights(11)[10] / Ewa.of(0.9).weights(11)[0];
        double fifty = Ewa.of(0.98).weights(51)[50] / Ewa.of(0.98).weights(51)[0];
        assertEquals(0.3486784401, ten, EXACT);
        assertEquals(0.364169680087111, fifty, EXACT);
        assertEquals(1 / Math.E, ten, 0.02);
        assertEquals(1 / Math.E, fifty, 0.004);
        assertTrue(Math.abs(ten - 0.5) > 0.15, "the scan's 1/2 is wrong");
        assertEquals(1 / Math.E, Math.pow(1 - 1e-6, 1e6), 1e-6);
    }

    @Test
    @DisplayName("S9: one number of memory: the state is v and t, however many values were added")
    void s9_oneValueAtATime() {
        double[] theta = new Random(9).doubles(1000, 20, 90).toArray();
        Ewa average = Ewa.of(0.98).corrected();
        double[] series = average.over(theta);
        for (int i = 0; i < theta.length; i++) {
            average = average.add(theta[i]);
            assertEquals(series[i], average.value(), 0);
        }
        assertEquals(1000, average.count());
    }

    @Test
    @DisplayName("S10: β = 0.98, θ_1 = 40 gives 0.8; v_2 = 0.0196 θ_1 + 0.02 θ_2; corrected by 0.0396")
    void s10_biasCorrection() {
        Ewa first = Ewa.of(0.98).add(40);
        assertEquals(0.8, first.value(), EXACT);
        assertEquals(40, first.corrected().value(), EXACT);
        Ewa second = first.add(49);
        assertEquals(0.0196 * 40 + 0.02 * 49, second.value(), EXACT);
        assertArrayEquals(new double[] {0.02, 0.0196}, Ewa.of(0.98).weights(2), EXACT);
        assertEquals((0.0196 * 40 + 0.02 * 49) / 0.0396, second.corrected().value(), EXACT);
        assertEquals(second, second.corrected().uncorrected());
        assertEquals(1.78 / 0.0396, BiasCorrection.of(0.98).apply(1.78, 2), EXACT);
    }

    @Test
    @DisplayName("S10: the corrected and the uncorrected curve meet as t grows")
    void s10_curvesMeet() {
        double[] theta = new Random(10).doubles(1000, 20, 90).toArray();
        double[] purple = Ewa.of(0.98).over(theta);
        double[] green = Ewa.of(0.98).corrected().over(theta);
        assertEquals(0.02, purple[0] / green[0], EXACT);
        assertEquals(green[999], purple[999], 1e-6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.9, 0.999, 0.999999})
    @DisplayName("C7: constant in, constant out; twice the input, twice the average; finite at t = 1e6")
    void constantScaleAndLongRun(double beta) {
        double[] constant = new double[1_000_000];
        Arrays.fill(constant, 37.5);
        double[] out = Ewa.of(beta).corrected().over(constant);
        for (int t : new int[] {0, 1, 9, 99, 999, 999_999}) {
            // Rounding adds up over a window: 1e-14 for the lecture's β, more for a window of a million.
            assertEquals(37.5, out[t], 37.5 * 2e-16 * Math.max(50, 1 / (1 - beta)), "t = " + (t + 1));
        }
        double[] theta = new Random(7).doubles(100).toArray();
        double[] twice = Arrays.stream(theta).map(x -> 2 * x).toArray();
        assertArrayEquals(
                Arrays.stream(Ewa.of(beta).over(theta)).map(x -> 2 * x).toArray(),
                Ewa.of(beta).over(twice),
                0);
    }

    @Test
    void aSeriesGoesOnFromWhereTheAverageStands() {
        double[] theta = new Random(3).doubles(10).toArray();
        double[] whole = Ewa.of(0.9).corrected().over(theta);
        Ewa four = Ewa.of(0.9).corrected();
        for (int i = 0; i < 4; i++) {
            four = four.add(theta[i]);
        }
        assertArrayEquals(Arrays.copyOfRange(whole, 4, 10), four.over(Arrays.copyOfRange(theta, 4, 10)), 0);
    }

    @Test
    void rowsAreAveragedElementByElement() {
        INDArray theta =
                Nd4j.createFromArray(new Random(5).doubles(150).toArray()).reshape(50, 3);
        INDArray before = theta.dup();
        for (INDArray input : new INDArray[] {
            theta, theta.dup('f'), Nd4j.hstack(theta, theta).get(NDArrayIndex.all(), NDArrayIndex.interval(3, 6))
        }) {
            INDArray averages = Ewa.of(0.9).corrected().over(input);
            for (int column = 0; column < 3; column++) {
                assertArrayEquals(
                        Ewa.of(0.9).corrected().over(theta.getColumn(column).toDoubleVector()),
                        averages.getColumn(column).toDoubleVector(),
                        1e-14);
            }
        }
        assertEquals(before, theta);
    }

    @ParameterizedTest
    @CsvSource({"FLOAT, 1e-6", "DOUBLE, 1e-14"})
    void anArrayKeepsItsShapeAndDataType(DataType type, double tolerance) {
        INDArray theta = Nd4j.createFromArray(40.0, 49, 45, 60).castTo(type);
        INDArray averages = Ewa.of(0.98).over(theta);
        assertEquals(type, averages.dataType());
        assertArrayEquals(new long[] {4}, averages.shape());
        assertArrayEquals(
                Ewa.of(0.98).over(40, 49, 45, 60),
                averages.castTo(DataType.DOUBLE).toDoubleVector(),
                60 * tolerance);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, 1.5, Double.NaN, Double.POSITIVE_INFINITY})
    void aWrongBetaIsRefused(double beta) {
        assertEquals("beta = " + beta + ": must be in [0, 1)", refusal(() -> Ewa.of(beta)));
        assertEquals("beta = " + beta + ": must be in [0, 1)", refusal(() -> BiasCorrection.of(beta)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0, -2, 1e300, Double.NaN, Double.POSITIVE_INFINITY})
    void aWrongWindowIsRefused(double window) {
        assertEquals(
                "window = " + window + ": must be at least 1 and small enough for β < 1",
                refusal(() -> Ewa.ofWindow(window)));
    }

    @Test
    void wrongSeriesAreRefused() {
        Ewa ewa = Ewa.of(0.9);
        assertRefused("theta is empty: must hold at least one value", () -> ewa.over(new double[0]));
        assertRefused("theta[1] = NaN: must be a finite number", () -> ewa.over(40, Double.NaN));
        assertRefused("theta = Infinity: must be a finite number", () -> ewa.add(Double.POSITIVE_INFINITY));
        assertRefused("t = 0: must be at least 1", () -> ewa.weights(0));
        assertRefused("t = 0: must be at least 1", () -> BiasCorrection.of(0.9).divisor(0));
    }

    @Test
    void wrongArraysAreRefused() {
        Ewa ewa = Ewa.of(0.9);
        assertRefused("theta is INT: must be float or double", () -> ewa.over(Nd4j.createFromArray(1, 2)));
        assertRefused(
                "theta has rank 3: must be (T, n) or rank 1", () -> ewa.over(Nd4j.create(DataType.FLOAT, 2, 2, 2)));
        assertRefused("theta is empty: must hold at least one row", () -> ewa.over(Nd4j.create(DataType.FLOAT, 0)));
        assertRefused(
                "theta holds a value that is not finite, the first at element 2",
                () -> ewa.over(Nd4j.createFromArray(1.0, 2.0, Double.NaN, Double.NEGATIVE_INFINITY)));
        for (int element : new int[] {0, 7_499, 7_500, 14_999}) { // ND4J's own search for the first one misses some
            INDArray large = Nd4j.ones(DataType.FLOAT, 5_000, 3).putScalar(element, Float.NaN);
            assertEquals(
                    "theta holds a value that is not finite, the first at element " + element,
                    refusal(() -> ewa.over(large)));
        }
        INDArray closed = Nd4j.createFromArray(1.0, 2.0);
        closed.close();
        assertRefused("theta is closed: must be an open array", () -> ewa.over(closed));
        assertThrows(NullPointerException.class, () -> ewa.over((INDArray) null));
        assertThrows(IllegalStateException.class, () -> ewa.add(1).over(Nd4j.createFromArray(1.0)));
    }

    @Test
    void aCorrectedAverageOfNothingHasNoValue() {
        assertEquals(0, Ewa.of(0.9).value());
        assertThrows(IllegalStateException.class, () -> Ewa.of(0.9).corrected().value());
    }

    @Test
    void isAValue() {
        Ewa ewa = Ewa.of(0.9).add(40);
        assertEquals(Ewa.of(0.9).add(40), ewa);
        assertEquals(Ewa.of(0.9).add(40).hashCode(), ewa.hashCode());
        for (Ewa other : new Ewa[] {
            Ewa.of(0.9), Ewa.of(0.8).add(80), ewa.corrected(), Ewa.of(0.9).add(41)
        }) {
            assertNotEquals(other, ewa);
        }
        assertFalse(ewa.equals("Ewa"));
        assertEquals("Ewa(β=0.5, t=1, v=20.0)", Ewa.of(0.5).add(40).toString());
        assertEquals(
                "Ewa(β=0.5, corrected, t=0, v=0.0)", Ewa.of(0.5).corrected().toString());
    }

    @Test
    @DisplayName("half precision is refused, as it says: its averages would be wrong in the third digit")
    void half() {
        for (DataType type : new DataType[] {DataType.FLOAT16, DataType.BFLOAT16}) {
            INDArray theta = Nd4j.zeros(type, 3);
            assertEquals(
                    "theta is " + type + ": must be float or double",
                    refusal(() -> Ewa.of(0.9).over(theta)));
        }
    }
}
