package org.descent4j.data;

import static org.descent4j.Refusal.assertRefused;
import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

class MoonsTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 300})
    @DisplayName("S1: X (2, m), Y (1, m); without noise every point lies on its half circle, evenly spaced")
    void s1_geometry(int m) {
        Examples moons = Moons.examples(m, 0, 3, DataType.DOUBLE);
        assertArrayEquals(new long[] {2, m}, moons.x().shape());
        assertArrayEquals(new long[] {1, m}, moons.y().shape());
        assertEquals('f', moons.x().ordering());
        for (int label = 0; label < 2; label++) {
            int own = label;
            double[] cosines = IntStream.range(0, m)
                    .filter(j -> moons.y().getDouble(0, j) == own)
                    .mapToDouble(j -> {
                        double x = moons.x().getDouble(0, j);
                        double y = moons.x().getDouble(1, j);
                        double cos = own == 0 ? x : 1 - x;
                        double sin = own == 0 ? y : 0.5 - y;
                        assertEquals(1, cos * cos + sin * sin, 1e-14);
                        assertTrue(sin > -1e-14);
                        return -cos;
                    })
                    .sorted()
                    .toArray();
            assertEquals(label == 0 ? m / 2 : m - m / 2, cosines.length);
            for (int i = 0; i < cosines.length; i++) {
                double angle = cosines.length == 1 ? 0 : Math.PI * i / (cosines.length - 1);
                assertEquals(-Math.cos(angle), cosines[i], 1e-14);
            }
        }
    }

    @Test
    void noiseIsNormalAndTheOrderIsRandom() {
        int m = 10_000;
        double[] plain = Moons.examples(m, 0, 3, DataType.DOUBLE).x().data().asDouble();
        double[] noisy = Moons.examples(m, 0.2, 3, DataType.DOUBLE).x().data().asDouble();
        double[] noise =
                IntStream.range(0, 2 * m).mapToDouble(i -> noisy[i] - plain[i]).toArray();
        assertEquals(0, Arrays.stream(noise).average().orElseThrow(), 0.006);
        assertEquals(
                0.2, Math.sqrt(Arrays.stream(noise).map(v -> v * v).average().orElseThrow()), 0.004);
        assertEquals(0.6827, Arrays.stream(noise).filter(v -> Math.abs(v) < 0.2).count() / (2.0 * m), 0.015);
        double firstHalf =
                Moons.examples(m, 0.2, 3).range(0, m / 2).y().meanNumber().doubleValue();
        assertEquals(0.5, firstHalf, 0.03);
    }

    @Test
    void theSeedDecides() {
        assertEquals(Moons.examples(50, 0.2, 3).x(), Moons.examples(50, 0.2, 3).x());
        assertEquals(Moons.examples(50, 0.2, 3).y(), Moons.examples(50, 0.2, 3).y());
        assertFalse(
                Moons.examples(50, 0.2, 3).x().equals(Moons.examples(50, 0.2, 4).x()));
        assertFalse(
                Moons.examples(50, 0.2, 3).y().equals(Moons.examples(50, 0.2, 4).y()));
        assertEquals(
                Moons.examples(50, 0.2, 3).x(),
                Moons.examples(50, 0.2, 3, DataType.DOUBLE).x().castTo(DataType.FLOAT));
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertRefused("m = 1: must be at least 2", () -> Moons.examples(1, 0.2, 3));
        assertRefused("m = 2147483647: must be at most 1073741819", () -> Moons.examples(Integer.MAX_VALUE, 0.2, 3));
        for (double noise : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertEquals(
                    "noise = " + noise + ": must be at least 0 and finite",
                    refusal(() -> Moons.examples(10, noise, 3)));
        }
        assertRefused("dataType = LONG: must be FLOAT or DOUBLE", () -> Moons.examples(10, 0, 3, DataType.INT64));
    }
}
