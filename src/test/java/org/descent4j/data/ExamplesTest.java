package org.descent4j.data;

import static org.descent4j.Refusal.assertRefused;
import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class ExamplesTest {

    /** X(i, j) = 100·j + i and Y(i, j) = 100·j + i, so that a number says where it comes from. */
    static Examples numbered(int features, int outputs, int m, DataType type, char order) {
        return Examples.of(numbered(features, m, type, order), numbered(outputs, m, type, order));
    }

    static INDArray numbered(int rows, int m, DataType type, char order) {
        INDArray array = Nd4j.create(type, new long[] {rows, m}, order);
        for (int j = 0; j < m; j++) {
            for (int i = 0; i < rows; i++) {
                array.putScalar(i, j, 100 * j + i);
            }
        }
        return array;
    }

    @Test
    @DisplayName("S1: X is (n_x, m), one column an example; Y is (1, m)")
    void s1_columns() {
        Examples examples = numbered(3, 1, 5, DataType.FLOAT, 'f');
        assertEquals(3, examples.features());
        assertEquals(1, examples.outputs());
        assertEquals(5, examples.size());
        assertEquals(DataType.FLOAT, examples.dataType());
        assertEquals("Examples(n_x=3, n_y=1, m=5, FLOAT)", examples.toString());
        INDArray x = numbered(3, 5, DataType.DOUBLE, 'c');
        INDArray y = numbered(2, 5, DataType.DOUBLE, 'c');
        assertSame(x, Examples.of(x, y).x());
        assertSame(y, Examples.of(x, y).y());
    }

    @ParameterizedTest
    @ValueSource(chars = {'c', 'f'})
    void aRangeIsAView(char order) {
        for (int features : new int[] {1, 3}) {
            Examples examples = numbered(features, 1, 5, DataType.DOUBLE, order);
            Examples range = examples.range(2, 4);
            assertEquals(2, range.size());
            assertEquals(features, range.features());
            assertEquals(200 + features - 1, range.x().getDouble(features - 1, 0));
            assertEquals(300, range.y().getDouble(0, 1));
            assertEquals(1, examples.range(4, 5).size());
            assertEquals(400, examples.range(4, 5).x().getDouble(0, 0));
            assertEquals(5, examples.range(0, 5).size());
            examples.x().putScalar(0, 2, -1);
            assertEquals(-1, range.x().getDouble(0, 0));
        }
    }

    /** Arrays that all hold the same, numbered columns: orders, views and slices. */
    static Stream<Arguments> layouts() {
        return Stream.of(DataType.FLOAT, DataType.DOUBLE).flatMap(type -> {
            INDArray bigC = numbered(9, 20, type, 'c').subi(1004);
            INDArray bigF = numbered(9, 20, type, 'f').subi(1004);
            INDArray strided = Nd4j.create(type, new long[] {6, 10}, 'f');
            INDArray everySecond = strided.get(NDArrayIndex.interval(0, 2, 6), NDArrayIndex.interval(0, 2, 10));
            everySecond.assign(numbered(3, 5, type, 'c'));
            INDArray flat = Nd4j.create(type, 20);
            INDArray ofFlat = flat.get(NDArrayIndex.interval(2, 17)).reshape('f', 3, 5);
            ofFlat.assign(numbered(3, 5, type, 'c'));
            return Stream.of(
                    Arguments.of("c order", numbered(3, 5, type, 'c')),
                    Arguments.of("f order", numbered(3, 5, type, 'f')),
                    Arguments.of(
                            "transposed",
                            numbered(3, 5, type, 'c').transpose().dup('c').transpose()),
                    Arguments.of(
                            "view of c order", bigC.get(NDArrayIndex.interval(4, 7), NDArrayIndex.interval(10, 15))),
                    Arguments.of(
                            "view of f order", bigF.get(NDArrayIndex.interval(4, 7), NDArrayIndex.interval(10, 15))),
                    Arguments.of("every second", everySecond),
                    Arguments.of("view of a flat vector", ofFlat));
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layouts")
    @DisplayName("C5: float and double, c order, f order, views and slices give the same columns")
    void layoutsAreCopiedRight(String layout, INDArray x) {
        INDArray before = x.dup();
        int[] which = {4, 0, 3, 3};
        Examples examples = Examples.of(x, x.get(NDArrayIndex.interval(1, 2), NDArrayIndex.all()));
        Examples batch = Examples.uninitialized(examples, 4);
        examples.copy(which, batch);
        INDArray byGather = Nd4j.createUninitialized(x.dataType(), new long[] {3, 4}, 'f');
        Columns.gather(x, which, byGather);
        for (int j = 0; j < 4; j++) {
            for (int i = 0; i < 3; i++) {
                assertEquals(100 * which[j] + i, batch.x().getDouble(i, j), layout);
                assertEquals(100 * which[j] + i, byGather.getDouble(i, j), layout);
            }
            assertEquals(100 * which[j] + 1, batch.y().getDouble(0, j), layout);
        }
        assertEquals(before, x);
        assertArrayEquals(new int[] {4, 0, 3, 3}, which);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layouts")
    void aBatchMayBeAnyArray(String layout, INDArray x) {
        Examples target = Examples.of(x, x.get(NDArrayIndex.interval(1, 2), NDArrayIndex.all()));
        Examples source = Examples.of(
                numbered(3, 7, x.dataType(), 'f').addi(0.5),
                numbered(3, 7, x.dataType(), 'f').addi(0.5).get(NDArrayIndex.interval(1, 2), NDArrayIndex.all()));
        source.copy(new int[] {6, 5, 4, 3, 2}, target);
        for (int j = 0; j < 5; j++) {
            for (int i = 0; i < 3; i++) {
                assertEquals(100 * (6 - j) + i + 0.5, x.getDouble(i, j), layout);
            }
        }
    }

    @Test
    @SuppressWarnings("try")
    void aBatchOutlivesAWorkspace() {
        Examples source = numbered(3, 1, 5, DataType.FLOAT, 'f');
        Examples batch;
        try (MemoryWorkspace scope = Nd4j.getWorkspaceManager().getAndActivateWorkspace("examples")) {
            batch = Examples.uninitialized(source, 2);
        }
        source.copy(new int[] {1, 2}, batch);
        assertEquals(201, batch.x().getDouble(1, 1));
        Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    }

    @Test
    void wrongArraysAreRefused() {
        INDArray x = numbered(3, 5, DataType.FLOAT, 'f');
        INDArray y = numbered(1, 5, DataType.FLOAT, 'f');
        INDArray closed = x.dup();
        closed.close();
        assertRefused("x is closed: must be an open array", () -> Examples.of(closed, y));
        assertRefused("y is closed: must be an open array", () -> Examples.of(x, closed));
        assertRefused(
                "x is INT: must be FLOAT or DOUBLE: x.castTo(DataType.FLOAT)",
                () -> Examples.of(x.castTo(DataType.INT32), y));
        assertRefused(
                "x is empty: must hold at least one example", () -> Examples.of(Nd4j.create(DataType.FLOAT, 3, 0), y));
        assertRefused(
                "y holds 4 examples: must hold 5, as x does (one column an example)",
                () -> Examples.of(x, numbered(1, 4, DataType.FLOAT, 'f')));
        assertRefused(
                "y is DOUBLE: must be FLOAT, as x is: y.castTo(DataType.FLOAT)",
                () -> Examples.of(x, y.castTo(DataType.DOUBLE)));
        assertThrows(NullPointerException.class, () -> Examples.of(null, y));
        assertThrows(NullPointerException.class, () -> Examples.of(x, null));
    }

    @ParameterizedTest(name = "x {0}, y {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            10 2   | 1 10    | x holds 2 examples: must hold 10, as y does (one column an example; is x transposed?)
            10 2   | 3 10    | x holds 2 examples: must hold 10, as y does (one column an example; is x transposed?)
            2 10   | 10 3    | y holds 3 examples: must hold 10, as x does (one column an example; is y transposed?)
            2 10   | 10 1    | y holds 1 examples: must hold 10, as x does (one column an example: y.reshape(1, 10))
            10 2   | 10 1    | y holds 1 examples: must hold 2, as x does (one column an example; are both transposed?)
            2 10   | 1 9     | y holds 9 examples: must hold 10, as x does (one column an example)
            2 10   | 10      | y has rank 1: must be (n_y, m) (one column an example: y.reshape(1, 10))
            10 2   | 10      | y has rank 1: must be (n_y, m) (one column an example: y.reshape(1, 10))
            10     | 1 10    | x has rank 1: must be (n_x, m) (one column an example: x.reshape(1, 10))
            784    | 10 1    | x has rank 1: must be (n_x, m) (one column an example: x.reshape(784, 1))
            28 28  | 10 1    | x holds 28 examples: must hold 1, as y does (one column an example: x.reshape(784, 1))
            5 4 3  | 1 5     | x has rank 3: must be (n_x, m) (one column an example: x.reshape(5, 12).transpose())
            4 3 5  | 1 5     | x has rank 3: must be (n_x, m) (one column an example: x.reshape(12, 5))
            4 3 7  | 1 5     | x has rank 3: must be (n_x, m) (one column an example)
            2 5    | 1 5 1   | y has rank 3: must be (n_y, m) (one column an example: y.reshape(1, 5))
            """)
    @DisplayName("An array the wrong way round is named, with the call that turns it")
    void wrongShapesAreRefused(String xShape, String yShape, String message) {
        assertRefused(message, () -> Examples.of(zeros(xShape), zeros(yShape)));
    }

    @Test
    @DisplayName("x and y of rank 1: both readings are said")
    void vectorsAreRefused() {
        assertEquals(
                "x has rank 1: must be (n_x, m) (one column an example: "
                        + "x.reshape(3, 1) is one example, x.reshape(1, 3) is 3)",
                refusal(() -> Examples.of(zeros("3"), zeros("3"))));
    }

    @Test
    @DisplayName("What a refusal of shapes advises is taken, and an example stays an example")
    void theAdviceHelps() {
        INDArray y = Nd4j.zeros(1, 5);
        INDArray x = Nd4j.arange(60).castTo(DataType.FLOAT);
        INDArray right = x.reshape(5, 12).transpose();
        assertEquals(
                right,
                Examples.of(x.reshape(5, 4, 3).reshape(5, 12).transpose(), y).x());
        INDArray last = right.dup('c').reshape(4, 3, 5);
        assertEquals(right, Examples.of(last.reshape(12, 5), y).x());
    }

    private static INDArray zeros(String shape) {
        return Nd4j.zeros(
                DataType.FLOAT,
                Stream.of(shape.split(" ", -1)).mapToLong(Long::parseLong).toArray());
    }

    @Test
    @DisplayName("S1: labels become one-hot columns, in float or cast to double")
    void oneHot() {
        INDArray y = Examples.oneHot(new int[] {2, 0, 1, 2}, 3);
        assertEquals(Nd4j.createFromArray(new float[][] {{0, 1, 0, 0}, {0, 0, 1, 0}, {1, 0, 0, 1}}), y);
        assertEquals(DataType.FLOAT, y.dataType());
        assertEquals('f', y.ordering());
        INDArray twice = y.castTo(DataType.DOUBLE);
        assertEquals('f', twice.ordering());
        assertArrayEquals(new int[] {2, 0, 1, 2}, twice.argMax(0).toIntVector());
        assertEquals(1, Examples.oneHot(new int[1], 1).sumNumber().intValue());
    }

    @Test
    @DisplayName("A label outside is refused, with its place and where labels begin")
    void wrongLabelsAreRefused() {
        assertRefused(
                "labels[2] = 10: must be in 0…9, labels count from 0", () -> Examples.oneHot(new int[] {1, 9, 10}, 10));
        assertRefused("labels[0] = -1: must be in 0…1, labels count from 0", () -> Examples.oneHot(new int[] {-1}, 2));
        assertRefused("labels is empty: must hold at least one label", () -> Examples.oneHot(new int[0], 10));
        assertRefused(
                "classes = 0: must be at least 1, and classes · labels at most 2147483647",
                () -> Examples.oneHot(new int[] {0}, 0));
        assertRefused(
                "classes = 2147483647: must be at least 1, and classes · labels at most 2147483647",
                () -> Examples.oneHot(new int[] {0, 0}, Integer.MAX_VALUE));
        assertEquals(
                "labels",
                assertThrows(NullPointerException.class, () -> Examples.oneHot(null, 2))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void numbersThatAreNotFiniteAreRefused(double bad) {
        for (char order : new char[] {'c', 'f'}) {
            INDArray x = numbered(3, 5, DataType.FLOAT, order);
            INDArray y = numbered(1, 5, DataType.FLOAT, order);
            x.putScalar(2, 1, bad);
            assertEquals("x(2, 1) = " + bad + ": must be a finite number", refusal(() -> Examples.of(x, y)));
            y.putScalar(0, 4, bad);
            x.putScalar(2, 1, 0);
            assertEquals("y(0, 4) = " + bad + ": must be a finite number", refusal(() -> Examples.of(x, y)));
        }
    }

    @Test
    void finiteNumbersWhoseSumIsNotAreTaken() {
        INDArray x = Nd4j.valueArrayOf(new long[] {2, 3}, 3e38f, DataType.FLOAT);
        assertEquals(3, Examples.of(x, x).size());
    }

    @Test
    void wrongRangesAreRefused() {
        for (ExampleSource source : new ExampleSource[] {numbered(3, 1, 5, DataType.FLOAT, 'f'), Clusters.of(5, 3)}) {
            for (int[] range : new int[][] {{-1, 2}, {3, 3}, {4, 3}, {0, 6}}) {
                assertEquals(
                        "from = " + range[0] + ", to = " + range[1] + ": must be 0 <= from < to <= 5",
                        refusal(() -> source.range(range[0], range[1])));
            }
        }
    }

    @Test
    @DisplayName("C12: what does not fit is refused before anything is copied")
    void wrongBatchesAreRefused() {
        Examples source = numbered(3, 1, 5, DataType.FLOAT, 'f');
        for (ExampleSource each : new ExampleSource[] {source, Clusters.of(5, 3)}) {
            Examples batch = source.range(0, 2);
            INDArray before = batch.x().dup();
            assertRefused("which[1] = 5: must be in 0…4", () -> each.copy(new int[] {0, 5}, batch));
            assertRefused("which[0] = -1: must be in 0…4", () -> each.copy(new int[] {-1, 0}, batch));
            assertRefused(
                    "batch = Examples(n_x=3, n_y=1, m=2, FLOAT): must be Examples(n_x=3, n_y=1, m=3, FLOAT)",
                    () -> each.copy(new int[] {0, 1, 2}, batch));
            for (Examples wrong : new Examples[] {
                numbered(2, 1, 2, DataType.FLOAT, 'f'),
                numbered(3, 2, 2, DataType.FLOAT, 'f'),
                numbered(3, 1, 2, DataType.DOUBLE, 'f')
            }) {
                assertEquals(
                        "batch = " + wrong + ": must be Examples(n_x=3, n_y=1, m=2, FLOAT)",
                        refusal(() -> each.copy(new int[] {0, 1}, wrong)));
            }
            assertTrue(before.equalsWithEps(batch.x(), 0));
            Examples closed = Examples.uninitialized(source, 2);
            closed.y().close();
            assertRefused("batch's Y is closed: must be an open array", () -> each.copy(new int[] {0, 1}, closed));
        }
        assertRefused("size = 0: must be at least 1", () -> Examples.uninitialized(source, 0));
    }

    @Test
    void closedExamplesAreRefused() {
        Examples source = numbered(3, 1, 5, DataType.FLOAT, 'f');
        Examples batch = Examples.uninitialized(source, 2);
        source.x().close();
        assertRefused("these examples' X is closed: must be an open array", () -> source.copy(new int[] {0, 1}, batch));
    }
}
