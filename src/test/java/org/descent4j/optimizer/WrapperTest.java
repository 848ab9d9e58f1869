package org.descent4j.optimizer;

import static org.descent4j.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.descent4j.Bits;
import org.descent4j.schedule.LearningRate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Wrappers of a user's own. */
class WrapperTest {

    private static final Optimizer PLAIN = GradientDescent.of(1);

    /** What is made of the gradient is said by a function. */
    private record Own(Optimizer inner, UnaryOperator<INDArray> change) implements Wrapper {
        @Override
        public INDArray prepare(INDArray gradient) {
            return change.apply(gradient);
        }
    }

    /** Every second step goes halfway back to where the last such step ended. */
    private record Lookahead(Optimizer inner) implements Wrapper {
        @Override
        public List<String> moments() {
            List<String> moments = new ArrayList<>(List.of("slow"));
            moments.addAll(inner.moments());
            return moments;
        }

        @Override
        public void step(Step step) {
            INDArray w = step.parameters();
            INDArray slow = step.moment("slow");
            if (step.t() == 1) {
                slow.assign(w);
            }
            inner.step(step);
            if (step.t() % 2 == 0) {
                slow.addi(w.sub(slow).muli(0.5));
                w.assign(slow);
            }
        }
    }

    /** Moments of its own, but the inner step. */
    private record Remembering(Optimizer inner) implements Wrapper {
        @Override
        public List<String> moments() {
            return List.of("s", "v", "more");
        }
    }

    private static String kernel(Optimizer optimizer) {
        return optimizer.on(Nd4j.ones(3)).toString().replaceAll(".*kernel=(.*)\\)", "$1");
    }

    private static INDArray stepped(Optimizer optimizer, double... gradient) {
        INDArray w = Nd4j.zeros(DataType.DOUBLE, gradient.length);
        Stepper stepper = optimizer.on(w);
        for (int t = 0; t < 4; t++) {
            stepper.step(Nd4j.createFromArray(gradient));
        }
        return w;
    }

    @Test
    @DisplayName(
            "one that leaves the step to the inner optimizer is looked through: the steps stay fast, wherever it is")
    void fast() {
        Optimizer own = new Own(Adam.of(0.1), gradient -> gradient.mul(2));
        assertEquals("host", kernel(own));
        assertEquals("host", kernel(Clip.byValue(1, own)));
        assertEquals("host", kernel(WeightDecay.l2(0.1, own)));
        assertEquals("host", kernel((Wrapper) () -> Adam.of(0.1)));
        Bits.assertSame(stepped(Adam.of(0.1), 6, -8), stepped(own, 3, -4));
    }

    @Test
    @DisplayName("one with a step of its own is carried out as it is written, also inside of others")
    void ownStep() {
        assertEquals("reference", kernel(new Lookahead(Adam.of(0.1))));
        assertEquals("reference", kernel(Clip.byValue(1, new Lookahead(Adam.of(0.1)))));
        assertEquals("reference", kernel(WeightDecay.decoupled(1, new Lookahead(Adam.of(0.1)))));
        // Twice: 0 → -2, halfway back to 0 is -1; -1 → -3, halfway back to -1 is -2.
        assertArrayEquals(new double[] {-2}, stepped(new Lookahead(PLAIN), 1).toDoubleVector());
        INDArray w = Nd4j.zeros(DataType.DOUBLE, 1);
        Stepper stepper = new Lookahead(Adam.of(0.1)).on(w);
        stepper.step(Nd4j.createFromArray(1.0));
        assertEquals(0.1, stepper.moment("v").getDouble(0), 1e-15);
        assertEquals(0, stepper.moment("slow").getDouble(0));
    }

