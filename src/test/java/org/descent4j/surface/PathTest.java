package org.descent4j.surface;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.descent4j.optimizer.AMSGrad;
import org.descent4j.optimizer.AdaDelta;
import org.descent4j.optimizer.AdaGrad;
import org.descent4j.optimizer.Adam;
import org.descent4j.optimizer.GradientDescent;
import org.descent4j.optimizer.Momentum;
import org.descent4j.optimizer.NAdam;
import org.descent4j.optimizer.Nesterov;
import org.descent4j.optimizer.Optimizer;
import org.descent4j.optimizer.RmsProp;
import org.descent4j.schedule.LearningRate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTest {

    private static final Surface BOWL = Surface.bowl(0.1, 2);

    @Test
    @DisplayName("gradient descent on a bowl, by hand: x shrinks by 1 - 2αa a step")
    void byHand() {
        Path path = Path.of(BOWL, GradientDescent.of(0.25), Point.of(-8, 4), 3);
        assertArrayEquals(new double[] {-8, -7.6, -7.22, -6.859}, path.xs(), 1e-14);
        assertArrayEquals(new double[] {4, 0, 0, 0}, path.ys(), 1e-14);
        assertArrayEquals(new double[] {38.4, 5.776, 5.21284, 4.7045881}, path.costs(), 1e-13);
        assertEquals(3, path.steps());
        assertEquals(4, path.points().size());
        assertEquals(Point.of(-8, 4), path.points().get(0));
        assertEquals(path.points().get(3), path.end());
        assertFalse(path.diverged());
        assertEquals(OptionalInt.of(2), path.stepsTo(5.5));
        assertEquals(OptionalInt.of(0), path.stepsTo(100));
        assertEquals(OptionalInt.empty(), path.stepsTo(1));
    }

    /** Surface, start, steps, tolerance, and the optimizers with an α that gets them there. */
    static Stream<Arguments> walks() {
        return Stream.of(
                        walk(Surface.bowl(1, 1), Point.of(3, -2), 1e-3, 250, GradientDescent.of(0.1)),
                        walk(Surface.bowl(1, 1), Point.of(3, -2), 1e-3, 250, Momentum.of(0.1), Nesterov.of(0.1)),
                        walk(Surface.bowl(1, 1), Point.of(3, -2), 1e-3, 250, AdaGrad.of(1), AdaDelta.of(10)),
                        walk(Surface.bowl(1, 1), Point.of(3, -2), 1e-3, 250, Adam.of(0.2), NAdam.of(0.2)),
                        walk(Surface.bowl(1, 1), Point.of(3, -2), 1e-3, 250, AMSGrad.of(0.2)),
                        // With a constant α RMSprop wanders round the minimum at about that distance.
                        walk(Surface.bowl(1, 1), Point.of(3, -2), 3e-2, 250, RmsProp.of(0.02)),
                        walk(BOWL, Point.of(-7, 2), 1e-3, 250, GradientDescent.of(0.4), Momentum.of(0.4)),
                        walk(BOWL, Point.of(-7, 2), 1e-3, 250, Nesterov.of(0.2), AdaGrad.of(2), Adam.of(0.2)),
                        walk(BOWL, Point.of(-7, 2), 1e-3, 250, AMSGrad.of(0.5), NAdam.of(0.2)),
                        walk(BOWL, Point.of(-7, 2), 3e-2, 500, RmsProp.of(0.02)),
                        walk(Surface.beale(), Point.of(1, 1), 3e-2, 500, GradientDescent.of(0.02), Momentum.of(0.05)),
                        walk(Surface.beale(), Point.of(1, 1), 3e-2, 500, Nesterov.of(0.05), AdaGrad.of(0.5)),
                        walk(Surface.beale(), Point.of(1, 1), 3e-2, 500, RmsProp.of(0.01), Adam.of(0.1)),
                        walk(Surface.beale(), Point.of(1, 1), 3e-2, 500, AdaDelta.of(1), AMSGrad.of(0.2)),
                        walk(Surface.beale(), Point.of(1, 1), 3e-2, 500, NAdam.of(0.1)),
                        walk(Surface.rosenbrock(100), Point.of(-1.2, 1), 3e-2, 5000, GradientDescent.of(0.002)),
                        walk(Surface.rosenbrock(100), Point.of(-1.2, 1), 3e-2, 1000, Momentum.of(0.01)),
                        walk(Surface.rosenbrock(100), Point.of(-1.2, 1), 3e-2, 1000, Nesterov.of(0.01)),
                        walk(Surface.rosenbrock(100), Point.of(-1.2, 1), 3e-2, 5000, AdaGrad.of(1)),
                        walk(Surface.rosenbrock(100), Point.of(-1.2, 1), 3e-2, 4000, RmsProp.of(0.002)),
                        walk(Surface.rosenbrock(100), Point.of(-1.2, 1), 3e-2, 1500, Adam.of(0.05)),
                        walk(Surface.rosenbrock(100), Point.of(-1.2, 1), 3e-2, 1500, AMSGrad.of(0.1)))
                .flatMap(walks -> walks);
    }

    private static Stream<Arguments> walk(
            Surface surface, Point start, double tolerance, int steps, Optimizer... optimizers) {
        return Arrays.stream(optimizers).map(optimizer -> Arguments.of(surface, optimizer, steps, start, tolerance));
    }

    @ParameterizedTest(name = "{0}: {1}, {2} steps")
    @MethodSource("walks")
    @DisplayName("C4: converges")
    void converges(Surface surface, Optimizer optimizer, int steps, Point start, double tolerance) {
        Path path = Path.of(surface, optimizer, start, steps);
        double distance = surface.minima().get(0).distanceTo(path.end());
        assertTrue(distance < tolerance, path + " ends " + distance + " off");
    }

    @Test
    @DisplayName("S11: momentum damps the swinging across an elongated bowl, and bears a larger α")
    void s11_momentumOnTheBowl() {
        Point start = Point.of(-9, 3);
        double[] plain = Path.of(BOWL, GradientDescent.of(0.49), start, 60).ys();
        double[] smooth = Path.of(BOWL, Momentum.of(0.49), start, 60).ys();
        assertTrue(sway(plain) > 3 * sway(smooth), sway(plain) + " against " + sway(smooth));
        // Gradient descent diverges from α = 1/2 on.
        assertTrue(Path.of(BOWL, GradientDescent.of(0.6), start, 60).costs()[60] > 1e10);
        assertTrue(Path.of(BOWL, Momentum.of(0.6), start, 300).costs()[300] < 1e-6);
    }

    private static double sway(double[] ys) {
        double way = 0;
        for (int t = 1; t < ys.length; t++) {
            way += Math.abs(ys[t] - ys[t - 1]);
        }
        return way;
    }

    @Test
    @DisplayName("S17: a constant α ends in a wide wander round the minimum, a decayed α in a tight one")
    void s17_wander() {
        Point start = Point.of(5, 5);
        Surface round = Surface.bowl(1, 1);
        Path wide = Path.noisy(round, GradientDescent.of(0.2), start, 600, 1, 17);
        Path tight = Path.noisy(round, GradientDescent.of(LearningRate.inverseTime(0.2, 0.05)), start, 600, 1, 17);
        assertTrue(wander(wide) > 3 * wander(tight), wander(wide) + " against " + wander(tight));
        assertTrue(wander(tight) < 0.2);
    }

    private static double wander(Path path) {
        return path.points().subList(300, 601).stream()
                .mapToDouble(point -> point.distanceTo(Point.of(0, 0)))
                .average()
                .orElseThrow();
    }

    @Test
    @DisplayName("S18: RMSprop and Adam get off a saddle and a plateau faster than gradient descent; momentum does not,"
            + " at the same α as an average, but does as heavy ball")
    void s18_gettingOff() {
        int[] saddle = stepsOf(Surface.twoValleys(), Point.of(1e-4, 1), 500);
        int[] plateau = stepsOf(Surface.plateau(), Point.of(-4, 1), 2500);
        for (int[] steps : new int[][] {saddle, plateau}) {
            String seen = Arrays.toString(steps);
            assertTrue(10 * steps[3] < steps[0], seen);
            assertTrue(10 * steps[4] < steps[0], seen);
            assertTrue(steps[1] > steps[0], seen);
            assertTrue(2 * steps[2] < steps[0], seen);
        }
    }

    private static int[] stepsOf(Surface surface, Point start, int most) {
        return Stream.of(
                        GradientDescent.of(0.1),
                        Momentum.of(0.1),
                        Momentum.of(0.1).heavyBall(),
                        RmsProp.of(0.1),
                        Adam.of(0.1))
                .mapToInt(optimizer ->
                        Path.of(surface, optimizer, start, most).stepsTo(0.01).orElseThrow())
                .toArray();
    }

    @Test
    void aWalkThatDivergesEndsInFiniteNumbers() {
        for (Optimizer optimizer : new Optimizer[] {GradientDescent.of(1), Momentum.of(1), Nesterov.of(1)}) {
            Path path = Path.of(Surface.rosenbrock(100), optimizer, Point.of(-1.2, 1), 1000);
            assertTrue(path.diverged());
            assertTrue(path.steps() < 1000);
            assertEquals(path.steps() + 1, path.costs().length);
            for (double[] numbers : new double[][] {path.xs(), path.ys(), path.costs()}) {
                assertTrue(Arrays.stream(numbers).allMatch(Double::isFinite));
            }
            assertTrue(path.toString().contains(", diverged, "), path.toString());
        }
        // Down without end, but not out of range: the walk goes on.
        Path away = Path.of(Surface.saddle(), GradientDescent.of(0.1), Point.of(1, 0.1), 300);
        assertFalse(away.diverged());
        assertTrue(away.costs()[300] < -1e40);
    }

    @Test
    @DisplayName("one step is one epoch, and the schedule sees the cost")
    void schedules() {
        Path path =
                Path.of(Surface.bowl(1, 1), GradientDescent.of(LearningRate.inverseTime(0.2, 1)), Point.of(1, 0), 4);
        double x = 1;
        for (int epoch = 1; epoch <= 4; epoch++) {
            x -= 0.2 / (1 + epoch) * 2 * x;
            assertEquals(x, path.xs()[epoch], 1e-14);
        }
    }

    @Test
    void noiseIsDrawnFromTheSeed() {
        Path one = Path.noisy(BOWL, GradientDescent.of(0.1), Point.of(1, 1), 50, 1, 5);
        assertEquals(
                one.points(),
                Path.noisy(BOWL, GradientDescent.of(0.1), Point.of(1, 1), 50, 1, 5)
                        .points());
        assertNotEquals(
                one.points(),
                Path.noisy(BOWL, GradientDescent.of(0.1), Point.of(1, 1), 50, 1, 6)
                        .points());
        assertEquals(
                Path.of(BOWL, GradientDescent.of(0.1), Point.of(1, 1), 50).points(),
                Path.noisy(BOWL, GradientDescent.of(0.1), Point.of(1, 1), 50, 0, 5)
                        .points());
        assertEquals(BOWL.value(one.end().x(), one.end().y()), one.costs()[50]);
    }

    @Test
    void wrongWalksAreRefused() {
        Optimizer optimizer = GradientDescent.of(0.1);
        assertEquals("steps = 0: must be at least 1", refusal(() -> Path.of(BOWL, optimizer, Point.of(1, 1), 0)));
        for (Point start :
                new Point[] {Point.of(Double.NaN, 0), Point.of(0, Double.POSITIVE_INFINITY), Point.of(1e200, 0)}) {
            assertEquals(
                    "start = " + start + ": must be finite, with finite cost and gradient",
                    refusal(() -> Path.of(BOWL, optimizer, start, 1)));
        }
        assertThrows(NullPointerException.class, () -> Path.of(null, optimizer, Point.of(1, 1), 1));
        assertThrows(NullPointerException.class, () -> Path.of(BOWL, null, Point.of(1, 1), 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void wrongNoiseIsRefused(double noise) {
        assertEquals(
                "noise = " + noise + ": must be at least 0 and finite",
                refusal(() -> Path.noisy(BOWL, GradientDescent.of(0.1), Point.of(1, 1), 1, noise, 0)));
    }

    @Test
    void saysWhatItIs() {
        Path path = Path.of(BOWL, GradientDescent.of(0.25), Point.of(0, 4), 1);
        assertEquals("Path(" + BOWL + ", " + path.optimizer() + ", steps=1, cost=0.0)", path.toString());
        assertEquals(BOWL, path.surface());
    }

    private static String refusal(Executable call) {
        return assertThrows(IllegalArgumentException.class, call).getMessage();
    }
}
