package org.descent4j.chart;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;
import org.descent4j.surface.Point;
import org.descent4j.surface.Surface;
import org.descent4j.surface.Walk;
import org.descent4j.surface.Window;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Charts of a surface from above: lines of equal cost, the darker the higher, and the walks of optimizers on it.
 *
 * <p>A ring is where a walk starts, a star is a minimum, and each walk ends in its algorithm's large marker; up to 60
 * steps are marked one by one. A unit is as long upwards as sidewards, so that the gradient stands at right angles on
 * the lines. About a dozen lines are drawn, evenly spaced, or at 1, 2, 3, 5, 7, 10 … above the lowest cost where the
 * surface is very steep at its edges.
 *
 * <p>Source: lecture rows S4, S11, S13, S17 and S18.
 *
 * <p>Example, the lecture's elongated bowl:
 *
 * <pre>{@code
 * Surface bowl = Surface.bowl(0.1, 2);
 * Walk plain = Walk.of(bowl, GradientDescent.of(0.45), Point.of(-9, 3), 30);
 * Walk smooth = Walk.of(bowl, Momentum.of(0.45), Point.of(-9, 3), 30);
 * Show.chart(Contours.chart(bowl, plain, smooth));
 * }</pre>
 */
public final class Contours {

    private static final Color LINE = new Color(0x93A1AE);
    private static final Color LOW = Color.WHITE;
    private static final Color HIGH = new Color(0xC9D6E2);
    private static final int WIDE = 790; // of the plot, in the width that all charts have
    private static final int TALL = 440;
    private static final int BESIDE = 90; // what a chart has beside and above its plot
    private static final int ABOVE = 150;
    private static final double BEYOND = 0.25; // how much of the surface is there beyond the window, on each side
    private static final int MARKED_STEPS = 60;
    private static final int LETTER = 12; // of a title

    private Contours() {}

    /**
     * A surface in its own window, with its minima and any number of walks.
     *
     * @param surface the surface
     * @param walks the walks on it, each named by its algorithm
     * @return a chart
     */
    public static XYChart chart(Surface surface, Walk... walks) {
        return chart(surface, surface.window(), walks);
    }

    /**
     * A part of a surface, with its minima and any number of walks.
     *
     * @param surface the surface
     * @param window the part to draw
     * @param walks the walks on it, each named by its algorithm
     * @return a chart
     */
    public static XYChart chart(Surface surface, Window window, Walk... walks) {
        XYChart chart = chart(surface::value, window);
        String whole = surface.name() + ": f(x, y) = " + surface.formula();
        chart.setTitle(whole.length() * LETTER < chart.getWidth() ? whole : surface.name());
        List<Point> minima = surface.minima().stream().filter(window::contains).toList();
        if (!minima.isEmpty()) {
            stars(chart, minima);
        }
        List<String> names = Names.of(Arrays.stream(walks).map(Walk::optimizer).toList());
        for (int i = 0; i < walks.length; i++) {
            walk(chart, names.get(i), walks[i]);
        }
        return chart;
    }

    /**
     * Any function of two variables.
     *
     * @param function the function; where it is not finite, nothing is drawn
     * @param window the part to draw
     * @return a chart
     */
    public static XYChart chart(DoubleBinaryOperator function, Window window) {
        double width = window.right() - window.left();
        double height = window.top() - window.bottom();
        double shape = width / height;
        boolean isEqual = shape > 0.2 && shape < 5;
        double scale = Math.min(WIDE / width, TALL / height);
        LookChart chart = Look.ofSize(
                (isEqual ? Math.max((int) (scale * width), 480) : WIDE) + BESIDE,
                (isEqual ? Math.max((int) (scale * height), 200) : TALL) + ABOVE,
                "f(x, y)",
                "x",
                "y");
        if (isEqual) {
            chart.equalScale();
        }
        chart.getStyler()
                .setPlotGridLinesVisible(false)
                .setXAxisMin(window.left())
                .setXAxisMax(window.right())
                .setYAxisMin(window.bottom())
                .setYAxisMax(window.top());
        chart.getStyler().setPlotContentSize(1);
        draw(chart, function, window);
        return chart;
    }

