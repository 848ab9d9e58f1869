package org.descent4j.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LevelsTest {

    @Test
    @DisplayName("levels an even, round step apart, strictly between the lowest and the highest value")
    void even() {
        assertLevels(values(0, 1, 50, 100), 10, 20, 30, 40, 50, 60, 70, 80, 90);
        assertLevels(values(-35, -34, 15, 65), -30, -20, -10, 0, 10, 20, 30, 40, 50, 60);
        assertLevels(values(0, 0.1, 0.5, 1.1), 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1);
    }

    @Test
    @DisplayName(
            "a surface whose height is more than 2.8 times its median, as a bowl's is, is cut at 1, 2, 3, 5, 7, 10, 20, …")
    void logarithmic() {
        assertLevels(values(0, 1, 36, 100), 10, 20, 30, 40, 50, 60, 70, 80, 90);
        assertLevels(values(0, 1, 35, 100), 1, 2, 3, 5, 7, 10, 20, 30, 50, 70);
        assertLevels(values(7, 8, 10, 1007), 8, 9, 12, 17, 27, 57, 107, 207, 507);
    }

    @Test
    @DisplayName(
            "at most 14 lines: where there would be more, at 1, 2, 5, 10, …, at 1, 3, 10, 30, …, and then at powers of ten")
    void notTooMany() {
        assertLevels(values(0, 1, 3, 5e4), 1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4);
        assertLevels(values(0, 1, 3, 50001), 1, 3, 10, 30, 100, 300, 1e3, 3e3, 1e4, 3e4);
        assertLevels(values(0, 1, 3, 1e8), 1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7);
        // Not below a billionth of the height.
        assertLevels(values(0, 0, 3, 2e3), 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1, 10, 100, 1e3);
    }

    @Test
    @DisplayName("a surface that is flat, or nowhere finite, has none")
    void none() {
        assertLevels(new double[0]);
        assertLevels(new double[] {3, 3, 3});
    }

    private static void assertLevels(double[] values, double... levels) {
        double[] actual = Levels.of(values);
        assertArrayEquals(levels, actual, 1e-9, Arrays.toString(actual));
    }

    /** A hundred values in order, a fiftieth of them below the second number, half below the third. */
    private static double[] values(double lowest, double fiftieth, double median, double highest) {
        double[] values = new double[100];
        Arrays.fill(values, 0, 2, lowest);
        Arrays.fill(values, 2, 50, fiftieth);
        Arrays.fill(values, 50, 99, median);
        values[99] = highest;
        return values;
    }
}
