package org.descent4j.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.descent4j.Bits;
import org.descent4j.internal.kernel.Way;
import org.descent4j.schedule.LearningRate;
import org.descent4j.schedule.Manual;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Steps at the end of what numbers can hold, whichever way they are carried out. */
class OverflowTest {

    private static final DataType[] TYPES = {DataType.FLOAT, DataType.DOUBLE};

    private static List<Way> ways() {
        List<Way> all = new ArrayList<>(KernelTest.ways());
        all.add(Way.REFERENCE);
        return all;
    }

    static Stream<Optimizer> squaring() {
        return Stream.of(
                RmsProp.of(0.01),
                RmsProp.of(0.01).withMomentum(0.5),
                AdaGrad.of(0.01),
                AdaDelta.of(1),
                Adam.of(0.01),
                AdamW.of(0.01),
                Adam.of(0.01).amsgrad(),
                Adam.of(0.01).nesterov(),
                WeightDecay.l2(0.1, Adam.of(0.01)));
    }

    @ParameterizedTest
    @MethodSource("squaring")
    @DisplayName("a finite gradient whose square has no room is refused, by name, before anything is changed")
    void squares(Optimizer optimizer) {
        for (Way way : ways()) {
            for (DataType type : TYPES) {
                boolean isFloat = type == DataType.FLOAT;
                INDArray w = Nd4j.ones(type, 3);
                Stepper stepper = new Stepper(way, optimizer, w);
                stepper.step(gradient(type, 1, 2, 3));
                INDArray before = w.dup();
                StepperState state = stepper.state();
                for (double large : isFloat ? new double[] {2e19, -3e38} : new double[] {2e154, -1e308}) {
                    IllegalArgumentException e = assertThrows(
                            IllegalArgumentException.class, () -> stepper.step(gradient(type, 1, large, large)));
                    assertEquals(
                            "gradient of step 2 holds " + (isFloat ? (Object) (float) large : (Object) large)
                                    + " at element 1: must be within ±" + (isFloat ? "1.8E19" : "1.3E154")
                                    + ", so that its square has room in " + type + "; Clip cuts it to size",
                            e.getMessage());
                    Bits.assertSame(before, w);
                    assertEquals(state, stepper.state());
                }
                // The run goes on; what has room is taken, and later steps still move.
                stepper.step(gradient(type, 1, isFloat ? 1e18 : 1e153, 1));
                for (int i = 0; i < 3; i++) {
                    stepper.step(gradient(type, 1, 1, 1));
                }
                assertTrue(w.getDouble(0) < before.getDouble(0));
                assertTrue(w.getDouble(1) < before.getDouble(1), way + ": frozen");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("squaring")
    @DisplayName("a clip makes such a gradient fit, and Unguarded lets it through")
    void clipped(Optimizer optimizer) {
        for (Way way : ways()) {
            for (Optimizer clip : new Optimizer[] {Clip.byValue(1, optimizer), Clip.byGlobalNorm(1, optimizer)}) {
                INDArray w = Nd4j.ones(DataType.FLOAT, 2);
                new Stepper(way, clip, w).step(gradient(DataType.FLOAT, 3e38, 3e38));
                assertTrue(w.getDouble(0) < 1 && w.getDouble(0) > 0.5, clip + " " + w);
            }
            Stepper unguarded = new Stepper(way, Unguarded.of(optimizer), Nd4j.ones(DataType.FLOAT, 2));
            unguarded.step(gradient(DataType.FLOAT, 1, 3e38));
            assertEquals(Double.POSITIVE_INFINITY, unguarded.moment("s").getDouble(1));
        }
    }

    @Test
    @DisplayName("the sum that AdaGrad keeps may not overflow later, nor the heavy ball's velocity")
    void sums() {
        for (Way way : ways()) {
            for (DataType type : TYPES) {
                double large = type == DataType.FLOAT ? 1.7e19 : 1.2e154;
                refused(
                        new Stepper(way, AdaGrad.of(0.1), Nd4j.ones(type, 2)),
                        gradient(type, 1, large),
                        4,
                        "s would hold Infinity after step %s, the first at element 1: the step is not made; a smaller"
                                + " learning rate than 0.1, or Clip, may help");
                refused(
                        new Stepper(way, Momentum.of(0).heavyBall(), Nd4j.ones(type, 2)),
                        gradient(type, 1, type == DataType.FLOAT ? 2e38 : 1e308),
                        3,
                        "v would hold Infinity after step %s, the first at element 1: the step is not made; a smaller"
                                + " learning rate than 0.0, or Clip, may help");
            }
        }
    }

    private static void refused(Stepper stepper, INDArray gradient, int within, String message) {
        for (int t = 1; t <= within; t++) {
            INDArray before = stepper.parameters().dup();
            StepperState state = stepper.state();
            try {
                stepper.step(gradient);
            } catch (ArithmeticException e) {
                assertEquals(message.formatted(t), e.getMessage());
                Bits.assertSame(before, stepper.parameters());
                assertEquals(state, stepper.state());
                return;
            }
        }
        throw new AssertionError(stepper + " was never refused");
    }

    @Test
    @DisplayName("a step beyond all numbers is not made: parameters and moments are as before, and a smaller α goes on")
    void tooLong() {
        for (Way way : ways()) {
            for (DataType type : TYPES) {
                double large = type == DataType.FLOAT ? 3e38 : 1.7e308;
                for (int n : way == Way.REFERENCE ? new int[] {3} : new int[] {3, 5000}) {
                    Manual rate = LearningRate.manual(10);
                    for (Optimizer optimizer : new Optimizer[] {
                        GradientDescent.of(rate),
                        Momentum.of(rate).withBeta(0),
                        Nesterov.of(rate).withBeta(0),
                        WeightDecay.decoupled(0.1, GradientDescent.of(rate))
                    }) {
                        rate.set(10);
                        INDArray w = Nd4j.ones(type, n);
                        Stepper stepper = new Stepper(way, optimizer, w, Group.of("front", 0, 2));
                        stepper.step(Nd4j.ones(type, n));
                        INDArray before = w.dup();
                        StepperState state = stepper.state();
                        INDArray g = Nd4j.ones(type, n).putScalar(1, large);
                        assertThrows(ArithmeticException.class, () -> stepper.step(g), way + " " + optimizer);
                        Bits.assertSame(before, w);
                        assertEquals(state, stepper.state());
                        rate.set(0.1);
                        stepper.step(g);
                        assertEquals(-0.1 * large, w.getDouble(1), 1e-6 * large);
                        assertEquals(2, stepper.t());
                    }
                }
            }
        }
    }

    @Test
    @DisplayName("large parameters that a decay adds to the gradient count too")
    void decay() {
        for (Way way : ways()) {
            INDArray w = gradient(DataType.FLOAT, 3e38, 1);
            Stepper stepper = new Stepper(way, WeightDecay.l2(1, Adam.of(0.1)), w);
            assertThrows(ArithmeticException.class, () -> stepper.step(gradient(DataType.FLOAT, 1, 1)));
            assertArrayEquals(new float[] {3e38f, 1}, w.toFloatVector());
            Bits.assertSame(Nd4j.zeros(DataType.FLOAT, 2), stepper.moment("s"));
        }
    }

    @ParameterizedTest
    @MethodSource("org.descent4j.optimizer.OptimizerRow#all")
    @DisplayName("whatever gradients and α: a step leaves finite numbers, or is refused and leaves all as it was")
    void always(OptimizerRow row) {
        Random random = new Random(9);
        int refused = 0;
        for (Way way : ways()) {
            for (DataType type : TYPES) {
                double most = type == DataType.FLOAT ? 38.5 : 308;
                for (int run = 0; run < 2; run++) {
                    Manual rate = LearningRate.manual(1);
                    Optimizer optimizer = withRate(row, rate);
                    INDArray w = gradient(type, scaled(random, most), 1, -1);
                    Stepper stepper = new Stepper(way, optimizer, w);
                    for (int t = 0; t < 4; t++) {
                        rate.set(Math.abs(scaled(random, run % 2 == 0 ? most : 3)));
                        INDArray g = gradient(type, scaled(random, most), scaled(random, most), scaled(random, 3));
                        INDArray before = w.dup();
                        StepperState state = stepper.state();
                        try {
                            stepper.step(g);
                            assertFinite(w, way + " " + optimizer);
                            state.moments().forEach(name -> assertFinite(stepper.moment(name), way + " " + name));
                        } catch (ArithmeticException | IllegalArgumentException e) {
                            refused++;
                            Bits.assertSame(before, w);
                            assertEquals(state, stepper.state());
                        }
                    }
                }
            }
        }
        // A clipped gradient is never too large, nor is a sign.
        assertTrue(refused > 0 || row.name().contains("clipped") || row.name().equals("lion"));
    }

    /** The row's optimizer with this α; the one that has a schedule of its own keeps it. */
    private static Optimizer withRate(OptimizerRow row, Manual rate) {
        return switch (row.name()) {
            case "gradient-descent" -> GradientDescent.of(rate);
            case "momentum" -> Momentum.of(rate);
            case "momentum-heavy-ball" -> Momentum.of(rate).heavyBall();
            case "momentum-l2" -> WeightDecay.l2(1e3, Momentum.of(rate));
            case "momentum-decoupled" -> WeightDecay.decoupled(1e3, Momentum.of(rate));
            case "adagrad" -> AdaGrad.of(rate);
            case "adadelta" -> AdaDelta.of(rate).withEpsilon(1e-30);
            case "rmsprop" -> RmsProp.of(rate).withEpsilon(1e-37);
            case "rmsprop-centered" -> RmsProp.of(rate).centered().withEpsilon(1e-37);
            case "rmsprop-momentum" -> RmsProp.of(rate).withMomentum(0.9).withEpsilon(1e-37);
            case "rmsprop-graves" ->
                RmsProp.of(rate).centered().withMomentum(0.9).withEpsilon(Epsilon.insideRoot(1e-37));
            case "adam" -> Adam.of(rate).withEpsilon(1e-37);
            case "adam-inside" -> Adam.of(rate).withEpsilon(Epsilon.insideRoot(1e-37));
            case "lion" -> Lion.of(rate);
            case "amsgrad" -> Adam.of(rate).amsgrad().withEpsilon(1e-37);
            case "nadam" -> Adam.of(rate).nesterov().withEpsilon(1e-37);
            default -> row.of().apply(1e30);
        };
    }

    private static double scaled(Random random, double most) {
        return Math.pow(10, most * (2 * random.nextDouble() - 1)) * (random.nextBoolean() ? 1 : -1);
    }

    private static void assertFinite(INDArray values, String what) {
        for (double value : values.toDoubleVector()) {
            assertTrue(Double.isFinite(value), what + ": " + values);
        }
    }

    private static INDArray gradient(DataType type, double... values) {
        return Nd4j.createFromArray(values).castTo(type);
    }
}
