package org.descent4j.optimizer;

import static org.descent4j.Refusal.assertRefused;
import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.descent4j.schedule.LearningRate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Clip, WeightDecay and Unguarded: optimizers round optimizers. */
class WrappersTest {

    private static final Optimizer PLAIN = GradientDescent.of(1);

    /** What the step of gradient descent with α = 1 would take away: the gradient behind the wrapper. */
    private static double[] behind(Optimizer optimizer, double... gradient) {
        INDArray w = Nd4j.zeros(DataType.DOUBLE, gradient.length);
        optimizer.on(w).step(Nd4j.createFromArray(gradient));
        return w.neg().toDoubleVector();
    }

    @Test
    @DisplayName("clipping by value cuts each element at ±limit, and nothing within")
    void clipByValue() {
        assertArrayEquals(
                new double[] {2, -2, 2, -2, 0.5, -0.5, 0},
                behind(Clip.byValue(2, PLAIN), 3, -3, 2, -2, 0.5, -0.5, 0),
                0);
    }

    @Test
    @DisplayName("clipping by global norm scales the whole gradient, keeps its direction, and lets a short one be")
    void clipByGlobalNorm() {
        assertArrayEquals(new double[] {0.6, -0.8}, behind(Clip.byGlobalNorm(1, PLAIN), 3, -4), 1e-15);
        assertArrayEquals(new double[] {3, -4}, behind(Clip.byGlobalNorm(5, PLAIN), 3, -4), 0);
        assertArrayEquals(new double[] {3, -4}, behind(Clip.byGlobalNorm(5.1, PLAIN), 3, -4), 0);
        assertArrayEquals(new double[] {0, 0}, behind(Clip.byGlobalNorm(1, PLAIN), 0, 0), 0);
    }

    @Test
    @DisplayName("the norm of very large and very small gradients is right, in float too")
    void clipExtremes() {
        assertArrayEquals(new double[] {0.6, 0.8}, behind(Clip.byGlobalNorm(1, PLAIN), 3e200, 4e200), 1e-15);
        assertArrayEquals(new double[] {6e-201, 8e-201}, behind(Clip.byGlobalNorm(1e-200, PLAIN), 3, 4), 1e-215);
        INDArray w = Nd4j.createFromArray(0f, 0f);
        Clip.byGlobalNorm(1, PLAIN).on(w).step(Nd4j.createFromArray(3e30f, -4e30f));
        assertArrayEquals(new float[] {-0.6f, 0.8f}, w.toFloatVector(), 1e-7f);
        INDArray small = Nd4j.createFromArray(0f, 0f);
        Clip.byGlobalNorm(1e-30, PLAIN).on(small).step(Nd4j.createFromArray(3e-30f, -4e-30f));
        assertArrayEquals(new float[] {-0.6e-30f, 0.8e-30f}, small.toFloatVector(), 1e-36f);
    }

    @Test
    @DisplayName("clips compose: the outer comes first; clipping comes before L2 decay, whichever is the outer")
    void composition() {
        assertArrayEquals(
                new double[] {1 / Math.sqrt(2), 1 / Math.sqrt(2)},
                behind(Clip.byValue(2, Clip.byGlobalNorm(1, PLAIN)), 30, 40),
                1e-15);
        assertArrayEquals(
                new double[] {0.6, 0.7}, behind(Clip.byGlobalNorm(1, Clip.byValue(0.7, PLAIN)), 30, 40), 1e-15);
        for (Optimizer both : new Optimizer[] {
            Clip.byValue(1, WeightDecay.l2(0.5, PLAIN)), WeightDecay.l2(0.5, Clip.byValue(1, PLAIN))
        }) {
            INDArray w = Nd4j.createFromArray(10.0);
            both.on(w).step(Nd4j.createFromArray(7.0));
            assertEquals(10 - (1 + 5), w.getDouble(0), 1e-15, both.toString());
        }
        Optimizer nested = Unguarded.of(Clip.byValue(1, WeightDecay.l2(0.5, Adam.of(LearningRate.constant(0.25)))));
        assertEquals(List.of("v", "s"), nested.moments());
        assertEquals(LearningRate.constant(0.25), nested.learningRate());
        assertTrue(Unguarded.isIn(nested));
        assertTrue(Unguarded.isIn(Clip.byValue(1, Unguarded.of(PLAIN))));
        assertFalse(Unguarded.isIn(Clip.byValue(1, PLAIN)));
        assertEquals(
                "Unguarded(Clip.byValue(1.0, WeightDecay.l2(0.5, Adam(α=0.25, β₁=0.9, β₂=0.999, ε=1.0E-8))))",
                nested.toString());
        assertEquals(
                "WeightDecay.decoupled(0.5, Clip.byGlobalNorm(2.0, GradientDescent(α=1.0)))",
                WeightDecay.decoupled(0.5, Clip.byGlobalNorm(2, PLAIN)).toString());
    }

