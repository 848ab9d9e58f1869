package org.descent4j.optimizer;

import static org.descent4j.Refusal.assertRefused;
import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.descent4j.Bits;
import org.descent4j.internal.kernel.Way;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The fast kernels against the reference, at the sizes where they change their ways. */
class KernelTest {

    /** Vectors hold up to 16 parameters, blocks 1024; from 4096 gradient descent is left to BLAS. */
    private static final int[] EDGES = {1, 15, 16, 17, 1023, 1024, 1025, 4096, 4097};

    /** What the Vector API takes. The tests ask for it where it is there, and are told where it ought to be. */
    private static final boolean VECTORS = Runtime.version().feature() >= 22
            && ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    /** From 131072 parameters a second thread helps. */
    private static final int TWO_THREADS = 131_072;

    private final Random random = new Random(7);
    private final int threads = Nd4j.getEnvironment().maxThreads();

    /** The reference is many small operations, which start ND4J's threads each: on busy cores that takes minutes. */
    @BeforeEach
    void oneThread() {
        Nd4j.getEnvironment().setMaxThreads(1);
    }

    @AfterEach
    void restore() {
        System.clearProperty("org.descent4j.kernel");
        Nd4j.getEnvironment().setMaxThreads(threads);
    }

    static List<Way> ways() {
        return VECTORS ? List.of(Way.HOST, Way.ND4J, Way.VECTOR) : List.of(Way.HOST, Way.ND4J);
    }

    static Stream<OptimizerRow> rows() {
        return OptimizerRow.all();
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("C15: the kernels agree with the reference, over sizes round their blocks' edges, views and groups")
    void c15_agree(OptimizerRow row) {
        for (Way way : ways()) {
            for (int n : EDGES) {
                check(way, row, n);
            }
            check(way, row, 1 + random.nextInt(10_000));
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    @EnabledIf("vectors")
    @DisplayName("C15: the bits are the same with the Vector API and without it, over sizes, views and groups")
    void c15_vectorBits(OptimizerRow row) {
        for (int n = 1; n < 3000; n += 1 + random.nextInt(2 * n)) {
            for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
                INDArray w = numbers(type, n, 1);
                int before = random.nextInt(5);
                INDArray g = numbers(type, before + n, 1).get(NDArrayIndex.interval(before, before + n));
                Group[] groups = groups(n);
                Bits.assertSame(stepped(Way.HOST, row, w, g, groups), stepped(Way.VECTOR, row, w, g, groups));
            }
        }
    }

    static boolean vectors() {
        return VECTORS;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gradient-descent",
                "momentum-l2",
                "rmsprop",
                "rmsprop-graves",
                "adamw",
                "amsgrad",
                "adadelta",
                "lion"
            })
    @DisplayName("C15: they agree where a second thread comes in, and the bits are those of one thread")
    void c15_threads(String name) {
        OptimizerRow row = OptimizerRow.named(name);
        for (Way way : VECTORS ? List.of(Way.HOST, Way.VECTOR) : List.of(Way.HOST)) {
            for (int n : new int[] {TWO_THREADS - 1, TWO_THREADS, TWO_THREADS + 1 + random.nextInt(5000)}) {
                Nd4j.getEnvironment().setMaxThreads(2);
                check(way, row, n);
                sameBitsWithThreads(way, row, n);
            }
        }
    }

    private void sameBitsWithThreads(Way way, OptimizerRow row, int n) {
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            INDArray w = numbers(type, n, 1);
            INDArray g = numbers(type, n, 1);
            // Without a group, gradient descent would be left to BLAS, whose threads are its own affair.
            Group[] groups = {Group.of("front", 0, n - 1)};
            Nd4j.getEnvironment().setMaxThreads(1);
            INDArray one = stepped(way, row, w, g, groups);
            Nd4j.getEnvironment().setMaxThreads(2);
            Bits.assertSame(one, stepped(way, row, w, g, groups));
        }
    }

    private INDArray stepped(Way way, OptimizerRow row, INDArray start, INDArray g, Group... groups) {
        INDArray w = start.dup();
        Stepper stepper = new Stepper(way, row.optimizer(), w, groups);
        stepper.step(g);
        stepper.step(g);
        return w;
    }

