package org.descent4j.chart;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.awt.Color;
import java.util.Objects;
import java.util.stream.IntStream;
import org.descent4j.surface.Point;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

/**
 * Arrows and ellipses in a chart, to draw what one step of an optimizer is made of: gradient, moments, step.
 *
 * <p>Source: lecture row S15, whose V is an arrow and whose √S, one number along each axis, an ellipse.
 *
 * <p>Example, the first step of gradient descent on the elongated bowl:
 *
 * <pre>{@code
 * Surface bowl = Surface.bowl(0.1, 2);
 * XYChart chart = Contours.chart(bowl);
 * double[] dw = bowl.gradient(-9, 3);
 * Sketch.arrow(chart, "the step", Point.of(-9, 3), Point.of(-9 - 0.2 * dw[0], 3 - 0.2 * dw[1]), Look.BLUE);
 * Sketch.ellipse(chart, "|dW|, a quarter", Point.of(-9, 3), Math.abs(dw[0]) / 4, Math.abs(dw[1]) / 4, Look.GREY);
 * Show.chart(chart);
 * }</pre>
 */
public final class Sketch {

    private static final int CORNERS = 72;

    private Sketch() {}

    /**
     * Adds an arrow. Its head is as large as its line is wide ({@code setLineStyle} changes both), and at most half as
     * long as the arrow.
     *
     * @param chart the chart to add to, one of this library
     * @param name what the legend calls it
     * @param from where it begins, finite
     * @param to where its head is, finite
     * @param color its colour, best one of {@link Look}
     * @return the series, to be styled further
     * @throws IllegalArgumentException if a place is not finite, the name is in the chart already, or the chart is not
     *     one of this library
     */
    public static XYSeries arrow(XYChart chart, String name, Point from, Point to, Color color) {
        LookChart ours = ours(chart);
        finite("from", from);
        finite("to", to);
        XYSeries arrow =
                Look.line(chart, name, new double[] {from.x(), to.x()}, new double[] {from.y(), to.y()}, color);
        ours.endsInHead(name);
        return arrow;
    }

    /**
     * Adds an ellipse along the axes.
     *
     * @param chart the chart to add to
     * @param name what the legend calls it
     * @param middle where its middle is, finite
     * @param halfX how far it reaches along x, at least 0 and finite
     * @param halfY how far it reaches along y, at least 0 and finite
     * @param color its colour, best one of {@link Look}
     * @return the series, to be styled further
     * @throws IllegalArgumentException if a number is out of range, or the name is in the chart already
     */
    public static XYSeries ellipse(XYChart chart, String name, Point middle, double halfX, double halfY, Color color) {
        finite("middle", middle);
        checkArgument(halfX >= 0 && Double.isFinite(halfX), "halfX = %s: must be at least 0 and finite", halfX);
        checkArgument(halfY >= 0 && Double.isFinite(halfY), "halfY = %s: must be at least 0 and finite", halfY);
        double[] angles = IntStream.rangeClosed(0, CORNERS)
                .mapToDouble(i -> 2 * Math.PI * i / CORNERS)
                .toArray();
        double[] xs = IntStream.rangeClosed(0, CORNERS)
                .mapToDouble(i -> middle.x() + halfX * Math.cos(angles[i]))
                .toArray();
        double[] ys = IntStream.rangeClosed(0, CORNERS)
                .mapToDouble(i -> middle.y() + halfY * Math.sin(angles[i]))
                .toArray();
        return Look.line(chart, name, xs, ys, color);
    }

    private static LookChart ours(XYChart chart) {
        Objects.requireNonNull(chart, "chart is null: must be a chart, such as Look.chart's");
        checkArgument(
                chart instanceof LookChart,
                "chart is a %s: must be one of this library",
                chart.getClass().getName());
        return (LookChart) chart;
    }

    private static void finite(String name, Point place) {
        Objects.requireNonNull(place, name);
        checkArgument(Double.isFinite(place.x()) && Double.isFinite(place.y()), "%s = %s: must be finite", name, place);
    }
}
