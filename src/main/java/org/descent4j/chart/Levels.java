package org.descent4j.chart;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** At which heights to draw the contour lines of a surface. */
final class Levels {

    private static final int LINES = 12;

    /** How much wider the upper half of the values must be than the lower one for logarithmic levels. */
    private static final double SKEWED = 8;

    private Levels() {}

    /**
     * About a dozen round levels: evenly spaced, or, where the surface is steep at its edges and flat at its bottom, at
     * 1, 2, 5, 10, 20, 50 … above the lowest value. None for a flat surface.
     *
     * @param values the finite values of the surface, in order of size
     */
    static double[] of(double[] values) {
        if (values.length == 0 || values[0] == values[values.length - 1]) {
            return new double[0];
        }
        double low = values[0];
        double height = values[values.length - 1] - low;
        double median = values[values.length / 2] - low;
        return height > SKEWED * median ? logarithmic(low, height) : even(low, height);
    }

    private static double[] even(double low, double height) {
        double step = Ticks.above(height / LINES);
        long first = (long) Math.floor(low / step) + 1;
        return IntStream.range(0, 2 * LINES)
                .mapToDouble(i -> (first + i) * step)
                .filter(level -> level < low + height)
                .toArray();
    }

    private static double[] logarithmic(double low, double height) {
        return DoubleStream.iterate(Ticks.below(height * 0.999), level -> Ticks.below(level * 0.999))
                .limit(LINES)
                .map(level -> low + level)
                .sorted()
                .toArray();
    }
}