    private void check(Way way, OptimizerRow row, int n) {
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            int before = random.nextInt(5);
            INDArray whole = numbers(type, before + n + 2, 1);
            INDArray kept = whole.dup();
            INDArray w = whole.get(NDArrayIndex.interval(before, before + n));
            INDArray expected = w.dup();
            Group[] groups = groups(n);
            Stepper reference = new Stepper(Way.REFERENCE, row.optimizer(), expected, groups);
            Stepper fast = new Stepper(way, row.optimizer(), w, groups);
            Map<String, Double> scales = new HashMap<>(Map.of("W", largest(w)));
            for (int t = 1; t <= 3; t++) {
                INDArray g = numbers(type, n + t, t == 3 ? 1e-3 : 1).get(NDArrayIndex.interval(t, n + t));
                reference.step(g.dup());
                fast.step(g);
                for (String name : row.optimizer().moments()) {
                    scales.merge(name, largest(reference.moment(name)), Math::max);
                }
            }
            String what = way + ", " + type + ", n = " + n;
            assertClose(expected, w, scales.get("W"), what);
            for (String name : row.optimizer().moments()) {
                assertClose(reference.moment(name), fast.moment(name), scales.get(name), what + ", " + name);
            }
            for (int i : new int[] {before - 1, before + n, before + n + 1}) {
                assertTrue(i < 0 || kept.getDouble(i) == whole.getDouble(i), what + " wrote beside the view");
            }
        }
    }

    /** None, or a group in the middle with factors of its own. */
    private Group[] groups(int n) {
        if (n < 3 || random.nextBoolean()) {
            return new Group[0];
        }
        int from = random.nextInt(n - 1);
        int to = from + 1 + random.nextInt(n - from);
        return new Group[] {Group.of("middle", from, to).withRateFactor(0.5).withDecayFactor(2)};
    }

    private INDArray numbers(DataType type, int n, double scale) {
        double[] values = random.doubles(n, -scale, scale).toArray();
        return Nd4j.createFromArray(values).castTo(type);
    }

    private static double largest(INDArray values) {
        return values.amaxNumber().doubleValue();
    }

    /** To rounding, in units of the largest value that there was: sums in which terms cancel out cannot do better. */
    private static void assertClose(INDArray expected, INDArray actual, double scale, String what) {
        double tolerance = expected.dataType() == DataType.FLOAT ? 1e-6 : 1e-14;
        double worst = largest(actual.sub(expected));
        assertTrue(worst <= tolerance * scale, () -> what + ": deviates by " + worst / scale);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 1000, 4097, 20_000})
    @DisplayName("NaN and infinity are found wherever they stand, and large finite values are let through")
    void finite(int n) {
        Nd4j.getEnvironment().setMaxThreads(threads);
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            INDArray w = Nd4j.ones(type, n);
            Stepper stepper = GradientDescent.of(0).on(w);
            for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
                int at = random.nextInt(n);
                INDArray g = numbers(type, n, 1).putScalar(at, bad);
                assertEquals(
                        "gradient of step 1 holds a value that is not finite, the first at element " + at,
                        refusal(() -> stepper.step(g)));
            }
            Bits.assertSame(Nd4j.ones(type, n), w);
            assertEquals(0, stepper.t());
            stepper.step(Nd4j.valueArrayOf(
                    new long[] {n}, type == DataType.FLOAT ? Float.MAX_VALUE : Double.MAX_VALUE, type));
            assertEquals(1, stepper.t());
        }
    }

    @Test
    @DisplayName("moments that fade become 0, and are never among the slow subnormal numbers")
    void fading() {
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            Stepper stepper = Adam.of(0.1).withBeta1(0.5).withBeta2(0.5).on(Nd4j.ones(type, 3));
            stepper.step(Nd4j.ones(type, 3));
            double normal = type == DataType.FLOAT ? Float.MIN_NORMAL : Double.MIN_NORMAL;
            for (int t = 2; t < 1200; t++) {
                stepper.step(Nd4j.zeros(type, 3));
                for (String name : new String[] {"v", "s"}) {
                    double moment = stepper.moment(name).getDouble(0);
                    double exact = Math.pow(0.5, t);
                    assertTrue(moment == 0 || moment >= normal, name + " = " + moment);
                    assertTrue(exact < 1e-15 || moment == exact, name + " = " + moment);
                }
            }
            assertEquals(0, stepper.moment("v").getDouble(0));
            assertEquals(0, stepper.moment("s").getDouble(0));
        }
    }

    @Test
    @DisplayName("the choice is automatic, can be asked for, and is visible")
    void choice() {
        List<String> kernels = new ArrayList<>();
        for (String asked : new String[] {"auto", "reference", "nd4j", "host"}) {
            System.setProperty("org.descent4j.kernel", asked);
            kernels.add(Adam.of(0.1).on(Nd4j.ones(3)).toString().replaceAll(".*kernel=(.*)\\)", "$1"));
        }
        assertEquals(List.of("host", "reference", "nd4j", "host"), kernels);
        System.setProperty("org.descent4j.kernel", "auto");
        String many = Adam.of(0.1).on(Nd4j.ones(10_000)).toString();
        assertTrue(many.endsWith(VECTORS ? "kernel=vector)" : "kernel=host)"), many);
        System.setProperty("org.descent4j.kernel", "fast");
        assertRefused(
                "org.descent4j.kernel = fast: must be one of [auto, reference, nd4j, host, vector]",
                () -> Adam.of(0.1).on(Nd4j.ones(3)));
    }

    @Test
    @DisplayName("who asks for the Vector API where it is not is told what it takes")
    void vectorApi() {
        System.setProperty("org.descent4j.kernel", "vector");
        Executable ask =
                () -> assertTrue(Adam.of(0.1).on(Nd4j.ones(3)).toString().endsWith("kernel=vector)"));
        if (VECTORS) {
            assertDoesNotThrow(ask);
            return;
        }
        assertEquals(
                "org.descent4j.kernel = vector: must be auto, host, nd4j or reference, unless the library's jar runs on"
                        + " Java 22 or newer, started with --add-modules jdk.incubator.vector; this is Java "
                        + Runtime.version().feature(),
                refusal(ask));
    }

    @Test
    @DisplayName("an algorithm of the user's own is carried out by its own step, round it all the same")
    void ownAlgorithm() {
        Optimizer own = new Optimizer() {
            @Override
            public org.descent4j.schedule.LearningRate learningRate() {
                return org.descent4j.schedule.LearningRate.constant(0.5);
            }

            @Override
            public void step(Step step) {
                step.parameters().subi(step.learningRate());
            }
        };
        INDArray w = Nd4j.createFromArray(1.0, 2);
        Stepper stepper = WeightDecay.decoupled(1, own).on(w);
        stepper.step(Nd4j.createFromArray(0.0, 0));
        assertEquals(Nd4j.createFromArray(0.0, 0.5), w);
        assertTrue(stepper.toString().endsWith("kernel=reference)"));
    }
}
