package org.descent4j.surface;

import static org.descent4j.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.descent4j.optimizer.Adam;
import org.descent4j.optimizer.GradientDescent;
import org.descent4j.optimizer.Optimizer;
import org.descent4j.schedule.LearningRate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MinimizationTest {

    private static final Objective SQUARES = Objective.of(
            x -> x[0] * x[0] + x[1] * x[1] + x[2] * x[2], x -> new double[] {2 * x[0], 2 * x[1], 2 * x[2]});
    private static final Optimizer HALVING = GradientDescent.of(0.25);
    private static final double[] START = {4, -2, 0};

    @Test
    @DisplayName("each step halves each variable: places, costs and the end, by hand")
    void byHand() {
        double[] start = START.clone();
        Minimization walk = Minimization.of(SQUARES, HALVING, start, 3);
        start[0] = 99;
        assertEquals(4, walk.places().size());
        assertArrayEquals(START, walk.places().get(0));
        assertArrayEquals(new double[] {1, -0.5, 0}, walk.places().get(2));
        assertArrayEquals(new double[] {0.5, -0.25, 0}, walk.end());
        assertArrayEquals(new double[] {20, 5, 1.25, 0.3125}, walk.costs());
        walk.places().get(3)[0] = 99;
        walk.end()[0] = 99;
        assertArrayEquals(new double[] {0.5, -0.25, 0}, walk.end());
        assertThrows(UnsupportedOperationException.class, () -> walk.places().add(START));
        assertEquals(OptionalInt.of(1), walk.stepsTo(5));
        assertEquals(OptionalInt.of(2), walk.stepsToStay(2));
        assertEquals(OptionalInt.empty(), walk.stepsTo(0.1));
        assertEquals(1, walk.until(5).steps());
        assertSame(SQUARES, walk.objective());
        assertSame(HALVING, walk.optimizer());
        assertEquals("Minimization(n=3, " + HALVING + ", steps=3, cost=0.3125)", walk.toString());
    }

    @Test
    @DisplayName("in two dimensions it is the walk over the surface, also with noise, to the last bit")
    void asAWalk() {
        Surface beale = Surface.beale();
        Objective same = Objective.of(x -> beale.value(x[0], x[1]), x -> beale.gradient(x[0], x[1]));
        Walk walk = Walk.of(beale, Adam.of(0.1), Point.of(1, 1), 200).noisy(0.3, 4);
        Minimization general =
                Minimization.of(same, Adam.of(0.1), new double[] {1, 1}, 200).noisy(0.3, 4);
        assertArrayEquals(walk.costs(), general.costs());
        assertArrayEquals(
                walk.xs(), general.places().stream().mapToDouble(x -> x[0]).toArray());
    }

    @Test
    @DisplayName("central differences are right to about ten digits, far out too, and do without the gradient")
    void centralDifferences() {
        Objective f = x -> Math.exp(x[0]) * x[1] + Math.sin(x[2]);
        double[] gradient = f.gradient(new double[] {1, 2, 3});
        assertArrayEquals(new double[] {2 * Math.E, Math.E, Math.cos(3)}, gradient, 1e-9);
        Objective far = x -> x[0] * x[0];
        assertEquals(2e9, far.gradient(new double[] {1e9})[0], 1);
        for (Surface surface : Surface.all()) {
            Objective byValues = x -> surface.value(x[0], x[1]);
            assertArrayEquals(surface.gradient(0.7, -0.4), byValues.gradient(new double[] {0.7, -0.4}), 1e-7);
        }
        Minimization walk = Minimization.of(x -> SQUARES.value(x), HALVING, START, 40);
        assertArrayEquals(new double[3], walk.end(), 1e-9);
    }

    @Test
    @DisplayName("what diverges ends in finite numbers, and the schedule is told the costs")
    void divergedAndSchedule() {
        Minimization away = Minimization.of(SQUARES, GradientDescent.of(1e30), START, 100);
        assertTrue(away.diverged());
        assertTrue(away.steps() < 10 && Double.isFinite(away.costs()[away.steps()]));
        assertEquals(OptionalInt.empty(), away.stepsToStay(Double.MAX_VALUE));
        LearningRate watching = LearningRate.constant(1).reducedOnPlateau(0.5, 1);
        Minimization swings = Minimization.of(SQUARES, GradientDescent.of(watching), START, 5);
        assertFalse(swings.diverged());
        assertEquals(0, swings.costs()[5], "α = 1/2 is right at once");
    }

    @Test
    @DisplayName("code of one's own: what it throws comes out, what it does to its argument changes no place")
    void codeOfOnesOwn() {
        Objective wild = Objective.of(
                x -> {
                    double value = SQUARES.value(x);
                    x[0] = Double.NaN;
                    return value;
                },
                x -> {
                    double[] gradient = SQUARES.gradient(x);
                    x[1] = Double.NaN;
                    return gradient;
                });
        assertArrayEquals(
                Minimization.of(SQUARES, HALVING, START, 9).end(),
                Minimization.of(wild, HALVING, START, 9).end());
        int[] asked = {0};
        Objective breaks = x -> Math.floorDiv(1, ++asked[0] < 20 ? 1 : 0);
        Minimization broken = Minimization.of(breaks, HALVING, START, 9);
        assertThrows(ArithmeticException.class, broken::steps, "not a divergence");
        Objective shorter = Objective.of(SQUARES::value, x -> new double[2]);
        assertRefused(
                "gradient has shape [2]: must be [3] like the parameters",
                () -> Minimization.of(shorter, HALVING, START, 9));
        Objective none = Objective.of(SQUARES::value, x -> null);
        assertEquals(
                "gradient",
                assertThrows(NullPointerException.class, () -> Minimization.of(none, HALVING, START, 9))
                        .getMessage());
    }

    @Test
    @DisplayName("what is out of range is refused at once, by name")
    void refusals() {
        assertRefused("steps = 0: must be at least 1", () -> Minimization.of(SQUARES, HALVING, START, 0));
        assertRefused(
                "start = [NaN]: must be finite, with finite cost and gradient",
                () -> Minimization.of(x -> x[0], HALVING, new double[] {Double.NaN}, 1));
        assertRefused(
                "start = [0.0]: must be finite, with finite cost and gradient",
                () -> Minimization.of(x -> 1 / x[0], HALVING, new double[1], 1));
        assertRefused(
                "start = []: must hold at least one value", () -> Minimization.of(x -> 1, HALVING, new double[0], 1));
        Minimization walk = Minimization.of(SQUARES, HALVING, START, 1);
        assertRefused("cost = NaN: must be a number", () -> walk.until(Double.NaN));
        assertRefused("noise = -1.0: must be a finite number, at least 0", () -> walk.noisy(-1, 1));
    }
}
