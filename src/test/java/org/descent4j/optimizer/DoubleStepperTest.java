package org.descent4j.optimizer;

import static org.descent4j.Refusal.assertRefused;
import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.descent4j.StoppedException;
import org.descent4j.internal.kernel.Way;
import org.descent4j.schedule.LearningRate;
import org.descent4j.surface.Surface;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DoubleStepperTest {

    private static Stepper onHost(Optimizer optimizer, INDArray parameters) {
        return new Stepper(Way.HOST, optimizer, parameters);
    }

    static Stream<OptimizerRow> rows() {
        return OptimizerRow.all();
    }

    private static List<UnaryOperator<Optimizer>> wrappers() {
        return List.of(
                inner -> inner,
                inner -> WeightDecay.l2(0.01, inner),
                inner -> WeightDecay.l2(0.01, Clip.byValue(0.7, WeightDecay.decoupled(0.02, inner))),
                inner -> Unguarded.of(Clip.byValue(3, inner)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("100 steps on each surface have the bits of a Stepper, its moments and its refusals")
    void sameBitsAsStepper(OptimizerRow row) {
        if (row.couples()) {
            return; // by the norm: below
        }
        int made = 0;
        for (UnaryOperator<Optimizer> wrapper : wrappers()) {
            for (Surface surface : Surface.all()) {
                made += compare(wrapper.apply(row.optimizer()), surface, new double[] {-1.2, 1});
            }
            made += compare(wrapper.apply(row.optimizer()), Surface.bowl(0.1, 2), new double[] {1e200, 3});
        }
        assertTrue(made > 1_000, made + " steps were compared");
    }

    private static int compare(Optimizer optimizer, Surface surface, double[] start) {
        double[] w = start.clone();
        INDArray expected = Nd4j.createFromArray(start);
        DoubleStepper plain = optimizer.on(w);
        Stepper stepper = onHost(optimizer, expected);
        String what = optimizer + " on " + surface + " from " + Arrays.toString(start);
        for (int t = 1; t <= 100; t++) {
            double[] gradient = surface.gradient(w[0], w[1]);
            plain.epoch(t);
            stepper.epoch(t);
            String refused = outcome(() -> stepper.step(Nd4j.createFromArray(gradient)));
            assertEquals(refused, outcome(() -> plain.step(gradient)), what);
            if (t % 20 != 0 && refused.isEmpty()) {
                continue; // what differs in a bit once does so from then on
            }
            assertBits(expected.toDoubleVector(), w, what);
            for (String name : optimizer.moments()) {
                assertBits(stepper.moment(name).toDoubleVector(), plain.moment(name), what + ", " + name);
            }
            assertEquals(stepper.t(), plain.t());
            assertEquals(stepper.learningRate(), plain.learningRate());
            if (!refused.isEmpty()) {
                return t;
            }
        }
        return 100;
    }

    private static String outcome(Runnable step) {
        try {
            step.run();
            return "";
        } catch (ArithmeticException | IllegalArgumentException e) {
            return e.toString();
        }
    }

    private static void assertBits(double[] expected, double[] actual, String what) {
        assertArrayEquals(bits(expected), bits(actual), what);
    }

    private static long[] bits(double... values) {
        return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
    }

    @Test
    @DisplayName("clipped by the norm: within an ulp of what ND4J's norm makes of it, for gradients of any size")
    void clippedByTheNorm() {
        Random random = new Random(8);
        Clip clip = Clip.byGlobalNorm(1e-3, GradientDescent.of(1));
        for (double scale : new double[] {1, 1e-2, 1e8, 1e200, 1e-3}) {
            for (int n : new int[] {1, 2, 3, 100, 3000}) {
                double[] gradient = random.doubles(n, -scale, scale)
                        .map(x -> x * x * x / scale / scale)
                        .toArray();
                double[] expected = clip.prepare(Nd4j.createFromArray(gradient)).toDoubleVector();
                double[] plain = Clipping.prepare(List.of(clip), gradient);
                for (int i = 0; i < n; i++) {
                    assertEquals(expected[i], plain[i], 2 * Math.ulp(expected[i]), scale + ", n = " + n);
                }
            }
        }
        double[] small = {3e-4, -4e-4};
        assertSame(small, Clipping.prepare(List.of(clip), small));
        for (double[] odd : new double[][] {{0, 0}, {Double.NaN, 1}, {Double.POSITIVE_INFINITY, 1}}) {
            assertBits(
                    clip.prepare(Nd4j.createFromArray(odd)).toDoubleVector(),
                    Clipping.prepare(List.of(clip), odd),
                    "as it was");
        }
        double[] tiny = {3e-200, 4e-200};
        assertArrayEquals(
                new double[] {0.6e-200, 0.8e-200},
                Clipping.prepare(List.of(Clip.byGlobalNorm(1e-200, GradientDescent.of(1))), tiny),
                1e-214);
    }

    @Test
    @DisplayName("a schedule is told epochs and costs, as by a Stepper")
    void schedules() {
        Optimizer optimizer = GradientDescent.of(LearningRate.inverseTime(1, 1).reducedOnPlateau(0.5, 0));
        DoubleStepper stepper = optimizer.on(new double[] {8});
        assertEquals(0.5, stepper.learningRate(), "that of the first step to come");
        stepper.step(new double[] {1});
        stepper.epoch(3);
        assertEquals(3, stepper.epoch());
        assertEquals(0.5, stepper.learningRate(), "that of the last step");
        stepper.observe(1);
        stepper.observe(1);
        stepper.step(new double[] {1});
        assertEquals(0.125, stepper.learningRate());
        assertArrayEquals(new double[] {8 - 0.5 - 0.125}, stepper.parameters());
        assertEquals(2, stepper.t());
        assertEquals(optimizer, stepper.optimizer());
        assertEquals("DoubleStepper(" + optimizer + ", n=1, epoch=3, t=2)", stepper.toString());
    }

    private record Own(LearningRate learningRate) implements Optimizer {
        @Override
        public List<String> moments() {
            return List.of("steps");
        }

        @Override
        public void step(Step step) {
            step.moment("steps").addi(1);
            step.parameters().subi(step.gradient().mul(step.learningRate()));
        }
    }

    @Test
    @DisplayName("an algorithm of one's own makes the same steps, whatever stands round it, and in the same array")
    void ofOnesOwn() {
        double[] w = {1, -2};
        DoubleStepper stepper = Clip.byValue(1, WeightDecay.l2(0.5, new Own(LearningRate.constant(0.5))))
                .on(w);
        assertSame(w, stepper.parameters());
        stepper.step(new double[] {7, 0});
        assertArrayEquals(new double[] {0.25, -1.5}, w);
        w[0] = 3;
        stepper.epoch(2);
        stepper.observe(1);
        stepper.step(new double[] {0, 0});
        assertArrayEquals(new double[] {2.25, -1.125}, w);
        assertArrayEquals(new double[] {2, 2}, stepper.moment("steps"));
        assertEquals(2, stepper.t());
        assertEquals(2, stepper.epoch());
        assertEquals(0.5, stepper.learningRate());
        assertRefused("epoch = -1: must be at least 0", () -> stepper.epoch(-1));
    }

    @Test
    @DisplayName("what is wrong is refused in the words of a Stepper, and nothing is changed")
    void refusals() {
        double[] start = {1, 2};
        List<Optimizer> optimizers = new ArrayList<>(List.of(
                Adam.of(0.1),
                Momentum.of(1e308),
                GradientDescent.of((epoch, t) -> Double.NaN),
                Clip.byValue(1, RmsProp.of(0.1)),
                new Own(LearningRate.constant(1e308))));
        double[][] gradients = {{1}, {1, 2, 3}, {Double.NaN, 1}, {1, Double.NEGATIVE_INFINITY}, {0, 1e200}, {1e10, 1}};
        int refused = 0;
        for (Optimizer optimizer : optimizers) {
            for (double[] gradient : gradients) {
                double[] w = start.clone();
                DoubleStepper plain = optimizer.on(w);
                Stepper stepper = optimizer.on(Nd4j.createFromArray(start));
                String expected = outcome(() -> stepper.step(Nd4j.createFromArray(gradient)));
                assertEquals(expected, outcome(() -> plain.step(gradient)), optimizer + Arrays.toString(gradient));
                if (!expected.isEmpty()) {
                    refused++;
                    assertArrayEquals(start, w);
                    assertEquals(0, plain.t());
                    for (String name : optimizer.moments()) {
                        assertArrayEquals(new double[2], plain.moment(name));
                    }
                }
            }
        }
        assertTrue(refused > 20, refused + " were refused");
        DoubleStepper adam = Adam.of(0.1).on(start);
        assertRefused("name = V: must be one of [v, s]", () -> adam.moment("V"));
        assertRefused("epoch = -1: must be at least 0", () -> adam.epoch(-1));
        assertRefused(
                "parameters has shape [0]: must hold at least one value",
                () -> Adam.of(1).on(new double[0]));
        assertNotSame(adam.moment("v"), adam.moment("v"));
        assertTrue(refusal(() -> adam.step(new double[] {1e155, 0})).contains("; Clip cuts it to size"));
    }

    @Test
    @DisplayName("no step is made in a thread that has been interrupted")
    void interrupted() {
        double[] w = {1, 2};
        DoubleStepper stepper = Adam.of(0.1).on(w);
        Thread.currentThread().interrupt();
        assertThrows(StoppedException.class, () -> stepper.step(new double[] {1, 1}));
        Thread.interrupted();
        assertArrayEquals(new double[] {1, 2}, w);
        assertEquals(0, stepper.t());
    }

    @Test
    @DisplayName("walks by each algorithm need no ND4J: where it is not on the classpath, they have the same bits")
    void withoutNd4j() throws Exception {
        String classes = place(Adam.class) + File.pathSeparator + place(PlainWalks.class);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dstdout.encoding=UTF-8",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        classes,
                        PlainWalks.class.getName())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        // Not all of the text: a name such as α has no letter in every encoding of a child's output.
        assertEquals(PlainWalks.ALONE, printed.lines().findFirst().orElseThrow());
        assertEquals(
                ascii(PlainWalks.text().lines().toList()),
                ascii(printed.lines().skip(1).toList()));
    }

    private static List<String> ascii(List<String> lines) {
        return lines.stream().map(line -> line.replaceAll("[^ -~]|\\?", "")).toList();
    }

    private static String place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
