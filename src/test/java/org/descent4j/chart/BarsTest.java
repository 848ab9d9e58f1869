package org.descent4j.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;

class BarsTest {

    @Test
    @DisplayName("S18: steps to leave a plateau, one bar an algorithm, in its colour")
    void aBarIsAsLongAsItsValue() {
        XYChart chart = Bars.of("Steps", "steps", List.of("Gradient descent", "Adam"), 1200, 300);
        assertEquals(Look.BLUE, chart.getSeries("Gradient descent").getLineColor());
        long blue = Seen.count(Seen.of(chart), Look.BLUE);
        long black = Seen.count(Seen.of(chart), Look.BLACK);
        assertTrue(blue > 3 * black, blue + " and " + black + " pixels, text included");
        assertTrue(blue < 5 * black, blue + " and " + black + " pixels");
    }

    @Test
    void valuesWithoutABarAreStillThere() {
        Seen.of(Bars.of("", "", List.of("a", "b", "c"), Double.NaN, Double.POSITIVE_INFINITY, -3));
        Seen.of(Bars.of("", "", List.of("a"), 0));
        Seen.of(Bars.of("", "", List.of(" "), Double.NEGATIVE_INFINITY));
    }

    @Test
    void wrongBarsAreRefused() {
        assertRefused("names is empty: must hold at least one name", () -> Bars.of("", "", List.of()));
        assertRefused("names = [a, a]: must not hold one twice", () -> Bars.of("", "", List.of("a", "a"), 1, 2));
        assertRefused("values has 2, names 1: must have as many", () -> Bars.of("", "", List.of("a"), 1, 2));
    }

    private static void assertRefused(String message, Runnable call) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }
}
