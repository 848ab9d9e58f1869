package org.descent4j.network;

import static org.descent4j.Refusal.assertRefused;
import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.descent4j.Bits;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class ArchitectureTest {

    @ParameterizedTest
    @CsvSource({
        "RELU, , 0.05", // √(2/800)
        "leakyRelu, , 0.05",
        "elu, , 0.05",
        "TANH, , 0.0447213595499958", // √(2/(800 + 200))
        "SIGMOID, , 0.0447213595499958",
        "LINEAR, HE, 0.05",
        "RELU, XAVIER, 0.0447213595499958"
    })
    @DisplayName("He before ReLU and its like, Xavier before the others, unless chosen; biases start at 0")
    void initialization(String activation, Initialization chosen, double deviation) {
        Architecture plan = Architecture.of(800)
                .layer(200, ActivationTest.named(activation))
                .inDouble();
        Parameters parameters = (chosen == null ? plan : plan.withInitialization(chosen))
                .initialize(1)
                .parameters();
        INDArray w = parameters.get("W1");
        // 160,000 draws: a standard error of 0.18 % in the deviation, of deviation/400 in the mean.
        assertEquals(deviation, w.stdNumber().doubleValue(), 0.01 * deviation);
        assertEquals(0, w.meanNumber().doubleValue(), deviation / 100);
        assertEquals(0, parameters.get("b1").amaxNumber().doubleValue());
    }

    @Test
    @DisplayName("A seed draws the same weights on every JDK")
    void reproducible() {
        Architecture plan = Architecture.of(2).relu(3).sigmoid(1).inDouble();
        INDArray vector = plan.initialize(42).parameters().vector();
        // The first numbers of java.util.Random(42).nextGaussian(), as its specification gives them; σ = 1.
        assertArrayEquals(
                new double[] {
                    1.1419053154730547,
                    0.9194079489827879,
                    -0.9498666368908959,
                    -1.1069902863993377,
                    0.2809776380727795,
                    0.6846227956326554
                },
                vector.get(org.nd4j.linalg.indexing.NDArrayIndex.interval(0, 6)).toDoubleVector(),
                0);
        Bits.assertSame(vector, plan.initialize(42).parameters().vector());
        assertNotEquals(vector, plan.initialize(43).parameters().vector());
    }

    @Test
    void theUsualIsTheDefault() {
        assertEquals(Cost.BINARY_CROSS_ENTROPY, Architecture.of(2).sigmoid(1).cost());
        assertEquals(
                Cost.CATEGORICAL_CROSS_ENTROPY, Architecture.of(2).softmax(3).cost());
        for (Activation last : List.of(Activation.RELU, Activation.TANH, Activation.LINEAR)) {
            assertEquals(Cost.SQUARED_ERROR, Architecture.of(2).layer(1, last).cost());
        }
        Architecture plan = Architecture.of(784).relu(128).softmax(10);
        assertEquals(0, plan.lambda());
        assertEquals(DataType.FLOAT, plan.dataType());
        assertEquals(784, plan.inputs());
        assertEquals(10, plan.outputs());
        assertEquals("[relu(128), softmax(10)]", plan.layers().toString());
    }

    @Test
    void isAValue() {
        Architecture plan = Architecture.of(2).relu(5).sigmoid(1);
        assertEquals(Architecture.of(2).layer(5, Activation.RELU).sigmoid(1), plan);
        assertEquals(Architecture.of(2).relu(5).sigmoid(1).hashCode(), plan.hashCode());
        assertEquals(plan, plan.withCost(Cost.BINARY_CROSS_ENTROPY));
        for (Architecture other : new Architecture[] {
            Architecture.of(3).relu(5).sigmoid(1),
            Architecture.of(2).relu(4).sigmoid(1),
            plan.withL2(1),
            plan.withCost(Cost.SQUARED_ERROR),
            plan.inDouble(),
            plan.withInitialization(Initialization.HE)
        }) {
            assertNotEquals(other, plan);
        }
        assertFalse(plan.equals("Network"));
        assertEquals("Architecture(2 relu(5) sigmoid(1), cost=BINARY_CROSS_ENTROPY, λ=0.0, FLOAT)", plan.toString());
        assertEquals(
                "Architecture(2 tanh(1), cost=SQUARED_ERROR, λ=0.1, HE, DOUBLE)",
                Architecture.of(2)
                        .tanh(1)
                        .withL2(0.1)
                        .withInitialization(Initialization.HE)
                        .inDouble()
                        .toString());
        assertEquals(
                "Parameters(21 FLOAT: W1 (5, 2), b1 (5, 1), W2 (1, 5), b2 (1, 1))",
                plan.initialize(1).parameters().toString());
    }

    @Test
    void wrongPlansAreRefused() {
        assertRefused("inputs = 0: must be at least 1", () -> Architecture.of(0));
        Architecture endless =
                Architecture.of(Integer.MAX_VALUE).relu(Integer.MAX_VALUE).sigmoid(1);
        assertEquals(
                endless + " has 4611686016279904256 parameters or more: must have at most 2^31 - 9",
                refusal(() -> endless.initialize(1)));
        assertRefused("units = -1: must be at least 1", () -> Architecture.of(2).relu(-1));
        assertRefused(
                "Architecture(2, λ=0.0, FLOAT) has no layer: must have at least one",
                () -> Architecture.of(2).initialize(1));
        assertRefused(
                "cost = BINARY_CROSS_ENTROPY: needs SIGMOID as the last activation, not TANH",
                () -> Architecture.of(2)
                        .tanh(1)
                        .withCost(Cost.BINARY_CROSS_ENTROPY)
                        .initialize(1));
        assertRefused(
                "cost = CATEGORICAL_CROSS_ENTROPY: needs SOFTMAX as the last activation, not SIGMOID",
                () -> Architecture.of(2)
                        .sigmoid(1)
                        .withCost(Cost.CATEGORICAL_CROSS_ENTROPY)
                        .initialize(1));
        assertRefused(
                "name = W3: must be one of [W1, b1]",
                () -> Architecture.of(2).tanh(1).initialize(1).parameters().get("W3"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void aWrongLambdaIsRefused(double lambda) {
        assertEquals(
                "lambda = " + lambda + ": must be a finite number, at least 0",
                refusal(() -> Architecture.of(2).tanh(1).withL2(lambda)));
    }
}
