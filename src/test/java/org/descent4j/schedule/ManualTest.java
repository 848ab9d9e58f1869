package org.descent4j.schedule;

import static org.descent4j.Refusal.assertRefused;
import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ManualTest {

    @Test
    @DisplayName("S17: manual decay: what is set holds from then on, also when another thread sets it")
    void s17_manual() throws InterruptedException {
        Manual rate = LearningRate.manual(0.1);
        assertEquals(0.1, rate.at(1, 1));
        Thread cell = new Thread(() -> rate.set(0.01));
        cell.start();
        cell.join();
        assertEquals(0.01, rate.at(1, 2));
        assertEquals("Manual(now 0.01)", rate.toString());
        assertEquals(0.01, rate.perStep().at(1, 2));
    }

    @Test
    @DisplayName("a wrong rate is refused, and the old one stays")
    void wrongRatesAreRefused() {
        Manual rate = LearningRate.manual(0.1);
        assertRefused("rate = -1.0: must be a finite number, at least 0", () -> rate.set(-1));
        assertRefused("memory has length 0: must be 1", () -> rate.recalling());
        assertEquals(0.1, rate.at(1, 1));
    }

    @Test
    @DisplayName("a memory that is refused changes no hand, however schedules are composed")
    void nothingHalfChanged() {
        Manual one = LearningRate.manual(0.1);
        Manual two = LearningRate.manual(0.2);
        LearningRate reduced = two.reducedOnPlateau(0.5, 1);
        Remembering watched = Remembering.of(reduced);
        LearningRate three = one.then(5, two).then(9, reduced);
        double[][] wrong = {{0.5, 0.6, 0.7}, {0.5, 0.6, 1, 0, 0}, {0.5, -1}, {0.5, 0.6, 1, 0, 0, -0.7}};
        for (LearningRate rate : new LearningRate[] {one.then(5, two), three, three.perEpoch(), three.perStep()}) {
            for (double[] memory : wrong) {
                refusal(() -> Remembering.of(rate).recalling(memory));
                assertEquals(0.1, one.at(1, 1));
                assertEquals(0.2, two.at(1, 1));
            }
        }
        for (double[] memory : new double[][] {{Double.NaN, 0, 0, 0.5}, {1, 0.5, 0, 0.5}, {1, 0, -1, 0.5}}) {
            refusal(() -> watched.recalling(memory));
            assertEquals(0.2, two.at(1, 1));
        }
        assertRefused("idle = 0.5: must be a whole number", () -> watched.recalling(1, 0.5, 0, 1));
    }

    @Test
    @DisplayName("its memory is what was set, also inside a composition")
    void memory() {
        Manual rate = LearningRate.manual(0.1);
        Remembering composed = Remembering.of(
                LearningRate.warmUp(1, 5).then(5, rate.inStairs(2)).perEpoch());
        assertArrayEquals(new double[] {0.1}, composed.memory());
        assertEquals(composed, composed.recalling(0.3));
        assertEquals(0.3, rate.at(1, 1));
        assertSame(rate, rate.recalling(0.4));
        assertEquals(0.4, rate.at(1, 1));
    }
}
