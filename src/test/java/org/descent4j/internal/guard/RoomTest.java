package org.descent4j.internal.guard;

import static org.descent4j.Refusal.assertRefused;
import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RoomTest {

    @Test
    @DisplayName("What no machine holds is refused with both figures; what is small is not asked for")
    void room() {
        assertTrue(
                refusal(() -> Room.onHeap("m = 9", 1e18)).startsWith("m = 9 takes 1000000000.0 GB: must be at most "));
        assertTrue(
                refusal(() -> Room.offHeap("m = 9", 1e18)).startsWith("m = 9 takes 1000000000.0 GB: must be at most "));
        assertDoesNotThrow(() -> Room.onHeap("m = 9", 20e6));
        assertDoesNotThrow(() -> Room.offHeap("m = 9", 20e6));
    }

    @Test
    @DisplayName("The refusal says what is asked for, what is left, and of what")
    void words() {
        assertRefused(
                "m = 9 takes 2.0 GB: must be at most 1.5 GB, what is left of the cup",
                () -> Room.require("m = 9", 2e9, 1_500_000_000, "of the cup"));
        assertDoesNotThrow(() -> Room.require("m = 9", 2e9, 2_000_000_000, "of the cup"));
        assertEquals(30, Room.atLeastAQuarter(30, 100));
        assertEquals(25, Room.atLeastAQuarter(-5, 100));
    }
}
