package org.descent4j.optimizer;

import static org.descent4j.Refusal.assertRefused;
import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.descent4j.Bits;
import org.descent4j.schedule.LearningRate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class StepperStateTest {

    private static final StepperState STATE = StepperState.of(
            7, 3, 0.1, new double[] {1, Double.POSITIVE_INFINITY}, Map.of("v", Nd4j.createFromArray(1.5, Double.NaN)));

    private static byte[] bytes(StepperState state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        state.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static StepperState read(byte[] bytes) throws IOException {
        return StepperState.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    @Test
    @DisplayName("written and read, every bit is as it was, NaN and infinity too")
    void roundTrip() throws IOException {
        StepperState read = read(bytes(STATE));
        assertEquals(7, read.t());
        assertEquals(3, read.epoch());
        assertEquals(0.1, read.learningRate());
        assertArrayEquals(new double[] {1, Double.POSITIVE_INFINITY}, read.memory());
        assertEquals(List.of("v"), read.moments());
        assertArrayEquals(new double[] {1.5, Double.NaN}, read.moment("v").toDoubleVector());
        StepperState fresh = Adam.of(0.1).on(Nd4j.createFromArray(1f, 2f)).state();
        assertEquals(fresh, read(bytes(fresh)));
        assertEquals(List.of("v", "s"), fresh.moments());
        assertEquals(Double.NaN, fresh.learningRate());
    }

    @Test
    @DisplayName("bytes that are cut off, or of another format, are refused")
    void wrongBytes() throws IOException {
        byte[] bytes = bytes(STATE);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertEquals(
                    "the state ends too early",
                    assertThrows(EOFException.class, () -> read(cut)).getMessage());
        }
        byte[] other = bytes.clone();
        other[3] = 9;
        assertEquals(
                "format = 9: must be 2",
                assertThrows(IOException.class, () -> read(other)).getMessage());
    }

    @Test
    @DisplayName("nothing is kept by alias")
    void copies() {
        double[] memory = {1};
        INDArray v = Nd4j.createFromArray(1.0);
        StepperState state = StepperState.of(1, 1, 0.1, memory, Map.of("v", v));
        memory[0] = 9;
        v.assign(9);
        state.memory()[0] = 9;
        state.moment("v").assign(9);
        assertEquals(StepperState.of(1, 1, 0.1, new double[] {1}, Map.of("v", Nd4j.createFromArray(1.0))), state);
    }

    @Test
    void isAValue() {
        StepperState same = StepperState.of(2, 3, 0.1, new double[] {1}, Map.of("v", Nd4j.createFromArray(1.0)));
        StepperState state = StepperState.of(2, 3, 0.1, new double[] {1}, Map.of("v", Nd4j.createFromArray(1.0)));
        assertEquals(same, state);
        assertEquals(same.hashCode(), state.hashCode());
        assertEquals("StepperState(t=2, epoch=3, α=0.1, moments=[v])", state.toString());
        for (StepperState other : List.of(
                StepperState.of(1, 3, 0.1, new double[] {1}, Map.of("v", Nd4j.createFromArray(1.0))),
                StepperState.of(2, 1, 0.1, new double[] {1}, Map.of("v", Nd4j.createFromArray(1.0))),
                StepperState.of(2, 3, 0.2, new double[] {1}, Map.of("v", Nd4j.createFromArray(1.0))),
                StepperState.of(2, 3, 0.1, new double[] {2}, Map.of("v", Nd4j.createFromArray(1.0))),
                StepperState.of(2, 3, 0.1, new double[] {1}, Map.of("v", Nd4j.createFromArray(Math.nextUp(1.0)))),
                StepperState.of(2, 3, 0.1, new double[] {1}, Map.of("s", Nd4j.createFromArray(1.0))))) {
            assertNotEquals(state, other);
        }
        assertNotEquals(state, "state");
        assertNotEquals(
                state.hashCode(),
                StepperState.of(1, 1, 0, new double[0], Map.of()).hashCode());
    }

    @Test
    @DisplayName("parts out of range are refused")
    void wrongParts() {
        double[] none = {};
        assertRefused("t = -1: must be at least 0", () -> StepperState.of(-1, 1, 1, none, Map.of()));
        assertRefused("epoch = -1: must be at least 0", () -> StepperState.of(1, -1, 1, none, Map.of()));
        assertRefused(
                "learningRate = -1.0: must be a finite number, at least 0, or NaN before the first step",
                () -> StepperState.of(1, 1, -1, none, Map.of()));
        assertRefused(
                "moment v is INT of rank 1: must be FLOAT or DOUBLE of rank 1",
                () -> StepperState.of(1, 1, 1, none, Map.of("v", Nd4j.createFromArray(1))));
        assertRefused(
                "moment v is DOUBLE of rank 2: must be FLOAT or DOUBLE of rank 1",
                () -> StepperState.of(
                        1, 1, 1, none, Map.of("v", Nd4j.createFromArray(1.0).reshape(1, 1))));
        assertRefused("name = s: must be one of [v]", () -> STATE.moment("s"));
        assertEquals(0, StepperState.of(0, 0, 0, none, Map.of()).t());
    }

    @Test
    @DisplayName("a state that does not fit a stepper is refused, and then nothing has changed")
    void wrongStepper() {
        Stepper stepper = Momentum.of(0.1).on(Nd4j.createFromArray(1.0, 2));
        stepper.step(Nd4j.createFromArray(1.0, 1));
        StepperState before = stepper.state();
        INDArray w = Nd4j.createFromArray(1f, 2f);
        assertEquals(
                "state is of Adam(beta1=0.9, beta2=0.999, epsilon=Epsilon(value=1E-8, place=OUTSIDE_ROOT), form=PLAIN): must be of "
                        + "Momentum(beta=0.9, form=AVERAGE)",
                refusal(() -> stepper.restore(Adam.of(0.1).on(w).state())));
        assertRefused(
                "state has the moments [s]: must be [v]",
                () -> stepper.restore(
                        StepperState.of(1, 1, 1, new double[0], Map.of("s", Nd4j.createFromArray(1.0, 2)))));
        assertRefused(
                "state has 2 values of FLOAT in v: must be 2 of DOUBLE",
                () -> stepper.restore(Momentum.of(0.1).on(w).state()));
        assertRefused(
                "state has 1 values of DOUBLE in v: must be 2 of DOUBLE",
                () -> stepper.restore(
                        Momentum.of(0.1).on(Nd4j.createFromArray(1.0)).state()));
        assertRefused(
                "memory has length 3: must be 0",
                () -> stepper.restore(
                        StepperState.of(1, 1, 1, new double[3], Map.of("v", Nd4j.createFromArray(1.0, 2)))));
        assertEquals(before, stepper.state());
    }

    @Test
    @DisplayName("the state of another algorithm is refused, though its moments have the same names")
    void anotherAlgorithm() {
        for (Optimizer[] pair : new Optimizer[][] {
            {AdaGrad.of(1), RmsProp.of(1)},
            {Momentum.of(1), Momentum.of(1).heavyBall()},
            {Momentum.of(1), Momentum.of(1).biasCorrected()},
            {Momentum.of(1), Nesterov.of(1)},
            {Adam.of(1), Adam.of(1).nesterov()},
            {Adam.of(1), AdamW.of(1)},
            {Adam.of(1), WeightDecay.l2(0.1, Adam.of(1))},
            {GradientDescent.of(1), Clip.byValue(1, GradientDescent.of(1))}
        }) {
            for (int i = 0; i < 2; i++) {
                Stepper stepper = pair[i].on(Nd4j.createFromArray(1.0));
                StepperState before = stepper.state();
                StepperState other = pair[1 - i].on(Nd4j.createFromArray(1.0)).state();
                String message = refusal(() -> stepper.restore(other));
                assertEquals("state is of " + other.algorithm() + ": must be of " + before.algorithm(), message);
                assertEquals(before, stepper.state());
            }
        }
    }

    @Test
    @DisplayName("a sum of squares that is negative or NaN is refused: no step can have made it")
    void impossibleMoments() {
        Map<Optimizer, List<String>> sums = Map.of(
                AdaGrad.of(1), List.of("s"),
                RmsProp.of(1), List.of("s"),
                Adam.of(1), List.of("s"),
                Adam.of(1).amsgrad(), List.of("s", "sMax"),
                AdaDelta.of(1), List.of("s", "d"),
                Clip.byValue(1, AdamW.of(1)), List.of("s"));
        sums.forEach((optimizer, names) -> {
            for (String name : names) {
                for (double wrong : new double[] {-5, Double.NaN}) {
                    Stepper stepper = optimizer.on(Nd4j.createFromArray(1.0, 2.0));
                    Map<String, INDArray> moments = new LinkedHashMap<>();
                    optimizer.moments().forEach(moment -> moments.put(moment, Nd4j.createFromArray(1.0, 1.0)));
                    moments.put(name, Nd4j.createFromArray(1.0, wrong));
                    StepperState before = stepper.state();
                    assertEquals(
                            "state has " + wrong + " in " + name + ": must be at least 0, as sums of squares are",
                            refusal(() -> stepper.restore(StepperState.of(1, 1, 1, new double[0], moments))));
                    assertEquals(before, stepper.state());
                }
            }
        });
        // What may be of either sign, and what has been let through.
        Momentum.of(1)
                .on(Nd4j.createFromArray(1.0))
                .restore(StepperState.of(1, 1, 1, new double[0], Map.of("v", Nd4j.createFromArray(-5.0))));
        Unguarded.of(RmsProp.of(1))
                .on(Nd4j.createFromArray(1.0))
                .restore(StepperState.of(1, 1, 1, new double[0], Map.of("s", Nd4j.createFromArray(Double.NaN))));
    }

    @Test
    @DisplayName("the same schedule goes on with its memory, another one begins without")
    void schedules() {
        LearningRate watching = LearningRate.constant(1).reducedOnPlateau(0.5, 0);
        Stepper stepper = Momentum.of(watching).on(Nd4j.createFromArray(1.0));
        for (int i = 0; i < 3; i++) {
            stepper.observe(1);
        }
        stepper.step(Nd4j.createFromArray(1.0));
        assertEquals(0.25, stepper.learningRate());
        for (LearningRate other : List.of(
                LearningRate.constant(2), LearningRate.constant(2).reducedOnPlateau(0.5, 0), LearningRate.manual(2))) {
            Stepper resumed = Momentum.of(other).on(Nd4j.createFromArray(1.0));
            resumed.restore(stepper.state());
            resumed.step(Nd4j.createFromArray(1.0));
            assertEquals(2, resumed.learningRate());
        }
        Stepper same =
                Momentum.of(LearningRate.constant(1).reducedOnPlateau(0.5, 0)).on(Nd4j.createFromArray(1.0));
        same.restore(stepper.state());
        same.step(Nd4j.createFromArray(1.0));
        assertEquals(0.25, same.learningRate());
    }

    @Test
    @DisplayName("long vectors are written and read in pieces, to the same bits")
    void longVectors() throws IOException {
        for (int length : new int[] {1, 16_383, 16_384, 16_385, 40_000}) {
            for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE)) {
                StepperState state = StepperState.of(
                        1,
                        1,
                        1,
                        new double[0],
                        Map.of("v", Nd4j.linspace(type, 0.1, 0.1, length).reshape(length)));
                assertEquals(state, read(bytes(state)));
            }
        }
    }

    @Test
    @DisplayName("a matrix in f order is saved and restored to the same bits")
    void fOrder() throws IOException {
        INDArray w = Nd4j.createFromArray(new double[][] {{1, 2, 3}, {4, 5, 6}}).dup('f');
        INDArray gradient = Nd4j.createFromArray(new double[][] {{1, -2, 3}, {-4, 5, -6}});
        Stepper stepper = Adam.of(0.1).on(w);
        stepper.step(gradient);
        INDArray copy = w.dup('f');
        Stepper resumed = Adam.of(0.1).on(copy);
        resumed.restore(read(bytes(stepper.state())));
        stepper.step(gradient);
        resumed.step(gradient);
        Bits.assertSame(w, copy);
        Bits.assertSame(stepper.moment("s"), resumed.moment("s"));
    }
}
