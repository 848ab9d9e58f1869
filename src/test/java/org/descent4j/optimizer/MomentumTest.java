package org.descent4j.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.descent4j.Bits;
import org.descent4j.average.Ewa;
import org.descent4j.schedule.LearningRate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class MomentumTest {

    @Test
    @DisplayName("S11: v_dW = β·v_dW + (1-β)·dW, W -= α·v_dW, by hand")
    void s11_byHand() {
        INDArray w = Nd4j.createFromArray(1.0, -2.0);
        Stepper stepper = Momentum.of(0.5).on(w);
        stepper.step(Nd4j.createFromArray(10.0, 1.0));
        assertArrayEquals(new double[] {1, 0.1}, stepper.moment("v").toDoubleVector(), 1e-15);
        assertArrayEquals(new double[] {0.5, -2.05}, w.toDoubleVector(), 1e-15);
        stepper.step(Nd4j.createFromArray(-5.0, 1.0));
        assertArrayEquals(
                new double[] {0.9 - 0.5, 0.09 + 0.1}, stepper.moment("v").toDoubleVector(), 1e-15);
        assertArrayEquals(new double[] {0.5 - 0.2, -2.05 - 0.095}, w.toDoubleVector(), 1e-15);
    }

    @Test
    @DisplayName("S11: v is the exponentially weighted average of the gradients, corrected or not")
    void s11_isAnAverage() {
        double[] gradients = new Random(11).doubles(50, -1, 1).toArray();
        double[] averages = Ewa.of(0.9).over(gradients);
        double[] corrected = Ewa.of(0.9).corrected().over(gradients);
        INDArray plain = Nd4j.zeros(DataType.DOUBLE, 1);
        INDArray unbiased = plain.dup();
        Stepper stepper = Momentum.of(1).on(plain);
        Stepper unbiasedStepper = Momentum.of(1).biasCorrected().on(unbiased);
        for (int t = 0; t < 50; t++) {
            double before = plain.getDouble(0);
            double unbiasedBefore = unbiased.getDouble(0);
            stepper.step(Nd4j.createFromArray(gradients[t]));
            unbiasedStepper.step(Nd4j.createFromArray(gradients[t]));
            assertEquals(averages[t], before - plain.getDouble(0), 1e-14);
            assertEquals(corrected[t], unbiasedBefore - unbiased.getDouble(0), 1e-14);
        }
    }

    @Test
    @DisplayName("S11: on an elongated bowl it damps the oscillation, and lets a larger α be used")
    void s11_elongatedBowl() {
        assertEquals(20, flips(GradientDescent.of(0.45), 20), "gradient descent jumps across the valley every step");
        assertTrue(flips(Momentum.of(0.45), 20) <= 4);
        assertTrue(Math.abs(end(GradientDescent.of(0.6), 100)) > 1e3, "diverges");
        assertTrue(Math.abs(end(Momentum.of(0.6), 200)) < 1e-3);
    }

    /** How often y changes its sign on 0.1x² + 2y². */
    private static int flips(Optimizer optimizer, int steps) {
        INDArray w = Nd4j.createFromArray(-5.0, -2.0);
        Stepper stepper = optimizer.on(w);
        int flips = 0;
        for (int i = 0; i < steps; i++) {
            double before = w.getDouble(1);
            stepper.step(slope(w));
            flips += before * w.getDouble(1) < 0 ? 1 : 0;
        }
        return flips;
    }

    private static double end(Optimizer optimizer, int steps) {
        INDArray w = Nd4j.createFromArray(-5.0, -2.0);
        Stepper stepper = optimizer.on(w);
        for (int i = 0; i < steps; i++) {
            stepper.step(slope(w));
        }
        return w.getDouble(1);
    }

    private static INDArray slope(INDArray w) {
        return Nd4j.createFromArray(Valley.BOWL.gradient(w.getDouble(0), w.getDouble(1)));
    }

    @Test
    @DisplayName("S12: without (1-β), α' = α·(1-β) makes the same steps; a schedule of α does not break it")
    void s12_sameSteps() {
        LearningRate schedule = LearningRate.inverseRoot(0.5, 1).perStep();
        LearningRate scaled = (epoch, t) -> schedule.at(epoch, t) * (1 - 0.9);
        INDArray average = Nd4j.createFromArray(1.0, -2.0);
        INDArray ball = average.dup();
        Stepper averaging = Momentum.of(schedule).on(average);
        Stepper rolling = Momentum.of(scaled).heavyBall().on(ball);
        walk(averaging, rolling, 100);
        assertArrayEquals(average.toDoubleVector(), ball.toDoubleVector(), 1e-14);
        assertArrayEquals(
                averaging.moment("v").div(1 - 0.9).toDoubleVector(),
                rolling.moment("v").toDoubleVector(),
                1e-14);
    }

    @Test
    @DisplayName("S12: a change of β breaks it: v keeps the old scale")
    void s12_changeOfBeta() {
        INDArray average = Nd4j.createFromArray(1.0, -2.0);
        INDArray ball = average.dup();
        Stepper averaging = Momentum.of(0.5).on(average);
        Stepper rolling = Momentum.of(0.5 * (1 - 0.9)).heavyBall().on(ball);
        walk(averaging, rolling, 20);
        Stepper averagingOn = Momentum.of(0.5).withBeta(0.99).on(average);
        Stepper rollingOn =
                Momentum.of(0.5 * (1 - 0.99)).withBeta(0.99).heavyBall().on(ball);
        averagingOn.restore(averaging.state());
        rollingOn.restore(rolling.state());
        walk(averagingOn, rollingOn, 1);
        assertTrue(average.distance2(ball) > 0.01, "differ by " + average.distance2(ball));
    }

    private static void walk(Stepper one, Stepper other, int steps) {
        Random random = new Random(12);
        for (int t = 0; t < steps; t++) {
            INDArray gradient = Nd4j.createFromArray(1 + random.nextGaussian(), random.nextGaussian());
            one.step(gradient);
            other.step(gradient);
        }
    }

    @Test
    @DisplayName("C6: β = 0 is gradient descent, in every form, and for Nesterov too")
    void c6_betaZero() {
        for (Optimizer optimizer : new Optimizer[] {
            Momentum.of(0.1).withBeta(0),
            Momentum.of(0.1).withBeta(0).heavyBall(),
            Momentum.of(0.1).withBeta(0).biasCorrected(),
            Nesterov.of(0.1).withBeta(0),
            Nesterov.of(0.1).withBeta(0).heavyBall()
        }) {
            INDArray w = Nd4j.createFromArray(1.0, -2.0);
            INDArray expected = w.dup();
            walk(optimizer.on(w), GradientDescent.of(0.1).on(expected), 20);
            Bits.assertSame(expected, w, optimizer.toString());
        }
    }

    @Test
    @DisplayName("C6: Nesterov's heavy ball with α·(1-β) is its average with α")
    void c6_nesterov() {
        INDArray average = Nd4j.createFromArray(1.0, -2.0);
        INDArray ball = average.dup();
        walk(
                Nesterov.of(0.5).on(average),
                Nesterov.of(0.5 * (1 - 0.9)).heavyBall().on(ball),
                20);
        assertArrayEquals(average.toDoubleVector(), ball.toDoubleVector(), 1e-14);
    }
}
