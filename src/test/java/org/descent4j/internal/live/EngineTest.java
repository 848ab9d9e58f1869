package org.descent4j.internal.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.descent4j.average.Ewa;
import org.descent4j.optimizer.Adam;
import org.descent4j.optimizer.GradientDescent;
import org.descent4j.optimizer.Momentum;
import org.descent4j.schedule.LearningRate;
import org.descent4j.surface.Point;
import org.descent4j.surface.Surface;
import org.descent4j.surface.Walk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EngineTest {

    @Test
    @DisplayName("a walk comes with how it ends and when it arrives, and then its places and costs")
    void walk() {
        Walk walk = Walk.of(Surface.bowl(0.1, 2), Adam.of(0.4), Point.of(-9, 3), 200);
        double[] got = Engine.walk("Walk.of(Surface.bowl(0.1, 2), Adam.of(0.4), Point.of(-9, 3), 200)", 0.1);
        assertEquals(0, got[0]);
        assertEquals(walk.stepsTo(0.1).getAsInt(), got[1]);
        assertEquals(walk.stepsToStay(0.1).getAsInt(), got[2]);
        assertEquals(3 + 3 * 201, got.length);
        assertArrayEquals(
                new double[] {walk.end().x(), walk.end().y(), walk.costs()[200]},
                Arrays.copyOfRange(got, got.length - 3, got.length));
        double[] off = Engine.walk("Walk.of(Surface.bowl(0.1, 2), GradientDescent.of(100), Point.of(-9, 3), 200)", 0.1);
        assertArrayEquals(new double[] {1, -1, -1}, Arrays.copyOf(off, 3));
    }

    @Test
    @DisplayName("a surface comes with its window and minima, in words, and as heights from the bottom up")
    void surface() {
        assertArrayEquals(new double[] {-2, 2, -2, 2, -1, 0, 1, 0}, Engine.surface("Surface.twoValleys()"));
        assertEquals("Bowl: f(x, y) = 0.1x² + 2y²", Engine.formula("Surface.bowl(0.1, 2)"));
        assertArrayEquals(
                new double[] {3, 2, 3, 1, 0, 1},
                Engine.heights("Surface.bowl(1, 2)", new double[] {-1, 1, -1, 0}, 3, 2));
    }

    @Test
    @DisplayName("an update has its place, gradient, moments and where it leads")
    void updates() {
        double[] got = Engine.updates("Surface.bowl(0.5, 1)", "Momentum.of(0.5).withBeta(0.5)", 2, -1, 2);
        // W 2, -1; dW 2, -2; V 1, -1; W 1.5, -0.5; then dW 1.5, -1; V 1.25, -1; W 0.875, 0
        assertArrayEquals(new double[] {2, -1, 2, -2, 1, -1, 1.5, -0.5, 1.5, -0.5, 1.5, -1, 1.25, -1, 0.875, 0}, got);
    }

    @Test
    @DisplayName("a schedule, an average and its weights are the library's")
    void numbers() {
        LearningRate rate = LearningRate.inverseTime(0.2, 1);
        assertArrayEquals(
                new double[] {rate.at(1, 1), rate.at(1, 2), rate.at(2, 3), rate.at(2, 4)},
                Engine.rates("LearningRate.inverseTime(0.2, 1)", 2, 2));
        double[] theta = {40, 49, 45};
        assertArrayEquals(Ewa.of(0.9).over(theta), Engine.averages(0.9, false, theta));
        assertArrayEquals(Ewa.of(0.9).corrected().over(theta), Engine.averages(0.9, true, theta));
        assertArrayEquals(Ewa.of(0.9).corrected().weights(5), Engine.weights(0.9, true, 5));
    }

    @Test
    @DisplayName("momentum's rate on a parabola is what its walk comes to: swinging, creeping, and off")
    void momentumRate() {
        for (double[] pair : new double[][] {{0.45, 0.5}, {0.45, 0.9}, {2, 0.9}, {0.05, 0.3}, {1.9, 0}, {7, 0.5}}) {
            double[] rate = Engine.momentumRate(pair[0], pair[1]);
            // One parameter with curvature 1: the norm over many steps, since a swing passes through 0.
            double[] w = {1, 0};
            var stepper = Momentum.of(pair[0]).withBeta(pair[1]).on(w);
            double[] size = new double[401];
            for (int t = 1; t <= 400; t++) {
                stepper.step(new double[] {w[0], 0});
                size[t] = Math.hypot(w[0], pair[0] * stepper.moment("v")[0]);
            }
            double measured = Math.pow(size[400] / size[200], 1.0 / 200);
            assertEquals(rate[0], measured, 0.01 * rate[0], pair[0] + ", " + pair[1]);
        }
        assertEquals(1, Engine.momentumRate(0.45, 0.9)[1]);
        assertEquals(0, Engine.momentumRate(0.05, 0.3)[1]);
        assertEquals(1, Engine.momentumRate(1.9, 0)[1]);
        assertEquals(1, Engine.momentumRate(2 * (1 + 0.9) / (1 - 0.9), 0.9)[0], 1e-9);
    }

    @Test
    @DisplayName("a line that is possible is not refused; of another the refusal is the library's")
    void refusal() {
        assertEquals("", Engine.refusal("GradientDescent.of(0.1)"));
        assertEquals("beta = 1.0: must be in [0, 1)", Engine.refusal("Momentum.of(0.1).withBeta(1)"));
        assertEquals(GradientDescent.of(0.1), Expression.value(Object.class, "GradientDescent.of(0.1)"));
    }
}
