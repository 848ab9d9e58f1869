package org.descent4j.schedule;

import static org.descent4j.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReduceOnPlateauTest {

    private static final double EXACT = 1e-15;

    private static LearningRate after(LearningRate rate, double... costs) {
        LearningRate next = rate;
        for (double cost : costs) {
            next = told(next, 1, 1, cost);
        }
        return next;
    }

    private static LearningRate withThreshold(double threshold) {
        return LearningRate.constant(1).reducedOnPlateau(0.5, 0, threshold, 0);
    }

    private static double alpha(LearningRate rate, double... costs) {
        return after(rate, costs).at(1, 1);
    }

    @Test
    @DisplayName("S17: α falls when the cost has not improved for more reports than the patience")
    void s17_patience() {
        LearningRate rate = LearningRate.constant(1).reducedOnPlateau(0.5, 2);
        assertEquals(1, alpha(rate, 3, 2, 1));
        assertEquals(1, alpha(rate, 1, 1, 1), "two idle reports are borne");
        assertEquals(0.5, alpha(rate, 1, 1, 1, 1));
        assertEquals(0.5, alpha(rate, 1, 1, 1, 1, 1, 1), "the count starts again");
        assertEquals(0.25, alpha(rate, 1, 1, 1, 1, 1, 1, 1));
        assertEquals(1, alpha(rate, 1, 1, 1, 0.9, 1, 1), "an improvement starts it again too");
        assertEquals(0.5, alpha(rate, 1, 1, 1, 0.9, 1, 1, 1));
        assertEquals(0.5, alpha(LearningRate.constant(1).reducedOnPlateau(0.5, 0), 1, 1), "no patience");
    }

    @Test
    @DisplayName("what improves: less than the best by more than the threshold's share of it; never NaN")
    void threshold() {
        LearningRate rate = LearningRate.constant(1).reducedOnPlateau(0.5, 0);
        LearningRate half = withThreshold(0.5);
        assertEquals(0.5, alpha(rate, 1, 1 - 1e-4), "exactly the threshold");
        assertEquals(1, alpha(rate, 1, 1 - 1.01e-4));
        assertEquals(0.5, alpha(half, 1, 0.5));
        assertEquals(1, alpha(half, 1, 0.49));
        assertEquals(0.5, alpha(half, 2, 1.5));
        assertEquals(1, alpha(withThreshold(0), 1, Math.nextDown(1.0)));
        assertEquals(1, alpha(half, -1, -1.51), "costs may be negative");
        assertEquals(0.5, alpha(half, -1, -1.5));
        assertEquals(0.5, alpha(rate, Double.NaN));
        assertEquals(0.5, alpha(rate, 1, Double.NaN));
        assertEquals(0.5, alpha(rate, Double.POSITIVE_INFINITY));
        assertEquals(1, alpha(rate, 1, Double.NEGATIVE_INFINITY));
        assertEquals(0.5, alpha(rate, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY));
    }

    @Test
    @DisplayName("α does not fall below the floor; the base may fall too")
    void floorAndBase() {
        LearningRate rate = LearningRate.constant(1).reducedOnPlateau(0.1, 0, 1e-4, 0.05);
        assertEquals(0.1, alpha(rate, 1, 1), EXACT);
        assertEquals(0.05, alpha(rate, 1, 1, 1));
        assertEquals(0.05, alpha(rate, 1, 1, 1, 1));
        LearningRate both = LearningRate.inverseTime(1, 1).reducedOnPlateau(0.1, 0);
        assertEquals(0.025, after(both, 1, 1).at(3, 1), EXACT);
    }

    @Test
    @DisplayName("the memory restores it, and compositions hand reports and memory on to the one that governs")
    void memoryAndComposition() {
        LearningRate rate = LearningRate.constant(1).reducedOnPlateau(0.5, 1);
        LearningRate watched = after(rate, 3, 2, 2, 2, 2);
        assertArrayEquals(new double[] {2, 1, 1}, memory(watched));
        assertEquals(watched, recalling(rate, memory(watched)));
        assertRefused("memory has length 2: must be 3", () -> recalling(rate, 1, 2));

        LearningRate nested = rate.reducedOnPlateau(0.1, 9);
        assertArrayEquals(new double[] {2, 3, 0, 2, 1, 1}, memory(after(nested, 3, 2, 2, 2, 2)));
        assertEquals(after(nested, 3, 2, 2), recalling(nested, memory(after(nested, 3, 2, 2))));

        LearningRate stairs = rate.inStairs(10).perEpoch().perStep();
        assertEquals(after(rate, 7).inStairs(10).perEpoch().perStep(), told(stairs, 5, 5, 7));

        LearningRate pair = rate.then(10, nested);
        assertEquals(after(rate, 7).then(10, nested), told(pair, 1, 10, 7));
        assertEquals(rate.then(10, after(nested, 7)), told(pair, 1, 11, 7));
        assertArrayEquals(new double[] {7, 0, 0, inf(), 0, 0, inf(), 0, 0}, memory(told(pair, 1, 10, 7)));
        assertEquals(told(pair, 1, 11, 7), recalling(pair, memory(told(pair, 1, 11, 7))));
        assertRefused("memory has length 2: must be at least 3", () -> recalling(pair, 1, 2));
        assertRefused("memory has length 5: must be 6", () -> recalling(pair, 1, 2, 3, 4, 5, 6, 7, 8));
        assertEquals(after(rate, 1).then(0, rate), recalling(after(rate, 1).then(0, rate), 1, 0, 0, inf(), 0, 0));
    }

    /** One of a user's own: its memory is the last report. */
    private record Told(double lastEpoch, double lastT, double cost) implements Remembering {
        @Override
        public double at(long epoch, long t) {
            return 1;
        }

        @Override
        public LearningRate after(long epoch, long t, double cost) {
            return new Told(epoch, t, cost);
        }

        @Override
        public double[] memory() {
            return new double[] {lastEpoch, lastT, cost};
        }

        @Override
        public LearningRate recalling(double... memory) {
            return new Told(memory[0], memory[1], memory[2]);
        }
    }

    @Test
    @DisplayName("reports reach one's own schedule with the epoch and the step that it counts, and so does its memory")
    void whatTheBaseIsTold() {
        LearningRate own = new Told(0, 0, 0);
        assertEquals(new Told(30, 7, 0.5).inStairs(10), told(own.inStairs(10), 305, 7, 0.5));
        assertEquals(new Told(7, 7, 0.5).perStep(), told(own.perStep(), 305, 7, 0.5));
        assertEquals(new Told(305, 305, 0.5).perEpoch(), told(own.perEpoch(), 305, 7, 0.5));
        assertEquals(own.then(3, new Told(305, 4, 0.5)), told(own.then(3, own), 305, 7, 0.5));
        assertEquals(new Told(305, 3, 0.5).then(3, own), told(own.then(3, own), 305, 3, 0.5));
        assertEquals(new Told(305, 7, 0.5), ((ReduceOnPlateau) told(own.reducedOnPlateau(0.5, 1), 305, 7, 0.5)).base());
        assertEquals(
                new Told(1, 2, 3).inStairs(10).perStep(),
                recalling(own.inStairs(10).perStep(), 1, 2, 3));
    }

    private static LearningRate told(LearningRate rate, long epoch, long t, double cost) {
        return Remembering.of(rate).after(epoch, t, cost);
    }

    private static double[] memory(LearningRate rate) {
        return Remembering.of(rate).memory();
    }

    private static LearningRate recalling(LearningRate rate, double... memory) {
        return Remembering.of(rate).recalling(memory);
    }

    private static double inf() {
        return Double.POSITIVE_INFINITY;
    }
}
