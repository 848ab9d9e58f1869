package org.descent4j.chart;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.descent4j.optimizer.Optimizer;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Bars, one a value: how many steps each algorithm needs, how long each size of mini-batch takes.
 *
 * <p>Each bar has its name above it and its value at its end, and an algorithm's bar its colour. A value that is not
 * finite has no bar: its text says ∞, or "none" for NaN.
 *
 * <p>Source: lecture rows S5 and S18.
 *
 * <p>Example:
 *
 * <pre>{@code
 * XYChart chart = Bars.chart("Steps to leave the plateau", "steps", List.of("Gradient descent", "Adam"), 1200, 85);
 * Show.chart(chart);
 * }</pre>
 */
public final class Bars {

    private static final int ROW = 58;
    private static final int ABOVE_AND_BELOW = 120;
    private static final float THICK = 22;
    private static final double ROOM = 1.15; // for the value beyond the longest bar

    private Bars() {}

    /**
     * Bars from top to bottom, in one colour.
     *
     * @param title what is compared
     * @param axis what the values are, with their unit
     * @param names the bars' names, at least one, no two alike
     * @param values their lengths, as many
     * @return a chart
     * @throws IllegalArgumentException if there is no name, two are alike, or there are more or fewer values
     */
    public static XYChart chart(String title, String axis, List<String> names, double... values) {
        return of(title, axis, names, i -> Look.BLUE, values);
    }

    /**
     * A bar an algorithm, from top to bottom, in the colour that it has in every chart.
     *
     * <p>Example: {@code Bars.chart("Steps", "steps", List.of("RMSprop", "Adam"), List.of(RmsProp.of(0.1),
     * Adam.of(0.1)), 47, 85)}.
     *
     * @param title what is compared
     * @param axis what the values are, with their unit
     * @param names the bars' names, at least one, no two alike
     * @param optimizers the algorithms, as many; one of one's own is grey
     * @param values their lengths, as many
     * @return a chart
     * @throws IllegalArgumentException if there is no name, two are alike, or there are more or fewer algorithms or
     *     values
     */
    public static XYChart chart(
            String title, String axis, List<String> names, List<? extends Optimizer> optimizers, double... values) {
        checkArgument(
                optimizers.size() == names.size(),
                "optimizers has %s, names %s: must have as many",
                optimizers.size(),
                names.size());
        return of(
                title,
                axis,
                names,
                i -> Ink.of(optimizers.get(i)).map(Ink::color).orElse(Look.GREY),
                values);
    }

    private static XYChart of(
            String title, String axis, List<String> names, IntFunction<Color> colors, double... values) {
        checkArgument(!names.isEmpty(), "names is empty: must hold at least one name");
        checkArgument(names.stream().distinct().count() == names.size(), "names = %s: must not hold one twice", names);
        checkArgument(
                values.length == names.size(),
                "values has %s, names %s: must have as many",
                values.length,
                names.size());
        LookChart chart = Look.ofSize(880, ABOVE_AND_BELOW + ROW * values.length, title, axis, "");
        chart.onlyLinear(false, true);
        double longest = longest(values, 1);
        double lowest = longest(values, -1);
        chart.getStyler()
                .setXAxisMin(-lowest * ROOM)
                .setXAxisMax(longest + lowest > 0 ? longest * ROOM : 1)
                .setYAxisMin(-values.length + 0.5)
                .setYAxisMax(0.5)
                .setYAxisTicksVisible(false)
                .setPlotGridHorizontalLinesVisible(false);
        chart.getStyler().setLegendVisible(false).setPlotContentSize(0.99);
        for (int i = 0; i < values.length; i++) {
            double end = Double.isFinite(values[i]) ? values[i] : 0;
            // Its root is no point that lacks a logarithm.
            chart.had(names.get(i), new Missing(2, 0, 0, 0, 0));
            XYSeries bar = chart.addSeries(names.get(i), new double[] {0, end}, new double[] {-i, -i});
            bar.setLineColor(colors.apply(i));
            bar.setLineStyle(new BasicStroke(THICK, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
            bar.setMarker(SeriesMarkers.NONE);
        }
        chart.above((graphics, places) -> write(graphics, places, chart, names, values));
        return chart;
    }

    private static double longest(double[] values, int sign) {
        return Arrays.stream(values).map(value -> sign * value).filter(Double::isFinite).max().stream()
                .map(value -> Math.max(value, 0))
                .findFirst()
                .orElse(0);
    }

    private static void write(
            Graphics2D graphics, Places places, LookChart chart, List<String> names, double[] values) {
        for (int i = 0; i < values.length; i++) {
            // On a logarithmic axis zero is beyond the edge.
            double edge = chart.plotBounds().getX();
            Point2D end = places.at(Double.isFinite(values[i]) ? Math.max(values[i], 0) : 0, -i);
            double root = Math.max(places.at(0, -i).getX(), edge);
            write(graphics, chart, names.get(i), root + 4, end.getY() - THICK / 2 - 5);
            double after = Math.max(end.getX(), edge);
            String text = text(values[i]);
            Font font = chart.getStyler().getAxisTickLabelsFont();
            boolean isInside =
                    after + 8 + Lettering.width(text, font) > chart.plotBounds().getMaxX();
            Lettering.write(
                    graphics,
                    font,
                    isInside ? Color.WHITE : Look.BLACK,
                    text,
                    isInside ? 1 : 0,
                    after + (isInside ? -8 : 8),
                    end.getY() + 5);
        }
    }

    private static void write(Graphics2D graphics, LookChart chart, String text, double x, double y) {
        Lettering.write(graphics, chart.getStyler().getAxisTickLabelsFont(), Look.BLACK, text, 0, x, y);
    }

    private static String text(double value) {
        if (Double.isNaN(value)) {
            return "none";
        }
        return Double.isInfinite(value) ? (value > 0 ? "∞" : "-∞") : Ticks.label(value, null);
    }
}
