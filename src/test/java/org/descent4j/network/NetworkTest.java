package org.descent4j.network;

import static org.descent4j.Refusal.assertRefused;
import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import org.descent4j.Bits;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Environment;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

class NetworkTest {

    /** Examples for a network, from a fixed seed. */
    static INDArray x(Architecture plan, int m) {
        return GradientCheckTest.random(11, plan.inputs(), m).castTo(plan.dataType());
    }

    /** Labels that every cost takes: positive columns that sum to 1, or one number in (0, 1). */
    static INDArray y(Architecture plan, int m) {
        INDArray y = Transforms.sigmoid(GradientCheckTest.random(13, plan.outputs(), m), false);
        return (plan.outputs() == 1 ? y : y.diviRowVector(y.sum(0)))
                .castTo(plan.dataType())
                .dup('f');
    }

    @ParameterizedTest
    @CsvSource({"DOUBLE, 1e-13, 7", "FLOAT, 2e-6, 7", "DOUBLE, 1e-13, 300", "FLOAT, 5e-6, 300"})
    @DisplayName("S2: forward, cost with λ/(2m), and backward are the lecture's formulas; b is not regularized")
    void s2_byTheFormulas(DataType type, double tolerance, int m) {
        Architecture plan = Architecture.of(9).tanh(12).sigmoid(2).withL2(0.7);
        Network network = (type == DataType.DOUBLE ? plan.inDouble() : plan).initialize(3);
        INDArray x = x(network.architecture(), m);
        INDArray y = y(network.architecture(), m);
        network.parameters().get("b1").addi(0.3);

        // The same by ND4J's own operations, in double, a line a formula.
        INDArray w1 = network.parameters().get("W1").castTo(DataType.DOUBLE);
        INDArray b1 = network.parameters().get("b1").castTo(DataType.DOUBLE);
        INDArray w2 = network.parameters().get("W2").castTo(DataType.DOUBLE);
        INDArray b2 = network.parameters().get("b2").castTo(DataType.DOUBLE);
        INDArray a0 = x.castTo(DataType.DOUBLE);
        INDArray truth = y.castTo(DataType.DOUBLE);
        INDArray a1 = Transforms.tanh(w1.mmul(a0).addColumnVector(b1));
        INDArray a2 = Transforms.sigmoid(w2.mmul(a1).addColumnVector(b2));
        INDArray loss = truth.mul(Transforms.log(a2)).addi(truth.rsub(1).muli(Transforms.log(a2.rsub(1))));
        double squares =
                w1.mul(w1).sumNumber().doubleValue() + w2.mul(w2).sumNumber().doubleValue();
        double cost = -loss.sumNumber().doubleValue() / m + 0.7 / (2 * m) * squares;
        INDArray dz2 = a2.sub(truth).divi(m);
        INDArray dw2 = dz2.mmul(a1.transpose()).addi(w2.mul(0.7 / m));
        INDArray dz1 = w2.transpose().mmul(dz2).muli(a1.mul(a1).rsubi(1));
        INDArray dw1 = dz1.mmul(a0.transpose()).addi(w1.mul(0.7 / m));

        Score score = network.backward(x, y);
        assertEquals(cost, score.cost(), tolerance * cost);
        assertEquals(score, network.score(x, y));
        assertEquals(m, score.m());
        assertClose(a2, network.predict(x), tolerance);
        assertClose(dw1, network.gradients().get("W1"), tolerance);
        assertClose(dw2, network.gradients().get("W2"), tolerance);
        assertClose(dz1.sum(true, 1), network.gradients().get("b1"), tolerance);
        assertClose(dz2.sum(true, 1), network.gradients().get("b2"), tolerance);
    }

    private static void assertClose(INDArray expected, INDArray actual, double tolerance) {
        assertArrayEquals(expected.shape(), actual.shape());
        double scale = Math.max(1, expected.amaxNumber().doubleValue());
        assertArrayEquals(
                expected.dup('c').data().asDouble(),
                actual.castTo(DataType.DOUBLE).dup('c').data().asDouble(),
                tolerance * scale);
    }

    @Test
    @DisplayName("S1: X in any order or view gives the same bits, and is not changed")
    void anyLayoutOfX() {
        Architecture plan = Architecture.of(5).relu(7).softmax(3);
        Network network = plan.initialize(2);
        INDArray x = x(plan, 70).dup('f');
        INDArray y = y(plan, 70);
        INDArray before = x.dup();
        Parameters expected = network.gradient(x, y);
        INDArray wide = Nd4j.concat(1, x, x, x).dup('f').get(NDArrayIndex.all(), NDArrayIndex.interval(70, 140));
        INDArray tall = Nd4j.concat(0, x, x).dup('f').get(NDArrayIndex.interval(5, 10), NDArrayIndex.all());
        INDArray twice = Nd4j.create(DataType.FLOAT, new long[] {5, 140}, 'f')
                .get(NDArrayIndex.all(), NDArrayIndex.interval(0, 2, 140));
        twice.assign(x);
        for (INDArray view : new INDArray[] {x.dup('c'), wide, tall, twice}) {
            Bits.assertSame(
                    expected.vector(), network.gradient(view, y.dup('c')).vector());
            Bits.assertSame(network.predict(x), network.predict(view));
        }
        Bits.assertSame(before, x);
    }

