package org.descent4j.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SteadyMemoryTest {

    /** Less than 200 bytes a step: no array of a step is that small, with all that belongs to it. */
    private static final long MOST_GROWTH = 32;

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("200,000 backward passes and steps of Adam: no more memory is resident at their end than after 40,000")
    void steady() {
        List<Long> resident = SteadyMemory.resident(200_000, 40_000, false);
        assertTrue(resident.get(4) <= resident.get(0) + MOST_GROWTH, "resident MB: " + resident);
    }
}
