package org.descent4j.chart;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.text.SimpleDateFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.series.Series.DataType;
import org.knowm.xchart.style.XYStyler;

/** What XChart is given for the numbers of a chart's two axes while it is painted. */
record Axes(Scale x, Scale y) {

    /** Half of what XChart takes for evenly spaced, whatever the numbers' size. */
    private static final double EVEN = 2e-4;

    private static final double FINEST = 1e-7; // a span whose steps XChart may take for none

    static final Axes PLAIN = new Axes(Scale.PLAIN, Scale.PLAIN);

    /** The axes of a chart within these limits; plain where XChart draws something itself, by plain numbers. */
    static Axes of(LookChart chart, Limits limits) {
        XYStyler styler = chart.getStyler();
        checkArgument(
                !hasDates(chart) || !styler.isXAxisLogarithmic(),
                "xAxisLogarithmic = true: must be false, since dates have no logarithm");
        if (!chart.isDrawnHere()) {
            return PLAIN;
        }
        boolean oneY = chart.getSeriesCollection().stream().allMatch(series -> series.getYAxisGroup() == 0);
        return new Axes(
                hasDates(chart)
                        ? CalendarScale.of(limits.left(), limits.right())
                        : scale(chart, limits.left(), limits.right(), styler.isXAxisLogarithmic(), XYSeries::getXData),
                oneY
                        ? scale(chart, limits.bottom(), limits.top(), styler.isYAxisLogarithmic(), XYSeries::getYData)
                        : Scale.PLAIN);
    }

    static boolean hasDates(LookChart chart) {
        return chart.getSeriesCollection().stream().anyMatch(series -> series.getxAxisDataType() == DataType.Date);
    }

    private static Scale scale(
            LookChart chart, double min, double max, boolean isLogarithmic, Function<XYSeries, double[]> data) {
        double size = Math.max(Math.abs(min), Math.abs(max));
        boolean isOdd = max / 10 - min / 10 < Math.max(FINEST, size * 1e-6) / 10;
        return !isLogarithmic && (isOdd || isEven(chart, min, max, data)) ? DecimalScale.of(min, max) : Scale.PLAIN;
    }

    /** Whether XChart would put the ticks on the data, a tick a point as long as there is room. */
    private static boolean isEven(LookChart chart, double min, double max, Function<XYSeries, double[]> data) {
        Set<Double> seen = new LinkedHashSet<>();
        seen.add(min);
        double step = Double.NaN;
        double last = min;
        for (XYSeries series : chart.getSeriesCollection()) {
            for (double value : data.apply(series)) {
                if (seen.add(value)) {
                    step = Double.isNaN(step) ? value - last : step;
                    if (!(Math.abs(value - last - step) < EVEN)) {
                        return false;
                    }
                    last = value;
                }
            }
        }
        return !seen.add(max) || Math.abs(max - last - step) < EVEN;
    }

    Limits of(Limits numbers) {
        return new Limits(
                x.place(numbers.left()), x.place(numbers.right()), y.place(numbers.bottom()), y.place(numbers.top()));
    }

    /** What XChart is to ask for labels, by what it has been given; null for its own ones, of dates. */
    Function<Double, String> labelsOfX(LookChart chart, Function<Double, String> given, boolean isOurs) {
        XYStyler styler = chart.getStyler();
        if (!isOurs || styler.isXAxisLogarithmic()) {
            return through(x, given);
        }
        if (hasDates(chart)) {
            return x == Scale.PLAIN ? null : dates(styler);
        }
        return numbers(x, styler.getXAxisDecimalPattern(), styler, styler.getXAxisMin(), styler.getXAxisMax());
    }

    Function<Double, String> labelsOfY(LookChart chart, Function<Double, String> given, boolean isOurs) {
        XYStyler styler = chart.getStyler();
        return isOurs && !styler.isYAxisLogarithmic()
                ? numbers(y, styler.getYAxisDecimalPattern(), styler, styler.getYAxisMin(0), styler.getYAxisMax(0))
                : through(y, given);
    }

    private static Function<Double, String> through(Scale scale, Function<Double, String> given) {
        return given == null ? null : place -> Lettering.plain(given.apply(scale.value(place)));
    }

    private Function<Double, String> dates(XYStyler styler) {
        if (styler.getDatePattern() == null) {
            return x::label;
        }
        SimpleDateFormat format = new SimpleDateFormat(styler.getDatePattern(), Locale.ROOT);
        format.setTimeZone(styler.getTimezone());
        return place -> format.format((long) x.value(place));
    }

    /** In the user's pattern, unless it is the same text at both ends of the axis. */
    private static Function<Double, String> numbers(
            Scale scale, String ofAxis, XYStyler styler, double first, double last) {
        String pattern = ofAxis != null ? ofAxis : styler.getDecimalPattern();
        Function<Double, String> inPattern = place -> Ticks.label(scale.value(place), pattern);
        return pattern == null || inPattern.apply(first).equals(inPattern.apply(last)) ? scale::label : inPattern;
    }
}
