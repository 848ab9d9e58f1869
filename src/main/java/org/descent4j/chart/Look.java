package org.descent4j.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The one look of all charts: size, fonts, grid, and colours that colour-blind readers tell apart.
 *
 * <p>A legend stands below the plot, where it covers nothing. Text is large enough for a projector. The colours are
 * those of Okabe and Ito, darkened where a white wall would swallow them.
 *
 * <p>Source: M. Okabe and K. Ito, <i>Color Universal Design</i>, 2008.
 *
 * <p>Example, a chart of one's own that looks like the others:
 *
 * <pre>{@code
 * XYChart chart = Look.chart("A parabola", "x", "f(x)");
 * Look.line(chart, "x²", new double[] {-1, 0, 1}, new double[] {1, 0, 1}, Look.BLUE);
 * Show.chart(chart);
 * }</pre>
 */
public final class Look {

    /** For data points and what is not the chart's subject. */
    public static final Color GREY = new Color(0x8A9099);

    /** The lecture's red. */
    public static final Color RED = new Color(0xD55E00);

    /** The lecture's green. */
    public static final Color GREEN = new Color(0x009E73);

    /** The lecture's yellow, dark enough for a white wall. */
    public static final Color YELLOW = new Color(0xE69F00);

    /** The lecture's purple. */
    public static final Color PURPLE = new Color(0xA83E8C);

    /** Blue, for a curve that has no colour in the lecture. */
    public static final Color BLUE = new Color(0x0072B2);

    /** Light blue, for a second curve that has no colour in the lecture. */
    public static final Color SKY = new Color(0x56B4E9);

    /** Black, for reference lines and a curve that must stand out. */
    public static final Color BLACK = new Color(0x1B1F24);

    /** The colours in the order in which further curves take them. */
    static final List<Color> CURVES = List.of(BLUE, RED, GREEN, PURPLE, YELLOW, SKY, BLACK);

    private static final int WIDTH = 880;
    private static final int HEIGHT = 460;
    private static final Color GRID = new Color(0xE3E7EB);
    private static final float LINE = 2.2f;
    private static final float[] DASHES = {9, 6};
    private static final int DENSE = 50;

    private Look() {}

    /**
     * An empty chart in the common look, 880 × 460 points.
     *
     * @param title what the chart shows
     * @param xAxis the title of the x axis, with its unit
     * @param yAxis the title of the y axis, with its unit
     * @return an XChart chart, to be filled and styled further as any other
     */
    public static XYChart chart(String title, String xAxis, String yAxis) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(xAxis)
                .yAxisTitle(yAxis)
                .build();
        style(chart.getStyler());
        return chart;
    }

    private static void style(XYStyler styler) {
        styler.setChartTitleFont(font(Font.BOLD, 18));
        styler.setAxisTitleFont(font(Font.PLAIN, 15));
        styler.setAxisTickLabelsFont(font(Font.PLAIN, 14));
        styler.setLegendFont(font(Font.PLAIN, 15));
        styler.setAnnotationTextFont(font(Font.PLAIN, 14));
        styler.setChartFontColor(BLACK);
        styler.setAxisTickLabelsColor(BLACK);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(1));
        styler.setAxisTickMarksColor(GREY);
        styler.setPlotMargin(0);
        styler.setPlotContentSize(0.97);
        styler.setXAxisTickMarkSpacingHint(90);
        styler.setYAxisTickMarkSpacingHint(56);
        styler.setDecimalPattern("0.#####");
        styler.setChartPadding(12);
        styler.setChartTitleBoxVisible(false);
        styler.setLegendPosition(Styler.LegendPosition.OutsideS);
        styler.setLegendLayout(Styler.LegendLayout.Horizontal);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLegendSeriesLineLength(34);
        styler.setSeriesColors(CURVES.toArray(Color[]::new));
        styler.setMarkerSize(5);
        styler.setAnnotationLineColor(GREY);
        styler.setAnnotationLineStroke(dashed(1.4f));
        // The same picture on every machine: a decimal point, not the reader's comma.
        styler.setLocale(Locale.ROOT);
    }

    /**
     * Adds a curve as a solid line.
     *
     * @param chart the chart to add to
     * @param name what the legend calls it
     * @param x where its points are on the x axis
     * @param y their heights, as many as x
     * @param color its colour, best one of this class
     * @return the series, to be styled further
     */
    public static XYSeries line(XYChart chart, String name, double[] x, double[] y, Color color) {
        XYSeries series = add(chart, name, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color);
        series.setLineStyle(new BasicStroke(LINE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        return series;
    }

    /**
     * Adds a curve as a dashed line, for what is compared with the solid ones.
     *
     * @param chart the chart to add to
     * @param name what the legend calls it
     * @param x where its points are on the x axis
     * @param y their heights, as many as x
     * @param color its colour, best one of this class
     * @return the series, to be styled further
     */
    public static XYSeries dashedLine(XYChart chart, String name, double[] x, double[] y, Color color) {
        XYSeries series = line(chart, name, x, y, color);
        series.setLineStyle(dashed(LINE));
        // XChart begins its dashes anew at every point, unless it draws the curve in one go: where points are dense.
        series.setSmooth(x.length > DENSE);
        return series;
    }

    /**
     * Adds points that no line joins.
     *
     * @param chart the chart to add to
     * @param name what the legend calls them
     * @param x where the points are on the x axis
     * @param y their heights, as many as x
     * @param color their colour, best one of this class
     * @return the series, to be styled further
     */
    public static XYSeries points(XYChart chart, String name, double[] x, double[] y, Color color) {
        XYSeries series = add(chart, name, x, y);
        // Not XChart's Scatter style: beside lines, its legend entries are too narrow and overlap.
        series.setLineStyle(SeriesLines.NONE);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(color);
        return series;
    }

    private static XYSeries add(XYChart chart, String name, double[] x, double[] y) {
        XYSeries series = chart.addSeries(name, x, y);
        // XChart puts the ticks of evenly spaced points on points: 1, 15, 29. An end beside the last one makes them
        // round.
        double from = chart.getSeriesCollection().stream()
                .mapToDouble(XYSeries::getXMin)
                .min()
                .orElse(0);
        double to = chart.getSeriesCollection().stream()
                .mapToDouble(XYSeries::getXMax)
                .max()
                .orElse(1);
        if (from < to) {
            chart.getStyler().setXAxisMax(to + (to - from) / 400);
        }
        return series;
    }

    private static BasicStroke dashed(float width) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, DASHES, 0);
    }

    private static Font font(int style, int size) {
        return new Font(Font.SANS_SERIF, style, size);
    }
}
