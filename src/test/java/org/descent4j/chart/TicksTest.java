package org.descent4j.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.25, 0.25",
        "30000, 30000",
        "0.30000000000000004, 0.3",
        "-1.5, -1.5",
        "20000000, 2·10⁷",
        "1e6, 10⁶",
        "-1e6, -10⁶",
        "1.5e-9, 1.5·10⁻⁹",
        "1e300, 10³⁰⁰",
        "0.0001, 0.0001",
        "0.00005, 5·10⁻⁵"
    })
    void labels(double value, String text) {
        assertEquals(text, Ticks.label(value, null));
    }

    @Test
    void aPatternOfOnesOwnIsObeyed() {
        assertEquals("0.50", Ticks.label(0.5, "0.00"));
    }

    @Test
    void aLogarithmicAxisHasNotTooManyTicks() {
        assertArrayEquals(new double[] {0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1}, Ticks.logTicks(0.2, 1));
        assertArrayEquals(new double[] {0.1, 0.2, 0.5, 1, 2, 5, 10}, Ticks.logTicks(0.1, 10));
        assertArrayEquals(new double[] {1e-4, 1e-2, 1, 100, 1e4, 1e6, 1e8}, Ticks.logTicks(1e-5, 1e9));
        assertEquals("", Ticks.logLabel(3, 1e-5, 1e9, null));
        assertEquals("10⁻²", Ticks.logLabel(0.01, 1e-5, 1e9, null));
        assertEquals("0.5", Ticks.logLabel(0.5, 0.1, 10, null));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "3, 2, 5", "0.7, 0.5, 1", "99, 50, 100", "20, 20, 20"})
    void roundNumbersBelowAndAbove(double value, double below, double above) {
        assertEquals(below, Ticks.below(value), 1e-12);
        assertEquals(above, Ticks.above(value), 1e-12);
    }
}
