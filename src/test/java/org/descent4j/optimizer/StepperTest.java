package org.descent4j.optimizer;

import static org.descent4j.Refusal.assertRefused;
import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.descent4j.Bits;
import org.descent4j.schedule.LearningRate;
import org.descent4j.schedule.Manual;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class StepperTest {

    private static final Optimizer PLAIN = GradientDescent.of(1);

    @Test
    @DisplayName("S16, S17: the schedule is asked with the epoch and t, both from 1; the last step's α can be read")
    void epochAndT() {
        Stepper stepper = GradientDescent.of((epoch, t) -> epoch * 100 + t).on(Nd4j.createFromArray(0.0));
        assertEquals(101, stepper.learningRate(), "before the first step, what it would use");
        stepper.epoch(2);
        assertEquals(201, stepper.learningRate());
        assertEquals(0, stepper.t());
        stepper.step(Nd4j.createFromArray(1.0));
        assertEquals(-201, stepper.parameters().getDouble(0));
        stepper.epoch(5);
        assertEquals(201, stepper.learningRate(), "of the last step");
        stepper.step(Nd4j.createFromArray(1.0));
        assertEquals(502, stepper.learningRate());
        assertEquals(-703, stepper.parameters().getDouble(0));
        assertEquals(2, stepper.t());
        assertEquals(5, stepper.epoch());
        stepper.epoch(0);
        stepper.step(Nd4j.createFromArray(0.0));
        assertEquals(3, stepper.learningRate());
        assertRefused("epoch = -1: must be at least 0", () -> stepper.epoch(-1));
        assertEquals(0, stepper.epoch());
    }

    @Test
    @DisplayName("S17: a rate that is set by hand holds from the next step on")
    void manual() {
        Manual rate = LearningRate.manual(0.5);
        Stepper stepper = GradientDescent.of(rate).on(Nd4j.createFromArray(0.0));
        stepper.step(Nd4j.createFromArray(1.0));
        rate.set(0.25);
        stepper.step(Nd4j.createFromArray(1.0));
        assertEquals(-0.75, stepper.parameters().getDouble(0));
    }

    @Test
    @DisplayName(
            "S17: reported costs reach the stepper's own schedule, with its epoch and t; the optimizer stays as it is")
    void plateau() {
        LearningRate rate =
                LearningRate.constant(7).then(1, LearningRate.constant(1).reducedOnPlateau(0.5, 0));
        Optimizer optimizer = GradientDescent.of(rate);
        Stepper stepper = optimizer.on(Nd4j.createFromArray(0.0));
        stepper.step(Nd4j.createFromArray(0.0));
        stepper.observe(1);
        stepper.observe(1);
        stepper.step(Nd4j.createFromArray(0.0));
        assertEquals(1, stepper.learningRate(), "costs of the first step went to the first schedule");
        stepper.observe(1);
        stepper.observe(1);
        stepper.step(Nd4j.createFromArray(0.0));
        assertEquals(0.5, stepper.learningRate());
        assertEquals(rate, optimizer.learningRate());

        Stepper resumed = optimizer.on(Nd4j.createFromArray(0.0));
        resumed.restore(stepper.state());
        assertEquals(0.5, resumed.learningRate());
        resumed.step(Nd4j.createFromArray(0.0));
        assertEquals(0.5, resumed.learningRate());
        assertArrayEquals(new double[] {1, 0, 1}, resumed.state().memory());
    }

    @Test
    @DisplayName("a matrix is stepped in place, and its moments have its shape")
    void matrix() {
        INDArray w = Nd4j.createFromArray(new double[][] {{1, 2, 3}, {4, 5, 6}}).dup('f');
        Stepper stepper = Momentum.of(1).on(w);
        stepper.step(Nd4j.createFromArray(new double[][] {{10, 20, 30}, {40, 50, 60}}));
        assertArrayEquals(new double[] {0, 0, 0, 0, 0, 0}, w.dup('c').reshape(6).toDoubleVector(), 1e-14);
        assertArrayEquals(new long[] {2, 3}, stepper.moment("v").shape());
        assertEquals(2, stepper.moment("v").getDouble(0, 1), 1e-14);
        assertSame(w, stepper.parameters());
    }

    @Test
    @DisplayName("ND4J's traps: parameters that a step could miss or spoil are refused")
    void wrongParameters() {
        INDArray matrix = Nd4j.createFromArray(new double[][] {{1, 2, 3}, {4, 5, 6}});
        INDArray closed = Nd4j.createFromArray(1.0);
        closed.close();
        assertThrows(NullPointerException.class, () -> PLAIN.on(null));
        assertRefused("parameters is closed: must be an open array", () -> PLAIN.on(closed));
        assertRefused("parameters is INT: must be FLOAT or DOUBLE", () -> PLAIN.on(Nd4j.createFromArray(1, 2)));
        assertRefused("parameters is HALF: must be FLOAT or DOUBLE", () -> PLAIN.on(Nd4j.zeros(DataType.FLOAT16, 2)));
        assertRefused(
                "parameters has shape [0]: must hold at least one value, at rank 1 or more",
                () -> PLAIN.on(Nd4j.create(DataType.FLOAT, 0)));
        assertRefused(
                "parameters has shape []: must hold at least one value, at rank 1 or more",
                () -> PLAIN.on(Nd4j.scalar(1.0)));
        assertRefused(
                "parameters has strides [3] for shape [2]: must be dense, its values side by side in memory",
                () -> PLAIN.on(matrix.getColumn(1)));
        assertRefused(
                "parameters has strides [3, 1] for shape [2, 2]: must be dense, its values side by side in memory",
                () -> PLAIN.on(matrix.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 2))));
        assertRefused(
                "parameters has strides [2] for shape [3]: must be dense, its values side by side in memory",
                () -> PLAIN.on(Nd4j.createFromArray(1.0, 2, 3, 4, 5).get(NDArrayIndex.interval(0, 2, 5))));
    }

    @Test
    @DisplayName("ND4J's traps: a transpose, and a vector of one value from a matrix, are stepped rightly")
    void unusualViews() {
        INDArray matrix = Nd4j.createFromArray(new double[][] {{1, 2, 3}, {4, 5, 6}});
        PLAIN.on(matrix.transpose()).step(Nd4j.createFromArray(new double[][] {{1, 1}, {2, 2}, {3, 3}}));
        assertArrayEquals(new double[] {0, 0, 0, 3, 3, 3}, matrix.reshape(6).toDoubleVector(), 0);
        INDArray one = matrix.getColumn(1).get(NDArrayIndex.interval(1, 2));
        PLAIN.on(one).step(Nd4j.createFromArray(3.0));
        assertArrayEquals(new double[] {0, 0, 0, 3, 0, 3}, matrix.reshape(6).toDoubleVector(), 0);
        INDArray row = matrix.getRow(1);
        Momentum.of(1).on(row).step(row.mul(10));
        assertArrayEquals(new double[] {0, 0, 0, 0, 0, 0}, matrix.reshape(6).toDoubleVector(), 1e-14);
    }

    @Test
    @DisplayName("ND4J's traps: parameters closed between two steps, and a view of a closed array, are refused")
    void closedLater() {
        INDArray w = Nd4j.createFromArray(1.0, 2);
        Stepper stepper = PLAIN.on(w);
        stepper.step(Nd4j.createFromArray(1.0, 1));
        w.close();
        assertRefused("parameters is closed: must be an open array", () -> stepper.step(Nd4j.createFromArray(1.0, 1)));
        assertEquals(1, stepper.t());
        INDArray whole = Nd4j.createFromArray(1.0, 2, 3);
        INDArray view = whole.get(NDArrayIndex.interval(1, 3));
        whole.close();
        assertRefused("parameters is closed: must be an open array", () -> PLAIN.on(view));
        Stepper other = PLAIN.on(Nd4j.createFromArray(1.0, 2));
        assertRefused("gradient is closed: must be an open array", () -> other.step(view));
        assertArrayEquals(new double[] {1, 2}, other.parameters().toDoubleVector());
    }

    @Test
    @DisplayName("ND4J's traps: a broadcastable gradient is not broadcast")
    void unequalLengths() {
        Stepper stepper = PLAIN.on(Nd4j.createFromArray(1.0, 2, 3));
        for (INDArray wrong : List.of(
                Nd4j.createFromArray(1.0),
                Nd4j.scalar(1.0),
                Nd4j.zeros(DataType.DOUBLE, 1, 3),
                Nd4j.zeros(DataType.DOUBLE, 4))) {
            assertThrows(IllegalArgumentException.class, () -> stepper.step(wrong));
        }
        assertArrayEquals(new double[] {1, 2, 3}, stepper.parameters().toDoubleVector());
        assertEquals(0, stepper.t());
    }

    @Test
    @DisplayName("groups: refused where they overlap, reach beyond the end, or are empty")
    void wrongGroups() {
        INDArray w = Nd4j.zeros(DataType.DOUBLE, 10);
        assertEquals(
                "Group(b [3, 6), rateFactor=1.0, decayFactor=1.0): must not overlap "
                        + "Group(a [0, 4), rateFactor=1.0, decayFactor=1.0)",
                refusal(() -> PLAIN.on(w, Group.of("b", 3, 6), Group.of("a", 0, 4))));
        assertRefused(
                "Group(a [5, 11), rateFactor=1.0, decayFactor=1.0): must end at 10, the number of parameters, or before",
                () -> PLAIN.on(w, Group.of("a", 5, 11)));
        assertRefused("from = -1: must be at least 0", () -> Group.of("a", -1, 4));
        assertRefused("to = 4: must be above from = 4", () -> Group.of("a", 4, 4));
        assertRefused(
                "rateFactor = -1.0: must be a finite number, at least 0",
                () -> Group.of("a", 0, 4).withRateFactor(-1));
        assertRefused(
                "decayFactor = NaN: must be a finite number, at least 0",
                () -> Group.of("a", 0, 4).withDecayFactor(Double.NaN));
        assertThrows(NullPointerException.class, () -> Group.of(null, 0, 4));
    }

    @Test
    @DisplayName("groups: a factor of α holds in its slice alone, and 0 keeps the slice as it is")
    void rateFactors() {
        INDArray w = Nd4j.zeros(DataType.DOUBLE, 6);
        Stepper stepper = PLAIN.on(
                w,
                Group.of("frozen", 0, 1).withRateFactor(0),
                Group.of("head", 4, 6).withRateFactor(0.5));
        stepper.step(Nd4j.ones(DataType.DOUBLE, 6));
        assertArrayEquals(new double[] {0, -1, -1, -1, -0.5, -0.5}, w.toDoubleVector());
        assertEquals(1, stepper.learningRate());
    }

    @Test
    @DisplayName("what it is can be asked")
    void accessors() {
        Stepper stepper = Adam.of(0.1).on(Nd4j.createFromArray(1f, 2f, 3f));
        assertEquals(Adam.of(0.1), stepper.optimizer());
        assertEquals(
                "Stepper(Adam(α=0.1, β₁=0.9, β₂=0.999, ε=1.0E-8), n=3 FLOAT, epoch=1, t=0, kernel=host)",
                stepper.toString());
        Bits.assertSame(Nd4j.zeros(DataType.FLOAT, 3), stepper.moment("v"));
        assertRefused("name = w: must be one of [v, s]", () -> stepper.moment("w"));
    }

    /** Adds up gradients in a moment of this name, and asks for one of that name. */
    private record Sum(LearningRate learningRate, String asked, List<String> moments) implements Optimizer {
        @Override
        public void step(Step step) {
            step.parameters().subi(step.gradient());
            step.moment(asked).addi(step.gradient());
        }
    }

    @Test
    @DisplayName(
            "one's own algorithm: a moment misspelt is named, moments twice are refused, a step that fails changes nothing")
    void momentsMisspelt() {
        INDArray w = Nd4j.createFromArray(1.0, 2);
        LearningRate rate = LearningRate.constant(1);
        Stepper stepper = new Sum(rate, "V", List.of("v")).on(w);
        assertRefused("name = V: must be one of [v]", () -> stepper.step(Nd4j.createFromArray(1.0, 1)));
        assertArrayEquals(new double[] {1, 2}, w.toDoubleVector());
        assertEquals(0, stepper.t());
        assertRefused(
                "name = v: must be one of []",
                () -> new Sum(rate, "v", List.of()).on(w).step(Nd4j.createFromArray(1.0, 1)));
        assertRefused(
                "moments = [v, s, v]: must all be different", () -> new Sum(rate, "v", List.of("v", "s", "v")).on(w));
        Stepper right = new Sum(rate, "v", List.of("v")).on(w);
        right.step(Nd4j.createFromArray(1.0, 1));
        assertArrayEquals(new double[] {1, 1}, right.moment("v").toDoubleVector());
        assertThrows(
                IllegalArgumentException.class,
                () -> Clip.byValue(1, new Sum(rate, "v", List.of("v", "v"))).on(w));
    }
}
