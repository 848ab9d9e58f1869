package org.descent4j.chart;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;

/** From where to where the axes go; null leaves it to the data. */
record Limits(Double left, Double right, Double bottom, Double top) {

    /** How many decades a logarithmic axis shows at most: what is smaller is as good as zero. */
    private static final double SMALLEST = 1e-16;

    /** Those of the x axis and of the first y axis, which may differ from what holds for all y axes. */
    static Limits of(XYStyler styler) {
        return new Limits(styler.getXAxisMin(), styler.getXAxisMax(), styler.getYAxisMin(0), styler.getYAxisMax(0));
    }

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
        x = x.orUnit(styler.isXAxisLogarithmic());
        y = y.orUnit(styler.isYAxisLogarithmic());
        return new Limits(
                first(left, left(x, styler)),
                first(right, right(x, styler)),
                first(bottom, first(styler.getYAxisMin(), bottom(y, styler))),
                first(top, first(styler.getYAxisMax(), styler.isYAxisLogarithmic() ? Ticks.above(y.max()) : y.max())));
    }

    private static Double first(Double given, Double otherwise) {
        return given != null ? given : otherwise;
    }

    private static Double left(Span x, XYStyler styler) {
        return styler.isXAxisLogarithmic() ? Ticks.below(x.min()) : x.min();
    }

    private static Double right(Span x, XYStyler styler) {
        // XChart puts the ticks of evenly spaced points on points: 1, 15, 29. An end beside the last one makes them
        // round.
        return styler.isXAxisLogarithmic() ? Ticks.above(x.max()) : x.max() + (x.max() - x.min()) / 400;
    }

    private static Double bottom(Span y, XYStyler styler) {
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

    private Limits or(Limits other) {
        return new Limits(
                first(left, other.left), first(right, other.right), first(bottom, other.bottom), first(top, other.top));
    }

    private record Span(double min, double max) {

        static Span none() {
            return new Span(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        }

        Span with(double value, boolean logarithmic) {
            if (logarithmic && value <= 0) {
                return this;
            }
            return new Span(Math.min(min, value), Math.max(max, value));
        }

        /** An axis of some length, even where there is no value, or only one. */
        Span orUnit(boolean logarithmic) {
            if (min > max) {
                return logarithmic ? new Span(0.1, 1) : new Span(0, 1);
            }
            double half = min < max ? 0 : Math.max(Math.abs(min) / 10, Double.MIN_NORMAL);
            return new Span(logarithmic && half > 0 ? min / 2 : min - half, max + half);
        }
    }
}
