package org.descent4j.chart;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** At which heights to draw the contour lines of a surface. */
final class Levels {

    private static final int LINES = 14;
    private static final int FEW = 9; // fewer would say little

    /** From how many times the median on the highest value calls for logarithmic levels: 2 on a slope, 3 in a bowl. */
    private static final double SKEWED = 2.8;

    private static final double[] FINEST = {1, 2, 3, 5, 7};
    private static final double[] FINE = {1, 2, 5};
    private static final double[] MIDDLE = {1, 3};
    private static final double[] COARSE = {1};

    private Levels() {}

    /**
     * About a dozen round levels: evenly spaced, or, where the surface is steep at its edges and flat at its bottom, at
     * 1, 2, 3, 5, 7, 10, 20 … (or 1, 2, 5, 10 …, 1, 3, 10 …, 1, 10 …) above the lowest value. None for a flat surface.
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
        double bottom = Math.max(values[values.length / 50] - low, height * 1e-9);
        return height > SKEWED * median ? logarithmic(low, bottom, height) : even(low, height);
    }

    private static double[] even(double low, double height) {
        double step = Ticks.below(height / FEW);
        long first = (long) Math.floor(low / step) + 1;
        return IntStream.range(0, 3 * FEW)
                .mapToDouble(i -> (first + i) * step)
                .filter(level -> level < low + height)
                .toArray();
    }

    /** The finest steps that reach from the top to where the lowest fiftieth of the surface begins. */
    private static double[] logarithmic(double low, double bottom, double height) {
        return Stream.of(FINEST, FINE, MIDDLE, COARSE)
                .map(leads -> ladder(leads, bottom, height))
                .filter(ladder -> ladder.length <= LINES)
                .findFirst()
                .map(ladder -> Arrays.stream(ladder).map(level -> low + level).toArray())
                .orElseThrow();
    }

    private static double[] ladder(double[] leads, double bottom, double height) {
        return IntStream.rangeClosed((int) Math.floor(Math.log10(bottom)), (int) Math.ceil(Math.log10(height)))
                .boxed()
                .flatMapToDouble(decade -> Arrays.stream(leads).map(lead -> lead * Math.pow(10, decade)))
                .filter(level -> level >= bottom && level < height)
                .toArray();
    }
}
