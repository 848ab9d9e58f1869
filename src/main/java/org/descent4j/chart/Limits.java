package org.descent4j.chart;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.descent4j.surface.Point;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;

/** From where to where the axes go; null leaves it to the data. */
record Limits(Double left, Double right, Double bottom, Double top) {

    /** How many decades a logarithmic axis shows at most: what is smaller is as good as zero. */
    private static final double SMALLEST = 1e-16;

    private static final double DAY = 86_400_000;

    /** Those of the x axis and of the first y axis, which may differ from what holds for all y axes. */
    static Limits of(XYStyler styler) {
        return new Limits(styler.getXAxisMin(), styler.getXAxisMax(), styler.getYAxisMin(0), styler.getYAxisMax(0));
    }

    /** Lends them to XChart. */
    void applyTo(XYStyler styler) {
        styler.setXAxisMin(left);
        styler.setXAxisMax(right);
        styler.setYAxisMin(0, bottom);
        styler.setYAxisMax(0, top);
    }

    /** These limits and, where they are open, those of the finite data; on a logarithmic axis of the positive ones. */
    Limits completedFor(LookChart chart) {
        XYStyler styler = chart.getStyler();
        Span x = Span.none();
        Span y = Span.none();
        for (XYSeries series : chart.getSeriesCollection()) {
            if (series.isEnabled() && series.getYAxisGroup() == 0) {
                double[] xs = series.getXData();
                double[] ys = series.getYData();
                for (int i = 0; i < xs.length; i++) {
                    if (Double.isFinite(xs[i]) && Double.isFinite(ys[i])) {
                        x = x.with(xs[i], styler.isXAxisLogarithmic());
                        y = y.with(ys[i], styler.isYAxisLogarithmic());
                    }
                }
            }
        }
        x = Axes.hasDates(chart) ? x.orDay() : x.orUnit(styler.isXAxisLogarithmic());
        y = y.orUnit(styler.isYAxisLogarithmic());
        boolean logX = styler.isXAxisLogarithmic();
        boolean logY = styler.isYAxisLogarithmic();
        double[] xs = ends(left, right, left(x, styler), right(x, styler), logX);
        double[] ys = ends(
                first(bottom, styler.getYAxisMin()),
                first(top, styler.getYAxisMax()),
                bottom(y, styler),
                logY ? Ticks.above(y.max()) : y.max(),
                logY);
        return new Limits(xs[0], xs[1], ys[0], ys[1]);
    }

    /**
     * From where to where an axis goes: as its user says, where that is possible, else as the data. A logarithmic one
     * does not begin at zero or below, and goes on to the next round numbers where it would have no two ticks.
     */
    private static double[] ends(
            Double givenMin, Double givenMax, double dataMin, double dataMax, boolean logarithmic) {
        double min = isPossible(givenMin, logarithmic) ? givenMin : dataMin;
        double max = isPossible(givenMax, logarithmic) ? givenMax : dataMax;
        if (min >= max && !(isPossible(givenMin, logarithmic) && isPossible(givenMax, logarithmic))) {
            double room = min == 0 ? 1 : Math.abs(min);
            if (isPossible(givenMin, logarithmic)) {
                max = logarithmic ? 10 * min : min + room;
            } else {
                min = logarithmic ? max / 10 : max - room;
            }
        }
        return logarithmic && min < max && Ticks.logTicks(min, max).length < 2
                ? new double[] {Ticks.below(min), Ticks.above(max)}
                : new double[] {min, max};
    }

    private static boolean isPossible(Double given, boolean logarithmic) {
        return given != null && (!logarithmic || given > 0);
    }

    private static Double first(Double given, Double otherwise) {
        return given != null ? given : otherwise;
    }

    private static double left(Span x, XYStyler styler) {
        // Room for what comes from zero: a bar.
        return styler.isXAxisLogarithmic() ? Ticks.below(x.isCut() ? x.min() / 2 : x.min()) : x.min();
    }

    private static double right(Span x, XYStyler styler) {
        // XChart puts the ticks of evenly spaced points on points: 1, 15, 29. An end beside the last one makes them
        // round.
        return styler.isXAxisLogarithmic() ? Ticks.above(x.max()) : x.max() + (x.max() - x.min()) / 400;
    }

    private static double bottom(Span y, XYStyler styler) {
        return styler.isYAxisLogarithmic() ? Ticks.below(Math.max(y.min(), y.max() * SMALLEST)) : y.min();
    }

    /** These limits, the shorter axis widened so that a unit is as long on both. */
    Limits withEqualScale(Rectangle2D plot) {
        double unit = Math.max((right - left) / plot.getWidth(), (top - bottom) / plot.getHeight());
        double x = (unit * plot.getWidth() - (right - left)) / 2;
        double y = (unit * plot.getHeight() - (top - bottom)) / 2;
        return new Limits(left - x, right + x, bottom - y, top + y);
    }

    /** Gives several charts common limits, where they have none of their own, that hold the data of all. */
    static void share(List<LookChart> charts) {
        List<Limits> all = charts.stream()
                .map(chart -> of(chart.getStyler()).completedFor(chart))
                .toList();
        all.stream()
                .reduce((one, other) -> new Limits(
                        Math.min(one.left, other.left),
                        Math.max(one.right, other.right),
                        Math.min(one.bottom, other.bottom),
                        Math.max(one.top, other.top)))
                .ifPresent(common ->
                        charts.forEach(chart -> of(chart.getStyler()).or(common).applyTo(chart.getStyler())));
    }

    /** Those that are set, for all y axes or for the first. */
    static Limits set(XYStyler styler) {
        Limits own = of(styler);
        return new Limits(
                own.left, own.right, first(own.bottom, styler.getYAxisMin()), first(own.top, styler.getYAxisMax()));
    }

    /** Whether a place is within the limits that are set. */
    boolean contain(Point place) {
        return (left == null || left <= place.x())
                && (right == null || place.x() <= right)
                && (bottom == null || bottom <= place.y())
                && (top == null || place.y() <= top);
    }

    private Limits or(Limits other) {
        return new Limits(
                first(left, other.left), first(right, other.right), first(bottom, other.bottom), first(top, other.top));
    }

    private record Span(double min, double max, boolean isCut) {

        static Span none() {
            return new Span(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, false);
        }

        Span with(double value, boolean logarithmic) {
            if (logarithmic && value <= 0) {
                return new Span(min, max, true);
            }
            return new Span(Math.min(min, value), Math.max(max, value), isCut);
        }

        /** An axis of some length, where one date, or none, is on it. */
        Span orDay() {
            return min > max ? new Span(0, DAY, isCut) : min == max ? new Span(min - DAY, max + DAY, isCut) : this;
        }

        /** An axis of some length, even where there is no value, or only one. */
        Span orUnit(boolean logarithmic) {
            if (min > max) {
                return logarithmic ? new Span(0.1, 1, isCut) : new Span(0, 1, isCut);
            }
            double half = min < max ? 0 : min == 0 ? 1 : Math.max(Math.abs(min) / 10, Double.MIN_NORMAL);
            return new Span(logarithmic && half > 0 ? min / 2 : min - half, max + half, isCut);
        }
    }
}
