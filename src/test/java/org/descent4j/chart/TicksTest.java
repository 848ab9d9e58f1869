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

    @ParameterizedTest
    @CsvSource({
        "999999.5, 999999.5",
        "-999999, -999999",
        "0.00009999, 9.999·10⁻⁵",
        "-0.0001, -0.0001",
        "-2e-7, -2·10⁻⁷",
        "123456789, 1.2345679·10⁸",
        "12.345678912, 12.345679"
    })
    void labelsAtTheEdgesOfPlainNumbers(double value, String text) {
        assertEquals(text, Ticks.label(value, null));
    }

    @Test
    void aLogarithmicAxisSaysPowersOnlyWhereItIsLong() {
        assertEquals("100", Ticks.logLabel(100, 1e-4, 1e5, null));
        assertEquals("10²", Ticks.logLabel(100, 9e-5, 1e5, null));
        assertEquals("10²", Ticks.logLabel(100, 1e-4, 1.1e5, null));
        assertEquals("1", Ticks.logLabel(1, 1e-5, 1e9, "0"));
        assertEquals("", Ticks.logLabel(0.1, 1e-5, 1e9, null));
        assertArrayEquals(new double[] {1, 10, 100, 1000}, Ticks.logTicks(1, 1000));
        assertArrayEquals(new double[] {1, 2, 5, 10, 20, 50, 100, 200}, Ticks.logTicks(1, 300));
        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6, 8, 10}, Ticks.logTicks(1, 15));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 2, 2",
        "5, 5, 5",
        "4.99, 2, 5",
        "1.01, 1, 2",
        "5.01, 5, 10",
        "1.99, 1, 2",
        "0.001, 0.001, 0.001",
        "1.5e308, 1e308, 1.7976931348623157e308"
    })
    void roundNumbers(double value, double below, double above) {
        assertEquals(below, Ticks.below(value), below * 1e-12);
        assertEquals(above, Ticks.above(value), above * 1e-12);
        assertEquals(Double.MIN_NORMAL, Ticks.below(1e-320));
    }
}
