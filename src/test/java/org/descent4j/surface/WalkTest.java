package org.descent4j.surface;

import static org.descent4j.Refusal.assertRefused;
import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.descent4j.StoppedException;
import org.descent4j.optimizer.Adam;
import org.descent4j.optimizer.GradientDescent;
import org.descent4j.optimizer.Momentum;
import org.descent4j.optimizer.Nesterov;
import org.descent4j.optimizer.Optimizer;
import org.descent4j.optimizer.RmsProp;
import org.descent4j.schedule.LearningRate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WalkTest {

    private static final Surface BOWL = Surface.bowl(0.1, 2);

    @Test
    @DisplayName("gradient descent on a bowl, by hand: x shrinks by 1 - 2αa a step")
    void byHand() {
        Walk walk = Walk.of(BOWL, GradientDescent.of(0.25), Point.of(-8, 4), 3);
        assertArrayEquals(new double[] {-8, -7.6, -7.22, -6.859}, walk.xs(), 1e-14);
        assertArrayEquals(new double[] {4, 0, 0, 0}, walk.ys(), 1e-14);
        assertArrayEquals(new double[] {38.4, 5.776, 5.21284, 4.7045881}, walk.costs(), 1e-13);
        assertEquals(3, walk.steps());
        assertEquals(4, walk.points().size());
        assertEquals(Point.of(-8, 4), walk.points().get(0));
        assertEquals(walk.points().get(3), walk.end());
        assertFalse(walk.diverged());
        assertEquals(OptionalInt.of(2), walk.stepsTo(5.5));
        assertEquals(OptionalInt.of(0), walk.stepsTo(100));
        assertEquals(OptionalInt.empty(), walk.stepsTo(1));
    }

    @Test
    @DisplayName("S18: down at a cost for good, when x of a bowl swings through: 1, -1/2, 1/4, …")
    void s18_downForGood() {
        Walk swinging = Walk.of(Surface.bowl(1, 1), GradientDescent.of(0.75), Point.of(1, 0), 6);
        assertArrayEquals(new double[] {1, -0.5, 0.25, -0.125, 0.0625, -0.03125, 0.015625}, swinging.xs(), 1e-15);
        assertEquals(OptionalInt.of(2), swinging.stepsToStay(0.1));
        assertEquals(OptionalInt.of(0), swinging.stepsToStay(1));
        assertEquals(OptionalInt.empty(), swinging.stepsToStay(1e-4));
        // RMSprop with a constant α hops over the minimum for ever: it gets there, and does not stay.
        Walk hopping = Walk.of(Surface.bowl(1, 1), RmsProp.of(0.3), Point.of(0.95, 0), 101);
        assertTrue(hopping.stepsTo(0.01).isPresent());
        assertEquals(OptionalInt.empty(), hopping.stepsToStay(0.01));
        Walk lost = Walk.of(Surface.rosenbrock(100), GradientDescent.of(1), Point.of(-1.2, 1), 1000);
        assertEquals(OptionalInt.empty(), lost.stepsToStay(Double.POSITIVE_INFINITY));
    }

    @Test
    @DisplayName("S18: a walk until a cost is the beginning of the whole walk")
    void s18_until() {
        Optimizer momentum = Momentum.of(0.4);
        Point start = Point.of(-9, 3);
        Walk whole = Walk.of(BOWL, momentum, start, 200);
        Walk race = Walk.of(BOWL, momentum, start, 200).until(0.5);
        int steps = whole.stepsTo(0.5).orElseThrow();
        assertEquals(steps, race.steps());
        assertEquals(OptionalInt.of(steps), race.stepsTo(0.5));
        assertEquals(whole.points().subList(0, steps + 1), race.points());
        assertFalse(race.diverged());
        Walk tooShort = Walk.of(BOWL, momentum, start, steps - 1).until(0.5);
        assertEquals(steps - 1, tooShort.steps());
        assertEquals(OptionalInt.empty(), tooShort.stepsTo(0.5));
        assertFalse(tooShort.diverged());
        assertEquals(0, Walk.of(BOWL, momentum, start, 200).until(1e6).steps());
        assertTrue(Walk.of(Surface.rosenbrock(100), GradientDescent.of(1), Point.of(-1.2, 1), 1000)
                .until(0)
                .diverged());
        assertRefused(
                "cost = NaN: must be a number",
                () -> Walk.of(BOWL, momentum, start, 200).until(Double.NaN));
        assertRefused(
                "steps = 0: must be at least 1",
                () -> Walk.of(BOWL, momentum, start, 0).until(0.5));
    }

    static Stream<Arguments> walks() {
        return Stream.of(
                Arguments.of(Surface.bowl(1, 1), GradientDescent.of(0.1), 250, Point.of(3, -2), 1e-3),
                Arguments.of(BOWL, Momentum.of(0.4), 250, Point.of(-7, 2), 1e-3),
                Arguments.of(Surface.beale(), RmsProp.of(0.01), 500, Point.of(1, 1), 3e-2),
                Arguments.of(Surface.beale(), Adam.of(0.1), 500, Point.of(1, 1), 3e-2),
                Arguments.of(Surface.rosenbrock(100), Momentum.of(0.01), 1000, Point.of(-1.2, 1), 3e-2));
    }

    @ParameterizedTest(name = "{0}: {1}, {2} steps")
    @MethodSource("walks")
    @DisplayName("C4: converges on these surfaces too")
    void converges(Surface surface, Optimizer optimizer, int steps, Point start, double tolerance) {
        Walk walk = Walk.of(surface, optimizer, start, steps);
        double distance = surface.minima().get(0).distanceTo(walk.end());
        assertTrue(distance < tolerance, walk + " ends " + distance + " off");
    }

    @Test
    @DisplayName("S11: momentum damps the swinging across an elongated bowl, and bears a larger α")
    void s11_momentumOnTheBowl() {
        Point start = Point.of(-9, 3);
        double[] plain = Walk.of(BOWL, GradientDescent.of(0.49), start, 60).ys();
        double[] smooth = Walk.of(BOWL, Momentum.of(0.49), start, 60).ys();
        assertTrue(sway(plain) > 3 * sway(smooth), sway(plain) + " against " + sway(smooth));
        // Gradient descent diverges from α = 1/2 on.
        assertTrue(Walk.of(BOWL, GradientDescent.of(0.6), start, 60).costs()[60] > 1e10);
        assertTrue(Walk.of(BOWL, Momentum.of(0.6), start, 300).costs()[300] < 1e-6);
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
        Walk wide = Walk.of(round, GradientDescent.of(0.2), start, 600).noisy(1, 17);
        Walk tight = Walk.of(round, GradientDescent.of(LearningRate.inverseTime(0.2, 0.05)), start, 600)
                .noisy(1, 17);
        assertTrue(wander(wide) > 3 * wander(tight), wander(wide) + " against " + wander(tight));
        assertTrue(wander(tight) < 0.2);
    }

    private static double wander(Walk walk) {
        return walk.points().subList(300, 601).stream()
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
                        Walk.of(surface, optimizer, start, most).stepsTo(0.01).orElseThrow())
                .toArray();
    }

    @Test
    void aWalkThatDivergesEndsInFiniteNumbers() {
        for (Optimizer optimizer : new Optimizer[] {GradientDescent.of(1), Momentum.of(1), Nesterov.of(1)}) {
            Walk walk = Walk.of(Surface.rosenbrock(100), optimizer, Point.of(-1.2, 1), 1000);
            assertTrue(walk.diverged());
            assertTrue(walk.steps() < 1000);
            assertEquals(walk.steps() + 1, walk.costs().length);
            for (double[] numbers : new double[][] {walk.xs(), walk.ys(), walk.costs()}) {
                assertTrue(Arrays.stream(numbers).allMatch(Double::isFinite));
            }
            assertTrue(walk.toString().contains(", diverged, "), walk.toString());
        }
        // Down without end, but not out of range: the walk goes on.
        Walk away = Walk.of(Surface.saddle(), GradientDescent.of(0.1), Point.of(1, 0.1), 300);
        assertFalse(away.diverged());
        assertTrue(away.costs()[300] < -1e40);
    }

    @Test
    @DisplayName("one step is one epoch, and the schedule sees the cost")
    void schedules() {
        Walk walk =
                Walk.of(Surface.bowl(1, 1), GradientDescent.of(LearningRate.inverseTime(0.2, 1)), Point.of(1, 0), 4);
        double x = 1;
        for (int epoch = 1; epoch <= 4; epoch++) {
            x -= 0.2 / (1 + epoch) * 2 * x;
            assertEquals(x, walk.xs()[epoch], 1e-14);
        }
    }

    @Test
    void noiseIsDrawnFromTheSeed() {
        Walk one = Walk.of(BOWL, GradientDescent.of(0.1), Point.of(1, 1), 50).noisy(1, 5);
        assertEquals(
                one.points(),
                Walk.of(BOWL, GradientDescent.of(0.1), Point.of(1, 1), 50)
                        .noisy(1, 5)
                        .points());
        assertNotEquals(
                one.points(),
                Walk.of(BOWL, GradientDescent.of(0.1), Point.of(1, 1), 50)
                        .noisy(1, 6)
                        .points());
        assertEquals(
                Walk.of(BOWL, GradientDescent.of(0.1), Point.of(1, 1), 50).points(),
                Walk.of(BOWL, GradientDescent.of(0.1), Point.of(1, 1), 50)
                        .noisy(0, 5)
                        .points());
        assertEquals(BOWL.value(one.end().x(), one.end().y()), one.costs()[50]);
    }

    @Test
    @DisplayName("until and noisy combine in any order, the last word of each counts, and the walk itself stays")
    void combined() {
        Walk plain = Walk.of(BOWL, GradientDescent.of(0.1), Point.of(1, 1), 50);
        Walk noisy = plain.noisy(1, 5);
        double goal = Arrays.stream(noisy.costs()).min().orElseThrow();
        int steps = noisy.stepsTo(goal).orElseThrow();
        for (Walk race : new Walk[] {
            noisy.until(goal),
            plain.until(goal).noisy(1, 5),
            plain.noisy(3, 7).until(9).noisy(1, 5).until(goal)
        }) {
            assertEquals(noisy.points().subList(0, steps + 1), race.points());
            assertEquals(steps, race.steps());
        }
        assertEquals(50, plain.steps());
        assertEquals(50, noisy.steps());
    }

    /** The bowl, that counts how often it is asked. */
    private record Counting(AtomicInteger asked) implements Surface {
        @Override
        public double value(double x, double y) {
            asked.incrementAndGet();
            return BOWL.value(x, y);
        }

        @Override
        public double[] gradient(double x, double y) {
            return BOWL.gradient(x, y);
        }

        @Override
        public List<Point> minima() {
            return BOWL.minima();
        }

        @Override
        public Window window() {
            return BOWL.window();
        }

        @Override
        public String formula() {
            return BOWL.formula();
        }
    }

    @Test
    @DisplayName("the steps are made once, when the walk is first asked, and none beyond the cost")
    void madeWhenAsked() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        Walk walk = Walk.of(new Counting(asked), GradientDescent.of(0.1), Point.of(9, 1), 1_000_000);
        Walk race = walk.until(1);
        assertEquals(1, asked.get(), "the start is looked at");
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(race::steps);
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(race.costs().length, race.points().size());
        assertEquals(2 + race.steps(), asked.get());
        assertTrue(race.steps() < 1000);
    }

    @Test
    @DisplayName("a walk whose thread is interrupted can be asked again, and is the same then")
    void askedAgain() {
        boolean[] stop = {true};
        LearningRate rate = (epoch, t) -> {
            if (t == 5 && stop[0]) {
                Thread.currentThread().interrupt();
            }
            return 0.1;
        };
        Walk walk = Walk.of(BOWL, Adam.of(rate), Point.of(9, 1), 20);
        assertThrows(StoppedException.class, walk::steps);
        assertTrue(Thread.interrupted());
        stop[0] = false;
        assertEquals(Walk.of(BOWL, Adam.of(0.1), Point.of(9, 1), 20).points(), walk.points());
        Thread.currentThread().interrupt();
        assertEquals(20, walk.steps(), "what is there can be read");
        assertTrue(Thread.interrupted());
    }

    @Test
    void wrongWalksAreRefused() {
        Optimizer optimizer = GradientDescent.of(0.1);
        assertRefused("steps = 0: must be at least 1", () -> Walk.of(BOWL, optimizer, Point.of(1, 1), 0));
        for (Point start :
                new Point[] {Point.of(Double.NaN, 0), Point.of(0, Double.POSITIVE_INFINITY), Point.of(1e200, 0)}) {
            assertEquals(
                    "start = " + start + ": must be finite, with finite cost and gradient",
                    refusal(() -> Walk.of(BOWL, optimizer, start, 1)));
        }
        assertThrows(NullPointerException.class, () -> Walk.of(null, optimizer, Point.of(1, 1), 1));
        assertThrows(NullPointerException.class, () -> Walk.of(BOWL, null, Point.of(1, 1), 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void wrongNoiseIsRefused(double noise) {
        assertEquals(
                "noise = " + noise + ": must be a finite number, at least 0",
                refusal(() -> Walk.of(BOWL, GradientDescent.of(0.1), Point.of(1, 1), 1)
                        .noisy(noise, 0)));
    }

    @Test
    void saysWhatItIs() {
        Walk walk = Walk.of(BOWL, GradientDescent.of(0.25), Point.of(0, 4), 1);
        assertEquals("Walk(" + BOWL + ", " + walk.optimizer() + ", steps=1, cost=0.0)", walk.toString());
        assertEquals(BOWL, walk.surface());
    }
}
