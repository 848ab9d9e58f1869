package org.descent4j.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How high a value stands in the picture of a surface, from 0 to 1: in proportion, or, where the surface is very steep
 * at its edges, by the logarithm, so that its valley is not a flat floor between walls.
 *
 * @param low the lowest value
 * @param height how far above it the highest one is
 * @param unit 0 for a scale in proportion; else the height from which on it is logarithmic
 */
record HeightScale(double low, double height, double unit) {

    /** From how many times the median on the highest value calls for logarithms: 3 in a bowl, 7 for Himmelblau's. */
    private static final double STEEP = 12;

    private static final double APART = 0.13; // ticks

    /** Larger ones are as good as infinite: their differences might be. */
    static boolean isDrawn(double value) {
        return Math.abs(value) <= 1e300;
    }

    /** For the values of a surface that can be drawn, in order of size. */
    static HeightScale of(double[] values) {
        if (values.length == 0) {
            return new HeightScale(0, 0, 0);
        }
        double low = values[0];
        double height = values[values.length - 1] - low;
        double median = values[values.length / 2] - low;
        double unit = Math.max(values[values.length / 20] - low, height * 1e-6);
        return new HeightScale(low, height, height > STEEP * median ? unit : 0);
    }

    boolean isLogarithmic() {
        return unit > 0;
    }

    /** From 0 at the lowest value to 1 at the highest; a surface that is flat is at 0. */
    double place(double value) {
        if (height == 0) {
            return value - low == 0 ? 0 : Double.NaN;
        }
        double above = value - low;
        return isLogarithmic() ? Math.log1p(above / unit) / Math.log1p(height / unit) : above / height;
    }

    /** Round values that stand apart. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        DoubleStream round = isLogarithmic() ? powers() : multiples();
        round.filter(value -> value >= low && value <= low + height)
                .sorted()
                .filter(value -> ticks.isEmpty() || place(value) - place(ticks.get(ticks.size() - 1)) > APART)
                .forEach(ticks::add);
        return ticks;
    }

    private DoubleStream powers() {
        return IntStream.rangeClosed(
                        (int) Math.floor(Math.log10(unit)), (int) Math.ceil(Math.log10(Math.abs(low) + height)))
                .mapToDouble(decade -> Double.parseDouble("1e" + decade))
                .flatMap(power -> DoubleStream.of(-power, 0, power));
    }

    private DoubleStream multiples() {
        if (height == 0) {
            return DoubleStream.of(low);
        }
        double step = Ticks.below(height / 2);
        long first = (long) Math.floor(low / step);
        return IntStream.rangeClosed(0, 6).mapToDouble(i -> (first + i) * step);
    }
}
