package org.descent4j.surface;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.descent4j.optimizer.GradientDescent;
import org.descent4j.optimizer.Optimizer;
import org.descent4j.schedule.LearningRate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What lies exactly on an edge, and what a walk hands on. */
class WalkEdgesTest {

    // α = 1/4 on x²: x = 1, 1/2, 1/4, … and the cost 1, 1/4, 1/16, …, all exact.
    private static final Surface ROUND = Surface.bowl(1, 1);
    private static final Optimizer HALVING = GradientDescent.of(0.25);

    @Test
    @DisplayName("S18: a cost that is reached exactly is reached")
    void reachedExactly() {
        Walk walk = Walk.of(ROUND, HALVING, Point.of(1, 0), 5);
        assertArrayEquals(new double[] {1, 0.25, 0.0625, 0.015625}, Arrays.copyOf(walk.costs(), 4));
        assertEquals(OptionalInt.of(2), walk.stepsTo(0.0625));
        assertEquals(OptionalInt.of(5), walk.stepsToStay(walk.costs()[5]));
        assertEquals(OptionalInt.of(2), walk.stepsToStay(0.0625));
        assertEquals(2, Walk.of(ROUND, HALVING, Point.of(1, 0), 5).until(0.0625).steps());
    }

    @Test
    @DisplayName("a schedule that watches the cost is told that of each step")
    void theCostIsTold() {
        // Up and down between the same two places: no step is better than the one before.
        LearningRate watching = LearningRate.constant(1).reducedOnPlateau(0.5, 1);
        Walk walk = Walk.of(ROUND, GradientDescent.of(watching), Point.of(1, 0), 5);
        assertEquals(-1, walk.xs()[1]);
        assertEquals(0, walk.end().x(), "half of that α is right at once");
    }

    @Test
    @DisplayName("the edges of a window belong to it")
    void edgesOfAWindow() {
        Window window = Window.of(0, 1, 2, 3);
        for (double x : new double[] {0, 0.5, 1}) {
            for (double y : new double[] {2, 2.5, 3}) {
                assertTrue(window.contains(Point.of(x, y)));
            }
        }
        assertFalse(window.contains(Point.of(0, 1.99)));
    }

    @Test
    @DisplayName("a place is finite when both its numbers are")
    void finitePlaces() {
        assertTrue(Point.of(1, -2).isFinite());
        assertFalse(Point.of(Double.NaN, 0).isFinite());
        assertFalse(Point.of(0, Double.NEGATIVE_INFINITY).isFinite());
    }

    @Test
    @DisplayName(
            "where the cost is finite and the gradient is not, no walk begins, and one that comes there has diverged")
    void gradientsThatAreNotFinite() {
        Surface edge = new Own();
        assertThrows(IllegalArgumentException.class, () -> Walk.of(edge, HALVING, Point.of(-1, 0), 3));
        Walk walk = Walk.of(edge, GradientDescent.of(1), Point.of(1.5, 0), 3);
        assertTrue(walk.diverged());
        assertEquals(1, walk.steps());
    }

    /** x, whose slope is infinite at 0 and below. */
    private static final class Own implements Surface {

        @Override
        public double value(double x, double y) {
            return x;
        }

        @Override
        public double[] gradient(double x, double y) {
            return new double[] {1, x > 0 ? 0 : Double.POSITIVE_INFINITY};
        }

        @Override
        public List<Point> minima() {
            return List.of();
        }

        @Override
        public Window window() {
            return Window.of(-1, 1, -1, 1);
        }

        @Override
        public String formula() {
            return "x";
        }
    }

    @Test
    @DisplayName("factors up to a million are written in full")
    void factors() {
        assertEquals("1000000x² + 1000001.0y²", Surface.bowl(1e6, 1000001).formula());
    }

    @Test
    @DisplayName("S17: the noise of a walk is the seed's, added to the gradient")
    void noise() {
        Random random = new Random(3);
        Walk walk = Walk.of(ROUND, GradientDescent.of(0.1), Point.of(0, 0), 1).noisy(2, 3);
        assertEquals(-0.1 * 2 * random.nextGaussian(), walk.xs()[1], 1e-15);
        assertEquals(-0.1 * 2 * random.nextGaussian(), walk.ys()[1], 1e-15);
    }
}
