package org.descent4j.data;

import static org.descent4j.Refusal.assertRefused;
import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ClustersTest {

    @ParameterizedTest
    @CsvSource({
        "0, -1.4510027274795487, 0.015155827112222298, -0.6312016409586505, 0",
        "1, -1.078697433762153, -1.659832367754909, -0.368285969637528, 1",
        "2, -1.1832241205409066, -0.9230447637048234, -0.2039768895607872, 1",
        "4999999, 1.6396529146418097, 0.8963250468063861, 0.891606557477249, 1"
    })
    @DisplayName("S1: any of 5,000,000 examples by its number, as an independent program (Python) gives it")
    void s1_examplesAreSpecified(int number, double x0, double x1, double x2, double y) {
        Clusters clusters = Clusters.of(5_000_000, 3).withSeed(5);
        double[] expected = {x0, x1, x2};
        Examples exact = clusters.withDataType(DataType.DOUBLE).range(number, number + 1);
        assertArrayEquals(expected, exact.x().getColumn(0).toDoubleVector(), 1e-14);
        assertEquals(y, exact.y().getDouble(0, 0));
        Examples rounded = clusters.range(number, number + 1);
        assertEquals(DataType.FLOAT, rounded.dataType());
        for (int i = 0; i < 3; i++) {
            assertEquals((float) expected[i], rounded.x().getFloat(i, 0), 1e-7f);
        }
    }

    @Test
    void anExampleDoesNotDependOnItsNeighbours() {
        Clusters clusters = Clusters.of(1000, 5).withSeed(2);
        Examples all = clusters.range(0, 1000);
        int[] which = {999, 0, 17, 17};
        Examples some = Examples.uninitialized(clusters, 4);
        clusters.copy(which, some);
        for (int j = 0; j < 4; j++) {
            assertEquals(all.x().getColumn(which[j]), some.x().getColumn(j));
            assertEquals(all.y().getDouble(0, which[j]), some.y().getDouble(0, j));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.descent4j.data.ExamplesTest#layouts")
    void aBatchMayBeAnyArray(String layout, INDArray x) {
        Clusters clusters = Clusters.of(9, 3).withDataType(x.dataType());
        Examples batch = Examples.of(x, Nd4j.create(x.dataType(), 1, 5));
        clusters.copy(new int[] {2, 3, 4, 5, 6}, batch);
        Examples expected = clusters.range(2, 7);
        for (int j = 0; j < 5; j++) {
            for (int i = 0; i < 3; i++) {
                assertEquals(expected.x().getDouble(i, j), x.getDouble(i, j), layout);
            }
            assertEquals(expected.y().getDouble(0, j), batch.y().getDouble(0, j), layout);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 20})
    @DisplayName("the best rule gets 95.5 % right, a straight line about half")
    void howHardTheSetIs(int features) {
        int m = 20_000;
        Examples set = Clusters.of(m, features)
                .withSeed(4)
                .withDataType(DataType.DOUBLE)
                .range(0, m);
        // The rule that knows the signs: project on the two directions, and compare the signs of the projections.
        double[] even = new double[m];
        double[] odd = new double[m];
        for (int i = 0; i < features; i++) {
            INDArray row = set.x().getRow(i);
            double sign = Mix.of(~4L, i) < 0 ? -1 : 1;
            for (int j = 0; j < m; j++) {
                (i % 2 == 0 ? even : odd)[j] += sign * row.getDouble(j);
            }
        }
        int right = 0;
        int byLine = 0;
        int ones = 0;
        for (int j = 0; j < m; j++) {
            boolean one = set.y().getDouble(0, j) == 1;
            right += one == (even[j] * odd[j] < 0) ? 1 : 0;
            byLine += one == (even[j] + odd[j] > 0) ? 1 : 0;
            ones += one ? 1 : 0;
        }
        assertEquals(0.955, right / (double) m, 0.006);
        assertEquals(0.5, byLine / (double) m, 0.015);
        assertEquals(0.5, ones / (double) m, 0.015);
        // Mean 0; variance 1 of the noise and 4/n of the signal.
        assertEquals(0, set.x().meanNumber().doubleValue(), 0.05);
        double signal = 8.0 / features;
        assertEquals(1 + signal, set.x().mul(set.x()).meanNumber().doubleValue(), 0.05);
    }

    @Test
    void anotherSeedIsAnotherSet() {
        Clusters clusters = Clusters.of(50, 3);
        assertEquals(
                clusters.range(0, 50).x(), clusters.withSeed(0).range(0, 50).x());
        assertFalse(clusters.range(0, 50)
                .x()
                .equals(clusters.withSeed(1).range(0, 50).x()));
        assertEquals(Clusters.of(50, 3).withSeed(1), clusters.withSeed(1));
    }

    @Test
    void wrongSetsAreRefused() {
        assertRefused("size = 0: must be at least 1", () -> Clusters.of(0, 3));
        assertRefused("features = 1: must be at least 2", () -> Clusters.of(10, 1));
        assertRefused(
                "features = 2147483647: must be at most 1048576",
                () -> Clusters.of(Integer.MAX_VALUE, Integer.MAX_VALUE));
        String tooMany = refusal(() -> Clusters.of(Integer.MAX_VALUE, 1000).range(0, 2_000_000_000));
        assertTrue(tooMany.contains(" = 2000000000 takes "), tooMany);
        assertRefused(
                "dataType = INT: must be FLOAT or DOUBLE",
                () -> Clusters.of(10, 2).withDataType(DataType.INT32));
    }

    @Test
    @DisplayName("A batch of more numbers than are computed at a time is the same, column by column")
    void aLargeBatch() {
        Clusters wide = Clusters.of(40, 100_000).withSeed(2);
        Examples all = wide.range(0, 40);
        for (int j : new int[] {0, 9, 10, 39}) {
            assertEquals(wide.range(j, j + 1).x(), all.range(j, j + 1).x());
            assertEquals(wide.range(j, j + 1).y(), all.range(j, j + 1).y());
        }
    }
}
