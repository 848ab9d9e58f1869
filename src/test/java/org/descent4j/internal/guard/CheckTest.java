package org.descent4j.internal.guard;

import static org.descent4j.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.descent4j.StoppedException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CheckTest {

    @Test
    @DisplayName("a refusal names the parameter, its value and what is allowed")
    void refusals() {
        assertRefused("size = 0: must be at least 1", () -> Check.atLeast(1, "size", 0));
        assertRefused("beta = 1.0: must be in [0, 1)", () -> Check.share("beta", 1));
        assertRefused("alpha = NaN: must be a finite number, at least 0", () -> Check.rate("alpha", Double.NaN));
        assertRefused("limit = 0.0: must be a finite number above 0", () -> Check.positive("limit", 0));
        assertRefused("a = x of 2", () -> Check.checkArgument(false, "a = %s of %s", "x", 2));
    }

    @Test
    @DisplayName("what is at the edge of the range is let in, and handed on")
    void edges() {
        assertEquals(0, Check.rate("alpha", 0));
        assertEquals(Double.MAX_VALUE, Check.positive("limit", Double.MAX_VALUE));
        assertEquals(0, Check.share("beta", 0));
        assertEquals(1, Check.atLeast(1, "size", 1));
        assertEquals(0.25, Check.rate("alpha", 0.25));
        assertEquals(0.25, Check.share("beta", 0.25));
        assertFalse(Check.isRate(Double.POSITIVE_INFINITY));
        assertFalse(Check.isRate(-Double.MIN_VALUE));
        assertDoesNotThrow(() -> Check.checkArgument(true, "%s"));
    }

    @Test
    @DisplayName("a closed array is refused, by its name, and so are its views")
    void closedArrays() {
        INDArray array = Nd4j.zeros(2, 3);
        INDArray view = array.getColumn(1);
        assertEquals(array, OpenArray.require("x", array));
        array.close();
        assertRefused("x is closed: must be an open array", () -> OpenArray.require("x", array));
        assertRefused("x is closed: must be an open array", () -> OpenArray.require("x", view));
        assertEquals(
                "x",
                assertThrows(NullPointerException.class, () -> OpenArray.require("x", null))
                        .getMessage());
    }

    @Test
    @DisplayName("an interrupted thread is stopped at every call, until its flag is taken back")
    void stop() {
        assertDoesNotThrow(StoppedException::ifInterrupted);
        Thread.currentThread().interrupt();
        assertThrows(StoppedException.class, StoppedException::ifInterrupted);
        assertThrows(StoppedException.class, StoppedException::ifInterrupted);
        assertTrue(Thread.interrupted());
        assertDoesNotThrow(StoppedException::ifInterrupted);
    }
}
