package org.descent4j.chart;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.Plot_XY;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;

/**
 * The inside of a chart. XChart draws a curve as separate lines from point to point, so that dashes begin anew at every
 * point and a vector file is full of pieces; this draws each curve in one go. Areas, steps and the like are left to
 * XChart.
 */
final class CurvePlot extends Plot_XY<XYStyler, XYSeries> {

    private static final double DOT = 4.5;

    private final LookChart chart;
    private Extra below = (graphics, places) -> {};
    private Extra above = (graphics, places) -> {};
    private LogGrid grid = LogGrid.none();
    private final Set<String> headed = new HashSet<>();
    private boolean leftToXChart;
    private boolean empty;

    CurvePlot(LookChart chart) {
        super(chart);
        this.chart = chart;
    }

    void below(Extra extra) {
        this.below = extra;
    }

    void above(Extra extra) {
        this.above = extra;
    }

    void endsInHead(String series) {
        headed.add(series);
    }

    void grid(LogGrid lines) {
        this.grid = lines;
    }

    /** Whether to leave the plot empty, where only its place is asked for. */
    void leaveEmpty(boolean isEmpty) {
        this.empty = isEmpty;
    }

    void leaveToXChart() {
        leftToXChart = true;
    }

    /** Whether all is drawn here, and nothing by XChart. */
    boolean isAll() {
        return !leftToXChart
                && chart.getSeriesCollection().stream().allMatch(series -> !series.isEnabled() || isCurve(series));
    }

    @Override
    public void paint(Graphics2D graphics) {
        List<XYSeries> curves = chart.getSeriesCollection().stream()
                .filter(series -> !leftToXChart && isCurve(series))
                .toList();
        curves.forEach(series -> series.setEnabled(false));
        try {
            super.paint(graphics);
        } finally {
            curves.forEach(series -> series.setEnabled(true));
        }
        Rectangle2D plot = getBounds();
        if (empty || plot.getWidth() <= 0 || plot.getHeight() <= 0) {
            return;
        }
        Shape clip = graphics.getClip();
        graphics.clip(plot);
        Places places = places(0);
        grid.paint(graphics, plot, places, chart.getStyler());
        below.paint(graphics, places);
        curves.forEach(series -> paint(graphics, series));
        above.paint(graphics, places);
        graphics.setClip(clip);
    }

    private static boolean isCurve(XYSeries series) {
        return series.isEnabled()
                && series.getXYSeriesRenderStyle().orElse(null) == XYSeriesRenderStyle.Line
                && series.getExtraValues() == null
                && !series.isSmooth();
    }

    private void paint(Graphics2D graphics, XYSeries series) {
        Point2D[] points = points(series);
        if (!SeriesLines.NONE.equals(series.getLineStyle())) {
            graphics.setColor(series.getLineColor());
            graphics.setStroke(series.getLineStyle());
            Point2D tip = headed.contains(series.getName()) ? points[points.length - 1] : null;
            Path2D head = tip == null
                    ? null
                    : ArrowHead.of(points, series.getLineStyle().getLineWidth());
            if (head != null) {
                points[points.length - 1] =
                        ArrowHead.neck(points, series.getLineStyle().getLineWidth());
            }
            graphics.draw(Clipped.path(points, getBounds()));
            if (head != null) {
                points[points.length - 1] = tip;
                graphics.fill(head);
            }
            for (int i = 0; i < points.length; i++) {
                if (isAlone(points, i) && getBounds().contains(points[i])) {
                    graphics.fill(
                            new Ellipse2D.Double(points[i].getX() - DOT, points[i].getY() - DOT, 2 * DOT, 2 * DOT));
                }
            }
        }
        if (series.getMarker() != null) {
            graphics.setColor(series.getMarkerColor());
            for (Point2D point : points) {
                if (point != null && getBounds().contains(point)) {
                    series.getMarker()
                            .paint(
                                    graphics,
                                    point.getX(),
                                    point.getY(),
                                    chart.getStyler().getMarkerSize());
                }
            }
        }
    }

    /** Whether no line begins or ends at a point: only a dot shows it then. */
    private static boolean isAlone(Point2D[] points, int i) {
        return points[i] != null
                && (i == 0 || points[i - 1] == null)
                && (i + 1 == points.length || points[i + 1] == null);
    }

    /** Where the points of a series are on the page; null where they are nowhere. */
    Point2D[] points(XYSeries series) {
        Places places = places(series.getYAxisGroup());
        double[] xs = series.getXData();
        double[] ys = series.getYData();
        Point2D[] points = new Point2D[xs.length];
        for (int i = 0; i < xs.length; i++) {
            Point2D point = places.at(xs[i], ys[i]);
            if (Double.isFinite(point.getX()) && Double.isFinite(point.getY())) {
                points[i] = point;
            }
        }
        return points;
    }

    /** Zero and below have no place on a logarithmic axis: they are drawn far below its end. */
    private static double axis(double value, boolean logarithmic) {
        if (!logarithmic || Double.isNaN(value)) {
            return value;
        }
        return value <= 0 ? -Double.MAX_EXPONENT : Math.log10(value);
    }

    /** From numbers (their logarithms, on a logarithmic axis) to places on the page. */
    Places places(int yAxisGroup) {
        Rectangle2D plot = getBounds();
        XYStyler styler = chart.getStyler();
        boolean logX = styler.isXAxisLogarithmic();
        boolean logY = styler.isYAxisLogarithmic();
        int left = (int) Math.ceil(plot.getMinX());
        int right = (int) Math.floor(plot.getMaxX());
        int top = (int) Math.ceil(plot.getMinY());
        int bottom = (int) Math.floor(plot.getMaxY());
        double x0 = axis(chart.placeX(left), logX);
        double x1 = axis(chart.placeX(right), logX);
        double y0 = axis(chart.placeY(bottom, yAxisGroup), logY);
        double y1 = axis(chart.placeY(top, yAxisGroup), logY);
        double sx = (right - left) / (x1 - x0);
        double sy = (top - bottom) / (y1 - y0);
        Axes axes = chart.axes();
        return new Places(
                x -> sx * axis(axes.x().place(x), logX) + (left - sx * x0),
                y -> sy * axis(axes.y().place(y), logY) + (bottom - sy * y0));
    }
}