    @Test
    @DisplayName("unguarded: NaN and infinite values reach the parameters, one by one")
    void unguarded() {
        double[] bad = {Double.NaN, Double.POSITIVE_INFINITY, -3, 0.5};
        assertArrayEquals(bad, behind(Unguarded.of(PLAIN), bad), 0);
        assertArrayEquals(new double[] {Double.NaN, 1, -1, 0.5}, behind(Clip.byValue(1, Unguarded.of(PLAIN)), bad), 0);
        assertArrayEquals(new double[] {Double.NaN, 1, -1, 0.5}, behind(Unguarded.of(Clip.byValue(1, PLAIN)), bad), 0);
        assertArrayEquals(bad, behind(Unguarded.of(Clip.byGlobalNorm(1, PLAIN)), bad), 0);
        double[] infinite = {Double.POSITIVE_INFINITY, 1};
        assertArrayEquals(infinite, behind(Unguarded.of(Clip.byGlobalNorm(1, PLAIN)), infinite), 0);
    }

    @Test
    @DisplayName("S2: L2 decay adds λ·W to the gradient; for gradient descent decoupled decay is the same")
    void weightDecay() {
        INDArray l2 = Nd4j.createFromArray(10.0, -4.0);
        INDArray decoupled = l2.dup();
        WeightDecay.l2(0.5, GradientDescent.of(0.1)).on(l2).step(Nd4j.createFromArray(1.0, 0.0));
        WeightDecay.decoupled(0.5, GradientDescent.of(0.1)).on(decoupled).step(Nd4j.createFromArray(1.0, 0.0));
        assertArrayEquals(new double[] {10 - 0.1 * (1 + 5), -4 + 0.1 * 2}, l2.toDoubleVector(), 1e-15);
        assertArrayEquals(l2.toDoubleVector(), decoupled.toDoubleVector(), 1e-15);
    }

    @Test
    @DisplayName("L2 decay passes through Adam's moments, decoupled decay does not")
    void decayAndMoments() {
        Stepper l2 = WeightDecay.l2(0.5, Adam.of(0.1)).on(Nd4j.createFromArray(10.0));
        Stepper decoupled = WeightDecay.decoupled(0.5, Adam.of(0.1)).on(Nd4j.createFromArray(10.0));
        l2.step(Nd4j.createFromArray(1.0));
        decoupled.step(Nd4j.createFromArray(1.0));
        assertEquals(0.1 * 6, l2.moment("v").getDouble(0), 1e-15);
        assertEquals(0.1 * 1, decoupled.moment("v").getDouble(0), 1e-15);
    }

    @Test
    @DisplayName("a group can do without decay, or have its own share of it and of α")
    void groups() {
        for (Optimizer optimizer : new Optimizer[] {
            WeightDecay.l2(0.5, GradientDescent.of(0.1)), WeightDecay.decoupled(0.5, GradientDescent.of(0.1)),
        }) {
            INDArray w = Nd4j.createFromArray(10.0, 10, 10, 10);
            optimizer
                    .on(
                            w,
                            Group.of("b", 1, 2).withoutDecay(),
                            Group.of("head", 3, 4).withDecayFactor(2).withRateFactor(0.5))
                    .step(Nd4j.createFromArray(1.0, 1, 1, 1));
            assertArrayEquals(
                    new double[] {10 - 0.6, 10 - 0.1, 10 - 0.6, 10 - 0.55},
                    w.toDoubleVector(),
                    1e-14,
                    optimizer.toString());
        }
        INDArray w = Nd4j.createFromArray(10.0, 10);
        AdamW.of(0.1)
                .withWeightDecay(0.5)
                .on(w, Group.of("b", 1, 2).withoutDecay())
                .step(Nd4j.createFromArray(1.0, 1));
        assertArrayEquals(new double[] {10 - 0.5 - 0.1, 10 - 0.1}, w.toDoubleVector(), 1e-8);
    }

    @Test
    @DisplayName("clipping by norm counts all groups together")
    void groupsAndNorm() {
        INDArray w = Nd4j.createFromArray(0.0, 0);
        Clip.byGlobalNorm(1, PLAIN).on(w, Group.of("b", 1, 2)).step(Nd4j.createFromArray(3.0, 4));
        assertArrayEquals(new double[] {-0.6, -0.8}, w.toDoubleVector(), 1e-15);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aWrongLimitIsRefused(double limit) {
        String message = "limit = " + limit + ": must be a finite number above 0";
        assertRefused(message, () -> Clip.byValue(limit, PLAIN));
        assertRefused(message, () -> Clip.byGlobalNorm(limit, PLAIN));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void aWrongDecayIsRefused(double lambda) {
        String message = "lambda = " + lambda + ": must be a finite number, at least 0";
        assertRefused(message, () -> WeightDecay.l2(lambda, PLAIN));
        assertRefused(message, () -> WeightDecay.decoupled(lambda, PLAIN));
        assertEquals(
                "weightDecay = " + lambda + ": must be a finite number, at least 0",
                refusal(() -> AdamW.of(0.1).withWeightDecay(lambda)));
    }

    @Test
    void nothingInsideIsRefused() {
        assertThrows(NullPointerException.class, () -> Clip.byValue(1, null));
        assertThrows(NullPointerException.class, () -> WeightDecay.l2(1, null));
        assertThrows(NullPointerException.class, () -> Unguarded.of(null));
        assertThrows(NullPointerException.class, () -> new AdamW(null, 1));
    }
}
