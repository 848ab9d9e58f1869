package org.descent4j.optimizer;

import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.descent4j.Bits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * What every optimizer must do, whichever way its steps are carried out: cases C2 to C5 and C8 to C12, for each
 * {@link OptimizerRow}. A subclass says how a stepper is made.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OptimizerContract {

    private static final DataType[] TYPES = {DataType.FLOAT, DataType.DOUBLE};
    private static final Golden INPUTS = Golden.read("golden/inputs.csv").orElseThrow();
    private final Deviations deviations = new Deviations();

    abstract Stepper on(Optimizer optimizer, INDArray parameters, Group... groups);

    /** By how much a step may depend on where in the vector a parameter stands. */
    double slack() {
        return 0;
    }

    static Stream<OptimizerRow> rows() {
        return OptimizerRow.all();
    }

    @AfterAll
    void writeTheTable() {
        deviations.write(Path.of("target", "conformance", getClass().getSimpleName() + ".md"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("C2: 25 steps agree with the golden trace, in float to 1e-6 and in double to 1e-14")
    void c2_goldenTrace(OptimizerRow row) {
        Golden golden = Golden.read("golden/" + row.name() + ".csv").orElseThrow();
        for (DataType type : TYPES) {
            double tolerance = type == DataType.FLOAT ? 1e-6 : 1e-14;
            Stepper stepper = on(row.optimizer(), start(type));
            double worst = 0;
            for (Golden.Line line : golden.named("w")) {
                stepper.step(gradient(line.t(), type));
                worst = Math.max(worst, deviation(line, stepper.parameters(), golden.scale("w")));
            }
            for (String name : row.optimizer().moments()) {
                double[] scale = scale(row, name, golden);
                worst = Math.max(worst, deviation(golden.named(name).get(0), stepper.moment(name), scale));
            }
            deviations.see(row.name(), "C2 " + type, worst);
            assertTrue(worst <= tolerance, type + " deviates by " + worst);
        }
    }

    /**
     * What is a sum in which terms cancel out has errors relative to these: gradients, or the longest of RMSprop's
     * steps, 3 α.
     */
    private static double[] scale(OptimizerRow row, String moment, Golden golden) {
        double[] last = golden.scale(moment);
        return switch (moment) {
            case "mean" -> larger(INPUTS.scale("g"), last);
            case "v" ->
                row.optimizer() instanceof RmsProp
                        ? DoubleStream.of(last)
                                .map(v -> v == 0 ? 0 : Math.max(3, v))
                                .toArray()
                        : larger(INPUTS.scale("g"), last);
            default -> last;
        };
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("C3: 25 steps agree with PyTorch's own optimizer, where its formula is the same, to 1e-12")
    void c3_pytorch(OptimizerRow row) {
        c3("pytorch", row);
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("C3: 25 steps agree with Keras' own optimizer, where its formula is another than PyTorch's, to 1e-12")
    void c3_keras(OptimizerRow row) {
        c3("keras", row);
    }

    private void c3(String whose, OptimizerRow row) {
        Golden.read(whose + "/" + row.name() + ".csv").ifPresent(golden -> {
            Stepper stepper = on(row.optimizer(), start(DataType.DOUBLE));
            double worst = 0;
            for (Golden.Line line : golden.lines()) {
                stepper.step(gradient(line.t(), DataType.DOUBLE));
                worst = Math.max(worst, deviation(line, stepper.parameters(), golden.scale("w")));
            }
            deviations.see(row.name(), "C3 " + whose, worst);
            assertTrue(worst <= 1e-12, "deviates by " + worst);
        });
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvFileSource(resources = "convergence.csv", numLinesToSkip = 1)
    @DisplayName("C4: arrives at the minimum of a parabola, a bowl, Rosenbrock's and Beale's functions")
    void c4_converges(String name, Valley valley, double alpha, int steps) {
        INDArray w = Nd4j.createFromArray(valley.start());
        INDArray gradient = Nd4j.zeros(DataType.DOUBLE, 2);
        Stepper stepper = on(OptimizerRow.named(name).of().apply(alpha), w);
        for (int i = 0; i < steps; i++) {
            double[] slope = valley.gradient(w.getDouble(0), w.getDouble(1));
            gradient.putScalar(0, slope[0]).putScalar(1, slope[1]);
            stepper.step(gradient);
        }
        double distance = valley.distance(w.getDouble(0), w.getDouble(1));
        deviations.see(name, "C4 " + valley.toString().toLowerCase(Locale.ROOT), distance);
        assertTrue(distance <= valley.close(), "ends " + distance + " from the minimum");
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("C5: goes downhill in each of 20 steps")
    void c5_downhill(OptimizerRow row) {
        INDArray w = Nd4j.createFromArray(1.0, -2, 3);
        Stepper stepper = on(row.of().apply(0.001), w);
        double cost = w.norm2Number().doubleValue();
        for (int i = 0; i < 20; i++) {
            stepper.step(w.dup());
            double next = w.norm2Number().doubleValue();
            assertTrue(next < cost, "step " + (i + 1) + ": " + next + " after " + cost);
            cost = next;
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("C5: the same bits for c order, f order, views and slices")
    void c5_orders(OptimizerRow row) {
        for (DataType type : TYPES) {
            INDArray expected = start(type);
            walk(on(row.optimizer(), expected), 1, 5);
            for (INDArray w : List.of(
                    start(type).reshape('c', 3, 4),
                    start(type).reshape('c', 3, 4).dup('f'),
                    start(type).reshape(1, 12),
                    start(type).reshape(12, 1),
                    intervalOfALongerVector(start(type)),
                    firstRowsOfAMatrix(start(type).reshape(3, 4)))) {
                Stepper stepper = on(row.optimizer(), w);
                for (int t = 1; t <= 5; t++) {
                    stepper.step(laidOut(t, gradient(t, type).reshape('c', w.shape())));
                }
                Bits.assertSame(expected, w.dup('c').reshape(12), type + " of shape " + Arrays.toString(w.shape()));
            }
        }
    }

    private static INDArray intervalOfALongerVector(INDArray w) {
        INDArray longer = Nd4j.concat(0, Nd4j.ones(w.dataType(), 3), w, Nd4j.ones(w.dataType(), 2));
        return longer.get(NDArrayIndex.interval(3, 15));
    }

    private static INDArray firstRowsOfAMatrix(INDArray w) {
        return Nd4j.concat(0, Nd4j.ones(w.dataType(), 2, 4), w).get(NDArrayIndex.interval(2, 5), NDArrayIndex.all());
    }

    /** The same gradient in another memory layout at each step. */
    private static INDArray laidOut(int t, INDArray g) {
        return switch (t) {
            case 1 -> g;
            case 2 -> g.dup('f');
            case 3 -> intervalOfALongerVector(g.dup('c').reshape(12)).reshape(g.shape());
            case 4 -> g.rank() == 1 ? everySecond(g) : firstColumns(g);
            default -> g.dup('c');
        };
    }

    private static INDArray everySecond(INDArray g) {
        INDArray strided = Nd4j.ones(g.dataType(), 24).get(NDArrayIndex.interval(0, 2, 24));
        return strided.assign(g);
    }

    private static INDArray firstColumns(INDArray g) {
        INDArray wide = Nd4j.hstack(g.dup('c'), g.dup('c'));
        return wide.get(NDArrayIndex.all(), NDArrayIndex.interval(0, g.columns()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("C5: nothing beside a view is touched")
    void c5_neighboursOfAView(OptimizerRow row) {
        for (DataType type : TYPES) {
            INDArray longer = Nd4j.concat(0, Nd4j.ones(type, 3), start(type), Nd4j.ones(type, 2));
            walk(on(row.optimizer(), longer.get(NDArrayIndex.interval(3, 15))), 1, 5);
            Bits.assertSame(Nd4j.ones(type, 3), longer.get(NDArrayIndex.interval(0, 3)));
            Bits.assertSame(Nd4j.ones(type, 2), longer.get(NDArrayIndex.interval(15, 17)));
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("C8: with α = 0, or from rest with gradient 0, parameters are unchanged to the bit")
    void c8_nothingToDo(OptimizerRow row) {
        for (DataType type : TYPES) {
            INDArray w = start(type);
            walk(on(row.of().apply(0), w), 1, 5);
            Bits.assertSame(start(type), w);
            Stepper stepper = on(row.optimizer(), w);
            stepper.step(Nd4j.zeros(type, 12));
            assertEquals(row.decays(), !Bits.same(start(type), w));
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("C9: one flat vector is the same as one optimizer a layer, and as the same vector in groups")
    void c9_layers(OptimizerRow row) {
        for (DataType type : TYPES) {
            INDArray flat = start(type);
            walk(on(row.optimizer(), flat), 1, 5);

            INDArray grouped = start(type);
            walk(on(row.optimizer(), grouped, Group.of("b", 7, 12), Group.of("a", 2, 5)), 1, 5);
            Bits.assertSame(flat, grouped);

            if (!row.couples()) {
                INDArray w = start(type).get(NDArrayIndex.interval(0, 8)).dup().reshape(2, 4);
                INDArray b = start(type).get(NDArrayIndex.interval(8, 12)).dup();
                Stepper ofW = on(row.optimizer(), w);
                Stepper ofB = on(row.optimizer(), b);
                for (int t = 1; t <= 5; t++) {
                    INDArray g = gradient(t, type);
                    ofW.step(g.get(NDArrayIndex.interval(0, 8)).reshape(2, 4));
                    ofB.step(g.get(NDArrayIndex.interval(8, 12)));
                }
                Bits.assertSame(flat, Nd4j.concat(0, w.reshape(8), b));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("C10: saved as bytes and restored, it goes on to the same bits")
    void c10_saveAndRestore(OptimizerRow row) throws IOException {
        for (DataType type : TYPES) {
            INDArray w = start(type);
            Stepper stepper = on(row.optimizer(), w);
            walk(stepper, 1, 5);
            stepper.epoch(3);
            StepperState saved = reread(stepper.state());
            assertEquals(stepper.state(), saved);

            INDArray copy = w.dup();
            Stepper resumed = on(row.optimizer(), copy);
            resumed.restore(saved);
            assertEquals(5, resumed.t());
            assertEquals(3, resumed.epoch());
            walk(stepper, 6, 15);
            walk(resumed, 6, 15);
            Bits.assertSame(w, copy);
            assertEquals(stepper.state(), resumed.state());
            assertEquals(15, resumed.t());
        }
    }

    private static StepperState reread(StepperState state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        state.write(new DataOutputStream(bytes));
        return StepperState.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("C10: the gradient is not changed, and no array is kept by alias")
    void c10_noAlias(OptimizerRow row) {
        for (DataType type : TYPES) {
            INDArray expected = start(type);
            walk(on(row.optimizer(), expected), 1, 3);

            INDArray w = start(type);
            Stepper stepper = on(row.optimizer(), w);
            for (int t = 1; t <= 3; t++) {
                INDArray g = gradient(t, type);
                stepper.step(g);
                Bits.assertSame(gradient(t, type), g);
                g.assign(1e6);
                StepperState state = stepper.state();
                for (String name : row.optimizer().moments()) {
                    stepper.moment(name).assign(1e6);
                    state.moment(name).assign(1e6);
                }
                assertEquals(stepper.state(), state);
            }
            Bits.assertSame(expected, w);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("a gradient that shares memory with the parameters counts as it was before the step")
    void overlap(OptimizerRow row) {
        for (DataType type : TYPES) {
            INDArray expected = start(type);
            on(row.optimizer(), expected).step(start(type));
            INDArray w = start(type);
            on(row.optimizer(), w).step(w);
            Bits.assertSame(expected, w);

            INDArray pair = start(type);
            INDArray front = pair.get(NDArrayIndex.interval(0, 8));
            INDArray apart = front.dup();
            on(row.optimizer(), apart)
                    .step(pair.get(NDArrayIndex.interval(4, 12)).dup());
            on(row.optimizer(), front).step(pair.get(NDArrayIndex.interval(4, 12)));
            Bits.assertSame(apart, front);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("C11: the data type is kept, and at t = 1e6 a step is finite")
    void c11_typeAndLongRun(OptimizerRow row) {
        for (DataType type : TYPES) {
            INDArray w = start(type);
            Stepper stepper = on(row.optimizer(), w);
            StepperState fresh = stepper.state();
            Map<String, INDArray> moments = new LinkedHashMap<>();
            fresh.moments().forEach(name -> moments.put(name, fresh.moment(name)));
            stepper.restore(StepperState.of(999_999, 7, 0.1, fresh.memory(), moments));
            stepper.step(gradient(1, type));
            assertEquals(1_000_000, stepper.t());
            assertEquals(type, w.dataType());
            assertFalse(Bits.same(start(type), w));
            assertFalse(w.isNaN().any() || w.isInfinite().any());
            for (String name : row.optimizer().moments()) {
                assertEquals(type, stepper.moment(name).dataType());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("C12: what is wrong is refused, and then nothing has changed")
    void c12_refusals(OptimizerRow row) {
        for (DataType type : TYPES) {
            INDArray w = start(type);
            Stepper stepper = on(row.optimizer(), w);
            walk(stepper, 1, 3);
            INDArray before = w.dup();
            StepperState state = stepper.state();
            INDArray closed = gradient(1, type);
            closed.close();
            DataType other = type == DataType.FLOAT ? DataType.DOUBLE : DataType.FLOAT;
            List<String> messages = new ArrayList<>();
            for (INDArray bad : new INDArray[] {
                gradient(1, type).putScalar(5, Double.NaN),
                gradient(1, type).putScalar(0, Double.POSITIVE_INFINITY),
                gradient(1, type).putScalar(11, Double.NEGATIVE_INFINITY),
                gradient(1, other),
                gradient(1, DataType.INT32),
                gradient(1, type).reshape(3, 4),
                Nd4j.zeros(type, 11),
                Nd4j.zeros(type, 13),
                closed
            }) {
                messages.add(refusal(() -> stepper.step(bad)));
            }
            assertThrows(NullPointerException.class, () -> stepper.step(null));
            assertEquals(
                    List.of(
                            "gradient of step 4 holds a value that is not finite, the first at element 5",
                            "gradient of step 4 holds a value that is not finite, the first at element 0",
                            "gradient of step 4 holds a value that is not finite, the first at element 11",
                            "gradient is " + other + ": must be " + type + " like the parameters",
                            "gradient is INT: must be " + type + " like the parameters",
                            "gradient has shape [3, 4]: must be [12] like the parameters",
                            "gradient has shape [11]: must be [12] like the parameters",
                            "gradient has shape [13]: must be [12] like the parameters",
                            "gradient is closed: must be an open array"),
                    messages);
            Bits.assertSame(before, w);
            assertEquals(state, stepper.state());
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("an optimizer is a value: equal to its like, not to the others, and its toString names it")
    void isAValue(OptimizerRow row) {
        assertEquals(row.optimizer(), row.optimizer());
        assertNotSame(row.optimizer(), row.optimizer());
        assertEquals(row.optimizer().hashCode(), row.optimizer().hashCode());
        assertNotEquals(row.optimizer(), row.of().apply(0.123));
        assertEquals(
                1,
                OptimizerRow.all()
                        .filter(other -> other.optimizer()
                                .toString()
                                .equals(row.optimizer().toString()))
                        .count());
        assertEquals(0.123, row.of().apply(0.123).learningRate().at(1, 1));
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("random sizes: each parameter's step is the same wherever it stands in a vector")
    void sizes(OptimizerRow row) {
        Random random = new Random(15);
        for (int n : new int[] {1, 2, 3, 7, 64, 1000, 1025}) {
            double value = random.nextGaussian();
            INDArray expected = Nd4j.createFromArray(value);
            Stepper one = on(row.optimizer(), expected);
            INDArray w = Nd4j.valueArrayOf(new long[] {n}, value, DataType.DOUBLE);
            Stepper many = on(row.optimizer(), w);
            for (int t = 0; t < 3; t++) {
                // The norm of n equal values grows with n.
                double g = row.couples() ? 1e-3 * random.nextGaussian() : random.nextGaussian();
                one.step(Nd4j.createFromArray(g));
                many.step(Nd4j.valueArrayOf(new long[] {n}, g, DataType.DOUBLE));
            }
            double worst = w.sub(expected.getDouble(0)).amaxNumber().doubleValue();
            assertTrue(worst <= slack(), "n = " + n + ": deviates by " + worst);
        }
    }

    private static double[] larger(double[] a, double[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(i -> Math.max(a[i], b[i]))
                .toArray();
    }

    static INDArray start(DataType type) {
        return INPUTS.named("w").get(0).as(type);
    }

    static INDArray gradient(int t, DataType type) {
        return INPUTS.named("g").get(t - 1).as(type);
    }

    private static void walk(Stepper stepper, int from, int to) {
        for (int t = from; t <= to; t++) {
            stepper.step(gradient(t, stepper.parameters().dataType())
                    .reshape(stepper.parameters().shape()));
        }
    }

    /** The largest difference, each element's relative to its scale; where the scale is 0 it must be 0. */
    private static double deviation(Golden.Line expected, INDArray actual, double[] scale) {
        double[] values = actual.castTo(DataType.DOUBLE).toDoubleVector();
        double worst = 0;
        for (int i = 0; i < values.length; i++) {
            double difference = Math.abs(values[i] - expected.values()[i]);
            worst = Math.max(worst, difference == 0 ? 0 : difference / scale[i]);
        }
        return worst;
    }
}