    @Test
    @DisplayName("S1: a large batch in pieces is the same batch: cost, gradient, predictions")
    void inPieces() {
        Architecture plan = Architecture.of(3).relu(4).sigmoid(1).withL2(0.5).inDouble();
        Network network = plan.initialize(2);
        INDArray x = x(plan, 5000);
        INDArray y = y(plan, 5000);
        Score whole = network.backward(x, y);
        INDArray gradient = network.gradients().vector().dup();
        Pieces pieces = network.inPieces(5000);
        for (int from = 0; from < 5000; from += 1250) {
            pieces.add(
                    x.get(NDArrayIndex.all(), NDArrayIndex.interval(from, from + 1250)),
                    y.get(NDArrayIndex.all(), NDArrayIndex.interval(from, from + 1250)));
        }
        Score sum = pieces.finish();
        assertEquals(whole.cost(), sum.cost(), 1e-14);
        assertEquals(whole.accuracy(), sum.accuracy(), 0);
        assertClose(gradient, network.gradients().vector(), 1e-14);
        INDArray predictions = network.predict(x);
        assertEquals(5000, predictions.size(1));
        assertEquals(
                network.predict(x.getColumn(4321).reshape('f', 3, 1)).getDouble(0), predictions.getDouble(4321), 1e-15);
    }

    @Test
    void piecesMustAddUp() {
        Architecture plan = Architecture.of(3).sigmoid(1);
        Network network = plan.initialize(2);
        Pieces pieces = network.inPieces(10);
        pieces.add(x(plan, 6), y(plan, 6));
        assertEquals(
                "the pieces hold 6 examples: must hold 10",
                assertThrows(IllegalStateException.class, pieces::finish).getMessage());
        assertRefused("the pieces hold 12 examples: must hold 10", () -> pieces.add(x(plan, 6), y(plan, 6)));
        assertRefused("m = 0: must be at least 1", () -> network.inPieces(0));
    }

    @Test
    @DisplayName("Cross-entropy stays finite where the prediction rounds to 0 or 1")
    void numericallyStable() {
        Network binary = Architecture.of(1).sigmoid(1).initialize(1);
        binary.parameters().get("W1").assign(1);
        INDArray x = Nd4j.createFromArray(new float[][] {{-1000, 1000}});
        assertEquals(1000, binary.cost(x, Nd4j.createFromArray(new float[][] {{1, 0}})), 1e-9);
        assertEquals(0, binary.cost(x, Nd4j.createFromArray(new float[][] {{0, 1}})), 1e-9);
        assertEquals(
                -0.5 * -1000 + 0.5 * 1000,
                binary.gradient(x, Nd4j.createFromArray(new float[][] {{1, 0}}))
                        .get("W1")
                        .getDouble(0),
                1e-3);

        Network classes = Architecture.of(1).softmax(2).initialize(1);
        classes.parameters().get("W1").assign(Nd4j.createFromArray(new float[][] {{1}, {-1}}));
        INDArray one = Nd4j.createFromArray(new float[][] {{1000}});
        assertEquals(2000, classes.cost(one, Nd4j.createFromArray(new float[][] {{0}, {1}})), 1e-9);
        assertEquals(0, classes.cost(one, Nd4j.createFromArray(new float[][] {{1}, {0}})), 1e-9);
    }

    @Test
    void accuracyCountsWhatIsPredictedRight() {
        Network binary = Architecture.of(1).sigmoid(1).initialize(1);
        binary.parameters().get("W1").assign(1);
        INDArray x = Nd4j.createFromArray(new float[][] {{-2, -1, 1, 2}});
        assertEquals(0.75, binary.accuracy(x, Nd4j.createFromArray(new float[][] {{0, 0, 1, 0}})));
        Network classes = Architecture.of(1).softmax(3).initialize(1);
        classes.parameters().get("W1").assign(Nd4j.createFromArray(new float[][] {{1}, {0}, {-1}}));
        INDArray y = Nd4j.createFromArray(new float[][] {{0, 0, 1, 0}, {0, 1, 0, 1}, {1, 0, 0, 0}});
        assertEquals(0.5, classes.accuracy(x, y));
    }

    @Test
    void predictionsAreArraysOfTheirOwn() {
        Architecture plan = Architecture.of(3).relu(4).softmax(2);
        Network network = plan.initialize(1);
        INDArray first = network.predict(x(plan, 4));
        INDArray kept = first.dup();
        INDArray second = network.predict(x(plan, 4).mul(-1));
        assertNotSame(first, second);
        Bits.assertSame(kept, first);
        assertEquals(DataType.FLOAT, first.dataType());
        assertArrayEquals(new long[] {2, 4}, first.shape());
    }

