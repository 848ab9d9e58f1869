package org.descent4j.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.descent4j.internal.kernel.Way;
import org.descent4j.schedule.LearningRate;
import org.descent4j.schedule.Manual;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class RmsPropTest {

    @Test
    @DisplayName("S13: S = β₂·S + (1-β₂)·dW², W -= α·dW/(√S + ε), by hand")
    void s13_byHand() {
        INDArray w = Nd4j.createFromArray(1.0, -2.0);
        Stepper stepper = RmsProp.of(0.1).on(w);
        stepper.step(Nd4j.createFromArray(10.0, 0.1));
        assertArrayEquals(new double[] {10, 0.001}, stepper.moment("s").toDoubleVector(), 1e-14);
        assertEquals(1 - 0.1 * 10 / (Math.sqrt(10) + 1e-8), w.getDouble(0), 1e-15);
        double second = 1 - 0.1 * 10 / (Math.sqrt(10) + 1e-8) + 0.1 * 5 / (Math.sqrt(9 + 2.5) + 1e-8);
        stepper.step(Nd4j.createFromArray(-5.0, 0));
        assertEquals(second, w.getDouble(0), 1e-15);
    }

    @Test
    @DisplayName("S13: ε inside the root is far larger than outside, where gradients are small")
    void s13_placeOfEpsilon() {
        double g = 1e-6;
        double s = 0.1 * g * g;
        assertEquals(-0.01 * g / (Math.sqrt(s) + 1e-8), firstStep(RmsProp.of(0.01), g), 1e-15);
        assertEquals(
                -0.01 * g / Math.sqrt(s + 1e-8),
                firstStep(RmsProp.of(0.01).withEpsilon(Epsilon.insideRoot(1e-8)), g),
                1e-15);
        assertTrue(firstStep(RmsProp.of(0.01), g) < -0.01);
        assertTrue(firstStep(RmsProp.of(0.01).withEpsilon(Epsilon.insideRoot(1e-8)), g) > -1.1e-4);
    }

    private static double firstStep(Optimizer optimizer, double gradient) {
        INDArray w = Nd4j.createFromArray(0.0);
        optimizer.on(w).step(Nd4j.createFromArray(gradient));
        return w.getDouble(0);
    }

    @Test
    @DisplayName("S13: a direction with a 1000 times larger gradient moves no further: α can grow")
    void s13_damping() {
        INDArray w = Nd4j.createFromArray(0.0, 0.0);
        Stepper stepper = RmsProp.of(0.01).on(w);
        for (int i = 0; i < 10; i++) {
            stepper.step(Nd4j.createFromArray(1000.0, 1.0));
        }
        assertEquals(w.getDouble(0), w.getDouble(1), 1e-7);
    }

    @Test
    @DisplayName("with momentum, by hand: v = β·v + dW/(√S + ε), W -= α·v; a smaller α shortens what is in v too")
    void momentum() {
        INDArray w = Nd4j.createFromArray(1.0);
        Manual alpha = LearningRate.manual(0.1);
        Stepper stepper = RmsProp.of(alpha).withMomentum(0.5).on(w);
        stepper.step(Nd4j.createFromArray(10.0));
        double first = 10 / (Math.sqrt(10) + 1e-8);
        assertEquals(1 - 0.1 * first, w.getDouble(0), 1e-15);
        alpha.set(0.01);
        stepper.step(Nd4j.createFromArray(-5.0));
        double second = 0.5 * first - 5 / (Math.sqrt(9 + 2.5) + 1e-8);
        assertEquals(second, stepper.moment("v").getDouble(0), 1e-15);
        assertEquals(1 - 0.1 * first - 0.01 * second, w.getDouble(0), 1e-15);
    }

    @Test
    @DisplayName("centered, by hand: M = β₂·M + (1-β₂)·dW, W -= α·dW/(√(S - M²) + ε)")
    void centered() {
        INDArray w = Nd4j.createFromArray(1.0);
        Stepper stepper = RmsProp.of(0.1).centered().on(w);
        stepper.step(Nd4j.createFromArray(10.0));
        assertEquals(1, stepper.moment("mean").getDouble(0), 1e-15);
        double first = 0.1 * 10 / (Math.sqrt(10 - 1) + 1e-8);
        assertEquals(1 - first, w.getDouble(0), 1e-15);
        stepper.step(Nd4j.createFromArray(-5.0));
        double mean = 0.9 * 1 - 0.1 * 5;
        assertEquals(1 - first + 0.1 * 5 / (Math.sqrt(9 + 2.5 - mean * mean) + 1e-8), w.getDouble(0), 1e-15);
    }

    @Test
    @DisplayName("centered: where all gradients agree there is no variance, and rounding makes none that is below 0")
    void noVariance() {
        for (Way way : new Way[] {Way.REFERENCE, Way.HOST, Way.ND4J}) {
            for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
                INDArray w = Nd4j.zeros(type, 5);
                RmsProp rmsProp = RmsProp.of(0.001).centered().withEpsilon(Epsilon.insideRoot(1e-4));
                Stepper stepper = new Stepper(way, rmsProp, w);
                for (int t = 0; t < 500; t++) {
                    stepper.step(
                            Nd4j.createFromArray(0.1, 1 / 3.0, 0.7, -1.1, 3).castTo(type));
                }
                double before = w.getDouble(0);
                stepper.step(Nd4j.createFromArray(0.1, 1 / 3.0, 0.7, -1.1, 3).castTo(type));
                // 100 times a gradient, as ε says.
                assertEquals(before - 0.001 * 100 * 0.1, w.getDouble(0), 1e-5, way + " " + type);
            }
        }
    }

    @Test
    @DisplayName("the options have their moments, names and texts")
    void options() {
        RmsProp plain = RmsProp.of(0.1);
        assertEquals(List.of("s"), plain.moments());
        assertEquals(List.of("s", "mean"), plain.centered().moments());
        assertEquals(List.of("s", "v"), plain.withMomentum(0.9).moments());
        assertEquals(
                List.of("s", "mean", "v"), plain.withMomentum(0.9).centered().moments());
        assertEquals(
                "Centered RMSprop with momentum",
                plain.centered().withMomentum(0.9).name());
        assertEquals(
                "RmsProp(beta2=0.9, epsilon=Epsilon(value=1E-8, place=OUTSIDE_ROOT), form=CENTERED, beta=0.9)",
                plain.centered().withMomentum(0.9).on(Nd4j.zeros(1)).algorithm());
    }

    @Test
    @DisplayName("S14: h_n = γ·h_(n-1) + (1-γ)·∇f⊙∇f with h_(-1) = 0: large γ trusts the past, small the present")
    void s14_weightedAverage() {
        double[] h = {0, 0};
        Stepper past = RmsProp.of(0.01).withBeta2(0.99).on(Nd4j.createFromArray(0.0));
        Stepper present = RmsProp.of(0.01).withBeta2(0.1).on(Nd4j.createFromArray(0.0));
        for (double g : new double[] {1, 1, 1, 1, 1, 5}) {
            h[0] = 0.99 * h[0] + (1 - 0.99) * g * g;
            h[1] = 0.1 * h[1] + (1 - 0.1) * g * g;
            past.step(Nd4j.createFromArray(g));
            present.step(Nd4j.createFromArray(g));
            assertEquals(h[0], past.moment("s").getDouble(0), 1e-14);
            assertEquals(h[1], present.moment("s").getDouble(0), 1e-14);
        }
        assertTrue(h[1] > 22 && h[0] < 1);
    }

    @Test
    @DisplayName("S14: AdaGrad's step dies as 1/√t, RMSprop's goes on at α")
    void s14_adaGradStalls() {
        INDArray slowing = Nd4j.createFromArray(0.0);
        INDArray going = Nd4j.createFromArray(0.0);
        Stepper adaGrad = AdaGrad.of(0.01).on(slowing);
        Stepper rmsProp = RmsProp.of(0.01).on(going);
        INDArray gradient = Nd4j.createFromArray(3.0);
        for (int t = 1; t <= 400; t++) {
            double before = slowing.getDouble(0);
            double goingBefore = going.getDouble(0);
            adaGrad.step(gradient);
            rmsProp.step(gradient);
            assertEquals(0.01 / Math.sqrt(t), before - slowing.getDouble(0), 1e-9);
            if (t > 200) {
                assertEquals(0.01, goingBefore - going.getDouble(0), 1e-9);
            }
        }
        assertEquals(9 * 400, adaGrad.moment("s").getDouble(0), 1e-9);
    }
}