    @Test
    @DisplayName("one with moments of its own is not looked through: the kernels would take one for another")
    void ownMoments() {
        Stepper stepper = new Remembering(Adam.of(0.1)).on(Nd4j.zeros(DataType.DOUBLE, 1));
        stepper.step(Nd4j.createFromArray(10.0));
        assertTrue(stepper.toString().endsWith("kernel=reference)"));
        assertEquals(1, stepper.moment("v").getDouble(0), 1e-15);
        assertEquals(0.1, stepper.moment("s").getDouble(0), 1e-15);
        assertEquals(0, stepper.moment("more").getDouble(0));
    }

    @Test
    @DisplayName("the gradient goes through all links, the outermost first, before any decay")
    void order() {
        Optimizer doubled = new Own(PLAIN, gradient -> gradient.mul(2));
        assertEquals(-2, once(Clip.byValue(1, doubled), 10));
        assertEquals(-1, once(new Own(Clip.byValue(1, PLAIN), gradient -> gradient.mul(2)), 10));
        assertEquals(-20, once(WeightDecay.l2(1, doubled), 10));
        assertEquals(-21, once(new Own(doubled, gradient -> gradient.add(0.5)), 10));
    }

    private static double once(Optimizer optimizer, double gradient) {
        INDArray w = Nd4j.zeros(DataType.DOUBLE, 1);
        optimizer.on(w).step(Nd4j.createFromArray(gradient));
        return w.getDouble(0);
    }

    @Test
    @DisplayName("what it prepares may lie anywhere in memory, and is refused if it does not fit; nothing changes then")
    void prepared() {
        INDArray wide = Nd4j.createFromArray(new double[][] {{1, 5}, {2, 6}, {3, 7}});
        INDArray w = Nd4j.zeros(DataType.DOUBLE, 3);
        new Own(PLAIN, gradient -> wide.get(NDArrayIndex.all(), NDArrayIndex.point(1)))
                .on(w)
                .step(Nd4j.ones(DataType.DOUBLE, 3));
        assertArrayEquals(new double[] {-5, -6, -7}, w.toDoubleVector());
        new Own(Momentum.of(0.1), gradient -> w).on(w).step(Nd4j.ones(DataType.DOUBLE, 3));
        INDArray before = w.dup();
        INDArray closed = Nd4j.ones(3);
        closed.close();
        refuse(
                "what Own(Gradient descent) prepares is FLOAT of shape [3]: must be DOUBLE of shape [3] like the"
                        + " gradient",
                w,
                Nd4j.ones(3));
        refuse(
                "what Own(Gradient descent) prepares is DOUBLE of shape [2]: must be DOUBLE of shape [3] like the"
                        + " gradient",
                w,
                Nd4j.ones(DataType.DOUBLE, 2));
        refuse("what Own(Gradient descent) prepares is closed: must be an open array", w, closed);
        refuse(
                "gradient of step 1 holds a value that is not finite, the first at element 2",
                w,
                Nd4j.createFromArray(0, 0, Double.NaN));
        Stepper stepper = new Own(PLAIN, gradient -> null).on(w);
        assertEquals(
                "what Own(Gradient descent) prepares",
                assertThrows(NullPointerException.class, () -> stepper.step(Nd4j.ones(DataType.DOUBLE, 3)))
                        .getMessage());
        Bits.assertSame(before, w);
    }

    private static void refuse(String message, INDArray w, INDArray prepared) {
        Stepper stepper = new Own(PLAIN, gradient -> prepared).on(w);
        assertRefused(message, () -> stepper.step(Nd4j.ones(DataType.DOUBLE, 3)));
        assertEquals(0, stepper.t());
    }