    @Test
    void aStepOnTheVectorIsSeen() {
        Architecture plan = Architecture.of(3).relu(20).softmax(2);
        Network network = plan.initialize(1);
        double before = network.cost(x(plan, 40), y(plan, 40));
        for (int i = 0; i < 20; i++) {
            network.backward(x(plan, 40), y(plan, 40));
            network.parameters().vector().subi(network.gradients().vector().mul(0.5));
        }
        assertTrue(network.cost(x(plan, 40), y(plan, 40)) < before - 0.01);
    }

    @Test
    void manyBatchSizesComeAndGo() {
        Architecture plan = Architecture.of(3).relu(4).softmax(2);
        Network network = plan.initialize(1);
        INDArray x = x(plan, 40);
        INDArray all = network.predict(x);
        for (int round = 0; round < 2; round++) {
            for (int m = 1; m <= 40; m++) {
                INDArray some = network.predict(x.get(NDArrayIndex.all(), NDArrayIndex.interval(0, m)));
                assertEquals(all.get(NDArrayIndex.all(), NDArrayIndex.interval(0, m)), some);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FLOAT", "DOUBLE"})
    void wrongArraysAreRefused(DataType type) {
        Architecture plan = Architecture.of(3).relu(4).softmax(2);
        Network network = (type == DataType.DOUBLE ? plan.inDouble() : plan).initialize(1);
        INDArray x = x(network.architecture(), 5);
        INDArray y = y(network.architecture(), 5);
        INDArray parameters = network.parameters().vector().dup();
        DataType other = type == DataType.DOUBLE ? DataType.FLOAT : DataType.DOUBLE;

        assertRefused(
                "X has 2 rows: must have 3 (one column an example)", () -> network.predict(Nd4j.zeros(type, 2, 5)));
        assertRefused(
                "X has rank 1: must be (3, m) (one column an example: X.reshape(3, 1))",
                () -> network.backward(Nd4j.zeros(type, 3), y));
        assertRefused("X is empty: m must be at least 1", () -> network.backward(Nd4j.create(type, 3, 0), y));
        assertEquals(
                "X is " + other + ": must be " + type + ", as the network is: X.castTo(DataType." + type + ")",
                refusal(() -> network.predict(x.castTo(other))));
        assertRefused(
                "Y has 1 rows: must have 2 (one column an example: Examples.oneHot(labels, 2) makes them of whole numbers)",
                () -> network.cost(x, Nd4j.zeros(type, 1, 5)));
        assertRefused("Y has 4 columns: must have 5, as many as X", () -> network.cost(x, Nd4j.zeros(type, 2, 4)));
        INDArray closed = x.dup();
        closed.close();
        assertRefused("X is closed: must be an open array", () -> network.predict(closed));
        assertThrows(NullPointerException.class, () -> network.predict(null));

        INDArray broken = x.dup().putScalar(1, 3, Double.NaN);
        String nan = "X holds NaN in row 1 of column 3: must be a finite number";
        assertRefused(nan, () -> network.predict(broken));
        assertRefused(nan, () -> network.backward(broken, y));
        assertRefused(
                "Y holds 2.0 in row 1 of column 4: must be in [0, 1]",
                () -> network.backward(x, y.dup().putScalar(1, 4, 2)));
        assertRefused(
                "Y holds NaN in row 0 of column 0: must be in [0, 1]",
                () -> network.backward(x, y.dup().putScalar(0, 0, Double.NaN)));
        assertRefused(
                "column 2 of Y sums to 2.0: must be 1, a column is one-hot",
                () -> network.backward(x, y.dup().putScalar(0, 2, 1).putScalar(1, 2, 1)));
        Bits.assertSame(parameters, network.parameters().vector());
    }

    @Test
    void wrongLabelsAreRefusedByTheOtherCosts() {
        INDArray x = Nd4j.ones(DataType.FLOAT, 1, 2);
        assertRefused(
                "Y holds -1.0 in row 0 of column 1: must be in [0, 1]",
                () -> Architecture.of(1).sigmoid(1).initialize(1).cost(x, Nd4j.createFromArray(new float[][] {{1, -1}
                })));
        assertRefused(
                "Y holds Infinity in row 0 of column 0: must be a finite number",
                () -> Architecture.of(1).linear(1).initialize(1).cost(x, Nd4j.createFromArray(new float[][] {
                    {Float.POSITIVE_INFINITY, -1}
                })));
    }

    @Test
    void anotherBackendIsRefused() {
        Environment gpu = (Environment) Proxy.newProxyInstance(
                Environment.class.getClassLoader(), new Class<?>[] {Environment.class}, (proxy, method, arguments) -> {
                    assertEquals("isCPU", method.getName());
                    return false;
                });
        assertEquals(
                "ND4J's backend works in another memory than this process: a network needs a CPU backend, nd4j-native",
                assertThrows(IllegalStateException.class, () -> Inputs.checkBackend(gpu))
                        .getMessage());
    }
}
