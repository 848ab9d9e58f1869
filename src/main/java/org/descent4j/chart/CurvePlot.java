package org.descent4j.chart;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
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

    private final LookChart chart;
    private Extra below = (graphics, toPage) -> {};
    private Extra above = (graphics, toPage) -> {};
    private LogGrid grid = LogGrid.none();
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
        grid.paint(graphics, plot, toPage(0), chart.getStyler());
        below.paint(graphics, toPage(0));
        curves.forEach(series -> paint(graphics, series));
        above.paint(graphics, toPage(0));
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
            graphics.draw(Clipped.path(points, getBounds()));
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

    /** Where the points of a series are on the page; null where they are nowhere. */
    private Point2D[] points(XYSeries series) {
        XYStyler styler = chart.getStyler();
        AffineTransform toPage = toPage(series.getYAxisGroup());
        double[] xs = series.getXData();
        double[] ys = series.getYData();
        Point2D[] points = new Point2D[xs.length];
        for (int i = 0; i < xs.length; i++) {
            double x = axis(xs[i], styler.isXAxisLogarithmic());
            double y = axis(ys[i], styler.isYAxisLogarithmic());
            if (Double.isFinite(x) && Double.isFinite(y)) {
                points[i] = toPage.transform(new Point2D.Double(x, y), null);
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
    private AffineTransform toPage(int yAxisGroup) {
        Rectangle2D plot = getBounds();
        XYStyler styler = chart.getStyler();
        int left = (int) Math.ceil(plot.getMinX());
        int right = (int) Math.floor(plot.getMaxX());
        int top = (int) Math.ceil(plot.getMinY());
        int bottom = (int) Math.floor(plot.getMaxY());
        double x0 = axis(chart.getChartXFromCoordinate(left), styler.isXAxisLogarithmic());
        double x1 = axis(chart.getChartXFromCoordinate(right), styler.isXAxisLogarithmic());
        double y0 = axis(chart.getChartYFromCoordinate(bottom, yAxisGroup), styler.isYAxisLogarithmic());
        double y1 = axis(chart.getChartYFromCoordinate(top, yAxisGroup), styler.isYAxisLogarithmic());
        double sx = (right - left) / (x1 - x0);
        double sy = (top - bottom) / (y1 - y0);
        return new AffineTransform(sx, 0, 0, sy, left - sx * x0, bottom - sy * y0);
    }
}