    @Test
    @DisplayName("the guard goes with Unguarded alone, wherever it stands; a wrapper of one's own keeps it")
    void guard() {
        INDArray bad = Nd4j.createFromArray(Double.NaN, 1);
        for (Optimizer unguarded : List.of(
                new Own(Unguarded.of(PLAIN), gradient -> gradient),
                Unguarded.of(new Own(PLAIN, gradient -> gradient)))) {
            INDArray w = Nd4j.zeros(DataType.DOUBLE, 2);
            unguarded.on(w).step(bad);
            assertArrayEquals(new double[] {Double.NaN, -1}, w.toDoubleVector());
        }
        Stepper guarded = new Own(PLAIN, gradient -> Nd4j.zeros(DataType.DOUBLE, 2)).on(Nd4j.zeros(DataType.DOUBLE, 2));
        assertRefused(
                "gradient of step 1 holds a value that is not finite, the first at element 0", () -> guarded.step(bad));
    }

    @Test
    @DisplayName("a state is that of the inner algorithm too, whether the wrapper is a record or not")
    void states() {
        Stepper ofAdam = new Plain(Adam.of(0.1)).on(Nd4j.zeros(2));
        Stepper ofNAdam = new Plain(Adam.of(0.1).nesterov()).on(Nd4j.zeros(2));
        assertRefused(
                "state is of " + ofAdam.state().algorithm() + ": must be of "
                        + ofNAdam.state().algorithm(),
                () -> ofNAdam.restore(ofAdam.state()));
        assertTrue(ofAdam.state().algorithm().startsWith("Plain(inner=Adam(beta1=0.9, "));
    }

    /** Not a record. */
    private static final class Plain implements Wrapper {
        private final Optimizer inner;

        Plain(Optimizer inner) {
            this.inner = inner;
        }

        @Override
        public Optimizer inner() {
            return inner;
        }
    }

    @Test
    @DisplayName("a wrapper round itself, and one round nothing, are refused")
    void noEnd() {
        INDArray w = Nd4j.zeros(2);
        Wrapper[] loop = new Wrapper[1];
        loop[0] = () -> Clip.byValue(1, loop[0]);
        assertRefused("inner of Unnamed: must not be a wrapper round itself", () -> loop[0].on(w));
        Wrapper empty = () -> null;
        assertThrows(NullPointerException.class, () -> empty.on(w));
    }

    @Test
    @DisplayName("names are what legends show: the field's for ours, the class's for others, the inner one in brackets")
    void names() {
        assertEquals(
                List.of(
                        "Gradient descent",
                        "Momentum",
                        "Momentum",
                        "Nesterov",
                        "AdaGrad",
                        "AdaDelta",
                        "RMSprop",
                        "Lion",
                        "Adam",
                        "AMSGrad",
                        "NAdam",
                        "AdamW",
                        "Clip.byValue(1.0, Adam)",
                        "Clip.byGlobalNorm(2.0, Momentum)",
                        "WeightDecay.l2(0.5, RMSprop)",
                        "WeightDecay.decoupled(0.5, Own(Adam))",
                        "Unguarded(Gradient descent)",
                        "Unnamed(Adam)",
                        "Unnamed"),
                List.of(
                                PLAIN,
                                Momentum.of(1),
                                Momentum.of(1).heavyBall(),
                                Nesterov.of(1),
                                AdaGrad.of(1),
                                AdaDelta.of(1),
                                RmsProp.of(1),
                                Lion.of(1),
                                Adam.of(1),
                                Adam.of(1).amsgrad(),
                                Adam.of(1).nesterov(),
                                AdamW.of(1),
                                Clip.byValue(1, Adam.of(1)),
                                Clip.byGlobalNorm(2, Momentum.of(1)),
                                WeightDecay.l2(0.5, RmsProp.of(1)),
                                WeightDecay.decoupled(0.5, new Own(Adam.of(1), gradient -> gradient)),
                                Unguarded.of(PLAIN),
                                (Wrapper) () -> Adam.of(1),
                                anonymous())
                        .stream()
                        .map(Optimizer::name)
                        .toList());
    }

    private static Optimizer anonymous() {
        return new Optimizer() {
            @Override
            public LearningRate learningRate() {
                return LearningRate.constant(1);
            }

            @Override
            public void step(Step step) {
                step.parameters().subi(step.gradient());
            }
        };
    }
}