    private static void draw(LookChart chart, DoubleBinaryOperator function, Window window) {
        double beside = (window.right() - window.left()) * BEYOND;
        double above = (window.top() - window.bottom()) * BEYOND;
        Field field = Field.of(
                function,
                Window.of(
                        window.left() - beside,
                        window.right() + beside,
                        window.bottom() - above,
                        window.top() + above));
        double[] levels = Levels.of(field.valuesIn(window));
        List<String> names = Names.firstDistinct(
                Arrays.stream(levels).boxed().toList(),
                List.of(level -> "f = " + Ticks.label(level, null), level -> "f = " + level));
        List<Field.Cut> cuts = new ArrayList<>();
        for (int i = 0; i < levels.length; i++) {
            Field.Cut cut = field.at(levels[i]);
            cuts.add(cut);
            double[][] line = cut.line();
            if (line[0].length > 0) {
                XYSeries series = chart.addSeries(names.get(i), line[0], line[1]);
                series.setMarker(SeriesMarkers.NONE);
                series.setLineColor(LINE);
                series.setLineStyle(new BasicStroke(1, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                series.setShowInLegend(false);
            }
        }
        chart.below((graphics, places) -> {
            for (int i = 0; i < cuts.size(); i++) {
                graphics.setColor(tint((i + 1.0) / cuts.size()));
                graphics.fill(places.shape(cuts.get(i).above()));
            }
        });
        chart.note(
                levels.length == 0
                        ? "No contour lines: the surface is flat"
                        : String.format(
                                Locale.ROOT,
                                "%d contour lines, f = %.4g to %.4g",
                                levels.length,
                                levels[0],
                                levels[levels.length - 1]));
    }

    private static Color tint(double height) {
        return new Color(
                mix(LOW.getRed(), HIGH.getRed(), height),
                mix(LOW.getGreen(), HIGH.getGreen(), height),
                mix(LOW.getBlue(), HIGH.getBlue(), height));
    }

    private static int mix(int low, int high, double share) {
        return (int) Math.round(low + (high - low) * share);
    }

    /**
     * Adds a walk to a chart, drawn as its algorithm is in every chart. If it diverged or left the picture for good,
     * its name says so, and it is drawn up to its first place outside.
     *
     * @param chart a chart of this class
     * @param name what the legend calls the walk
     * @param walk the walk
     * @return the series of the walk, to be styled further
     */
    public static XYSeries walk(XYChart chart, String name, Walk walk) {
        Limits limits = Limits.set(chart.getStyler());
        Trail trail = Trail.of(name, walk, limits::contain);
        return walk(chart, trail.name(), trail.xs(), trail.ys(), Look.ink(chart, walk.optimizer()));
    }

    /**
     * Adds a walk to a chart in a colour of one's own, and the dashes that go with it: for walks of one algorithm that
     * differ in something else, the size of their mini-batches or their schedule.
     *
     * <p>Example: {@code Contours.walk(chart, "size 1", xs, ys, Look.PURPLE)}.
     *
     * @param chart a chart of this class
     * @param name what the legend calls the walk
     * @param xs the first coordinates of all places, the start's first
     * @param ys the second coordinates of all places, as many
     * @param color its colour, best one of {@link Look}
     * @return the series of the walk, to be styled further
     * @throws IllegalArgumentException if there is no place, or xs and ys differ in length
     */
    public static XYSeries walk(XYChart chart, String name, double[] xs, double[] ys, Color color) {
        checkArgument(xs.length == ys.length, "ys has %s values, xs %s: must have as many", ys.length, xs.length);
        checkArgument(xs.length > 0, "xs is empty: must hold at least the start");
        return walk(chart, name, xs, ys, Ink.of(color));
    }

    private static XYSeries walk(XYChart chart, String name, double[] xs, double[] ys, Ink ink) {
        XYSeries series = Look.line(chart, name, xs, ys, ink.color());
        series.setLineStyle(ink.stroke());
        if (xs.length <= MARKED_STEPS + 1) {
            series.setMarker(Mark.sized(ink.marker(), 6));
            series.setMarkerColor(ink.color());
        }
        boolean isFirst = chart.getSeries("start") == null;
        XYSeries start = points(chart, isFirst ? "start" : "start of " + name, xs[0], ys[0], Look.BLACK);
        start.setMarker(Mark.ring());
        start.setShowInLegend(isFirst);
        XYSeries end = points(chart, "end of " + name, xs[xs.length - 1], ys[ys.length - 1], ink.color());
        end.setMarker(Mark.end(ink.marker()));
        end.setShowInLegend(false);
        marksLast(chart);
        return series;
    }

    /** What is the same on every map stands behind the walks in the legend, and no walk hides the minimum. */
    private static void marksLast(XYChart chart) {
        if (chart instanceof LookChart ours) {
            Stream.of("start", "minimum", "minima")
                    .filter(name -> chart.getSeries(name) != null)
                    .forEach(ours::last);
        }
    }

    /**
     * Marks a minimum with a star, where the surface is a function that does not say where its own is.
     *
     * <p>Example: {@code Contours.minimum(chart, Point.of(1.3, 0.5))}.
     *
     * @param chart a chart of this class
     * @param minimum where it is, finite
     * @return the series of the star
     * @throws IllegalArgumentException if the chart has one already
     */
    public static XYSeries minimum(XYChart chart, Point minimum) {
        return stars(chart, List.of(minimum));
    }

    private static XYSeries stars(XYChart chart, List<Point> minima) {
        XYSeries stars = Look.points(
                chart,
                minima.size() == 1 ? "minimum" : "minima",
                minima.stream().mapToDouble(Point::x).toArray(),
                minima.stream().mapToDouble(Point::y).toArray(),
                Look.BLACK);
        stars.setMarker(Mark.star());
        return stars;
    }

    private static XYSeries points(XYChart chart, String name, double x, double y, Color color) {
        return Look.points(chart, name, new double[] {x}, new double[] {y}, color);
    }
}
