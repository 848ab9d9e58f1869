package org.descent4j.network;

import static org.descent4j.Refusal.assertRefused;
import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.descent4j.Bits;
import org.descent4j.data.Examples;
import org.descent4j.data.Moons;
import org.descent4j.optimizer.Adam;
import org.descent4j.training.Progress;
import org.descent4j.training.Trainer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class ActivationTest {

    /** As a user writes one: z·sigmoid(βz), whose derivative cannot be told from a alone. */
    record Swish(double beta) implements Elementwise {
        @Override
        public double value(double z) {
            return z / (1 + Math.exp(-beta * z));
        }

        @Override
        public double derivative(double z, double a) {
            return beta * a + (1 - beta * a) / (1 + Math.exp(-beta * z));
        }
    }

    /** As a user writes one that mixes a column: each number less the column's mean. */
    record Centered() implements Activation {
        @Override
        public void forward(double[] z, int units) {
            for (int start = 0; start < z.length; start += units) {
                double mean = 0;
                for (int i = start; i < start + units; i++) {
                    mean += z[i] / units;
                }
                for (int i = start; i < start + units; i++) {
                    z[i] -= mean;
                }
            }
        }

        @Override
        public void backward(double[] z, double[] a, double[] d, int units) {
            forward(d, units);
        }

        @Override
        public Initialization initialization() {
            return Initialization.XAVIER;
        }
    }

    /** A slip of one's own, in the function or in its derivative. */
    record Slip(double value, double derivative) implements Elementwise {
        @Override
        public double value(double z) {
            return z > 0 ? z : value;
        }

        @Override
        public double derivative(double z, double a) {
            return z > 0 ? 1 : derivative;
        }
    }

    /** Every constant there is, the factories, and two of one's own. */
    static List<Activation> all() {
        List<Activation> all = new ArrayList<>();
        try {
            for (Field field : Activation.class.getFields()) {
                // What measures coverage adds fields of its own.
                if (field.getType() == Activation.class) {
                    all.add((Activation) field.get(null));
                }
            }
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
        assertEquals(5, all.size());
        all.addAll(List.of(Activation.leakyRelu(0.1), Activation.elu(0.7), new Swish(1.5), new Centered()));
        return all;
    }

    @Test
    @DisplayName("Activation has no method with a body: two threads that meet it first could wait for each other")
    void noDeadlock() {
        assertTrue(Arrays.stream(Activation.class.getMethods()).noneMatch(Method::isDefault));
    }

    static Activation named(String name) {
        return switch (name) {
            case "leakyRelu" -> Activation.leakyRelu(0.01);
            case "elu" -> Activation.elu(1);
            default -> Standard.valueOf(name);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "RELU, -2, 0, 0",
        "RELU, 0, 0, 0",
        "RELU, 3, 3, 1",
        "TANH, 0.5, 0.46211715726000975, 0.7864477329659274",
        "SIGMOID, 2, 0.8807970779778823, 0.1049935854035065",
        "LINEAR, -7, -7, 1",
        "leakyRelu, -2, -0.02, 0.01",
        "leakyRelu, 0, 0, 0.01",
        "leakyRelu, 3, 3, 1",
        "elu, -2, -0.8646647167633873, 0.1353352832366127",
        "elu, 0, 0, 1",
        "elu, -1e-20, -1e-20, 1",
        "elu, 3, 3, 1"
    })
    @DisplayName("S2: g(z) and g'(z) are the formulas")
    void formulas(String name, double z, double value, double derivative) {
        double[] a = {z};
        named(name).forward(a, 1);
        assertEquals(value, a[0], Math.abs(value) * 1e-15);
        double[] d = {10};
        named(name).backward(new double[] {z}, a, d, 1);
        assertEquals(10 * derivative, d[0], 1e-14);
    }

    @Test
    @DisplayName("S2: softmax makes probabilities of each column, also of numbers whose e^z would overflow")
    void softmax() {
        double[] a = {0, Math.log(3), 1000, 1000};
        Activation.SOFTMAX.forward(a, 2);
        assertArrayEquals(new double[] {0.25, 0.75, 0.5, 0.5}, a, 1e-15);
        double[] d = {1, 0, 4, 2};
        Activation.SOFTMAX.backward(new double[4], a, d, 2);
        assertArrayEquals(new double[] {0.1875, -0.1875, 0.5, -0.5}, d, 1e-15);
    }

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("What is not a number stays none: no activation hides it")
    void notANumber(Activation activation) {
        double[] a = {Double.NaN};
        activation.forward(a, 1);
        assertEquals(Double.NaN, a[0]);
    }

    @Test
    @DisplayName("An activation of one's own computes the same as the library's of that formula, to the bit")
    void ownLikeTheLibrarys() {
        record Own() implements Elementwise {
            @Override
            public double value(double z) {
                return Math.tanh(z);
            }

            @Override
            public double derivative(double z, double a) {
                return 1 - a * a;
            }
        }
        // 6 columns are multiplied by plain loops, 3000 by BLAS, and in two pieces.
        for (int m : new int[] {6, 3000}) {
            Architecture plan = Architecture.of(4).tanh(20).tanh(3);
            Architecture own = Architecture.of(4).layer(20, new Own()).layer(3, new Own());
            INDArray x = NetworkTest.x(plan, m);
            INDArray y = NetworkTest.y(plan, m);
            assertEquals(plan.initialize(1).score(x, y), own.initialize(1).score(x, y));
            Bits.assertSame(
                    plan.initialize(1).gradient(x, y).vector(),
                    own.initialize(1).gradient(x, y).vector());
        }
    }

    @Test
    @DisplayName("A plan says its activations, and is equal to one with equal activations")
    void text() {
        Architecture plan = Architecture.of(2)
                .layer(5, Activation.leakyRelu(0.01))
                .layer(4, Activation.elu(1))
                .layer(3, new Swish(1))
                .sigmoid(1);
        assertEquals(
                "[layer(5, leakyRelu(0.01)), layer(4, elu(1.0)), layer(3, Swish[beta=1.0]), sigmoid(1)]",
                plan.layers().toString());
        assertEquals(
                Architecture.of(2)
                        .layer(5, Activation.leakyRelu(0.01))
                        .layer(4, Activation.elu(1))
                        .layer(3, new Swish(1))
                        .sigmoid(1),
                plan);
        assertNotEquals(
                Architecture.of(2).layer(1, new Swish(1)), Architecture.of(2).layer(1, new Swish(2)));
        assertEquals(
                Cost.SQUARED_ERROR, Architecture.of(2).layer(1, new Swish(1)).cost());
    }

    /** Without a text of its own. */
    private static class Plain implements Elementwise {
        @Override
        public double value(double z) {
            return z;
        }

        @Override
        public double derivative(double z, double a) {
            return 1;
        }
    }

    @Test
    @DisplayName("An activation without a text of its own is called by its class, or unnamed: the same in each process")
    void textOfOthers() {
        assertEquals("layer(2, Plain)", Layer.of(2, new Plain()).toString());
        assertEquals("layer(2, unnamed)", Layer.of(2, new Plain() {}).toString());
    }

    @Test
    @DisplayName("A training with an own activation goes on from its checkpoint, and not with other numbers in it")
    void checkpoints(@TempDir Path folder) {
        Examples moons = Moons.examples(64, 0.2, 3);
        Path file = folder.resolve("own.checkpoint");
        for (int epochs : new int[] {1, 2}) {
            Network network =
                    Architecture.of(2).layer(5, new Swish(1)).sigmoid(1).initialize(1);
            Trainer.of(network, Adam.of(0.1))
                    .withEpochs(epochs)
                    .withCheckpoints(file, 1)
                    .resume(moons, Progress.silent());
        }
        Network other = Architecture.of(2).layer(5, new Swish(2)).sigmoid(1).initialize(1);
        String message = refusal(() -> Trainer.of(other, Adam.of(0.1))
                .withEpochs(3)
                .withCheckpoints(file, 1)
                .resume(moons, Progress.silent()));
        assertTrue(message.contains("Swish[beta=1.0]") && message.contains("Swish[beta=2.0]"), message);
    }

    @Test
    @DisplayName("What an own activation makes of numbers must be numbers: refused with layer, name and place")
    void slips() {
        Network network = Architecture.of(1)
                .layer(2, new Slip(Double.NaN, 0))
                .sigmoid(1)
                .inDouble()
                .initialize(1);
        INDArray before = network.parameters().vector().dup();
        network.parameters().get("W1").assign(-1);
        INDArray x = NetworkTest.x(network.architecture(), 1).assign(3);
        INDArray y = NetworkTest.y(network.architecture(), 1);
        String message = "A = NaN where z = -3.0 in layer 1, layer(2, Slip[value=NaN, derivative=0.0]): "
                + "must be a finite number";
        assertRefused(message, () -> network.predict(x));
        assertRefused(message, () -> network.score(x, y));
        assertRefused(message, () -> network.backward(x, y));
        network.parameters().vector().assign(before);

        for (int layer = 1; layer <= 2; layer++) {
            Architecture plan = layer == 1
                    ? Architecture.of(1)
                            .layer(1, new Slip(0, Double.POSITIVE_INFINITY))
                            .linear(1)
                    : Architecture.of(1).linear(1).layer(1, new Slip(0, Double.POSITIVE_INFINITY));
            Network steep = plan.inDouble().initialize(1);
            steep.parameters().get("W1").assign(layer == 1 ? -1 : 1);
            steep.parameters().get("W2").assign(layer == 1 ? 1 : -1);
            String refusal = refusal(() -> steep.backward(x, y));
            assertEquals(
                    "dZ = -Infinity where z = -3.0 in layer " + layer
                            + ", layer(1, Slip[value=0.0, derivative=Infinity]): must be a finite number",
                    refusal);
            assertEquals(0, steep.predict(x).getDouble(0));
        }
    }

    @Test
    @DisplayName("Infinite sums are not an own activation's fault")
    void overflow() {
        Network network = Architecture.of(1).layer(1, new Swish(1)).linear(1).initialize(1);
        network.parameters().get("W1").assign(3e38f);
        network.parameters().get("b1").assign(3e38f);
        INDArray x = NetworkTest.x(network.architecture(), 1).assign(3e38f);
        network.parameters().get("W2").assign(3e38f);
        assertTrue(!Double.isFinite(network.predict(x).getDouble(0)));
    }

    @Test
    @DisplayName("What an own activation throws is thrown on; without a way to start weights it is refused by name")
    void thrown() {
        Activation broken = new Plain() {
            @Override
            public double value(double z) {
                throw new UnsupportedOperationException("not yet");
            }
        };
        Network network = Architecture.of(4).layer(2, broken).initialize(1);
        assertEquals(
                "not yet",
                assertThrows(
                                UnsupportedOperationException.class,
                                () -> network.predict(NetworkTest.x(network.architecture(), 3)))
                        .getMessage());
        Activation unstarted = new Plain() {
            @Override
            public Initialization initialization() {
                return null;
            }
        };
        assertRefused(
                "initialization of layer(2, unnamed) = null: must be HE or XAVIER",
                () -> Architecture.of(4).layer(2, unstarted).initialize(1));
        assertEquals(
                "activation",
                assertThrows(
                                NullPointerException.class,
                                () -> Architecture.of(4).layer(2, null))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void wrongNumbersAreRefused(double number) {
        assertRefused(
                "slope = " + number + ": must be a finite number, at least 0", () -> Activation.leakyRelu(number));
        assertRefused("alpha = " + number + ": must be a finite number, at least 0", () -> Activation.elu(number));
        assertEquals("leakyRelu(0.0)", Activation.leakyRelu(0).toString());
    }
}
