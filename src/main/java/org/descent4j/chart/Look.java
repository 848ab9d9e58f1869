package org.descent4j.chart;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.descent4j.StoppedException;
import org.descent4j.average.Ewa;
import org.descent4j.optimizer.Optimizer;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The one look of all charts: size, fonts, grid, and colours that colour-blind readers tell apart.
 *
 * <p>A legend stands below the plot, where it covers nothing, in as many rows as it takes: curves first, then points,
 * then the marks of a map. Text is large enough for a projector. The colours are those of Okabe and Ito, darkened where
 * a white wall would swallow them. Algorithms and averages differ in their dashes as well, for a print in grey;
 * {@link #stroke} has the dashes that go with a colour of one's own choice.
 *
 * <p>A curve of more than 6,000 points is thinned to what a screen can show: in each of 1,000 stretches its first and
 * last point stay, and its outermost ones. Values that are not finite leave a gap; a point between two gaps is a dot.
 * On a logarithmic axis ({@code chart.getStyler().setYAxisLogarithmic(true)}) a curve that falls to zero or below
 * leaves the chart through its lower edge, and an end of the axis at zero or below is left to the data. The chart's
 * description counts the points that are not drawn.
 *
 * <p>Dates ({@link java.util.Date}) on the x axis of {@link XYChart#addSeries(String, List, List)} are labelled as
 * dates, in UTC. A title is one line, smaller if it is long; a legend of many curves is smaller and may end in "… and
 * 12 more". Letters that no font of the machine has are named in brackets, in place of empty boxes: a font for them has
 * to be installed (for Korean on Debian: {@code fonts-noto-cjk}). One chart may be painted by several threads: they
 * take turns.
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
    private static final int SMALLEST = 100;
    private static final int LARGEST = 10_000;
    private static final Color GRID = new Color(0xE3E7EB);
    private static final float[] DASHES = {9, 6};

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
        return ofSize(WIDTH, HEIGHT, title, xAxis, yAxis);
    }

    /**
     * An empty chart in the common look, of one's own size.
     *
     * @param width in points, at least 100
     * @param height in points, at least 100
     * @param title what the chart shows
     * @param xAxis the title of the x axis, with its unit
     * @param yAxis the title of the y axis, with its unit
     * @return an XChart chart, to be filled and styled further as any other
     * @throws IllegalArgumentException if it is too small, or larger than a picture can be
     */
    public static XYChart chart(int width, int height, String title, String xAxis, String yAxis) {
        checkArgument(
                Math.min(width, height) >= SMALLEST && Math.max(width, height) <= LARGEST,
                "width = %s, height = %s: must be from %s to %s",
                width,
                height,
                SMALLEST,
                LARGEST);
        return ofSize(width, height, title, xAxis, yAxis);
    }

    static LookChart ofSize(int width, int height, String title, String xAxis, String yAxis) {
        StoppedException.ifInterrupted();
        Objects.requireNonNull(xAxis, "xAxis is null: must be a title, \"\" for none");
        Objects.requireNonNull(yAxis, "yAxis is null: must be a title, \"\" for none");
        LookChart chart = new LookChart(width, height);
        chart.setTitle(title);
        chart.setXAxisTitle(xAxis);
        chart.setYAxisTitle(yAxis);
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
        styler.setXAxisLogarithmicDecadeOnly(false);
        styler.setYAxisLogarithmicDecadeOnly(false);
        styler.setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
        styler.setChartPadding(12);
        styler.setChartTitleBoxVisible(false);
        styler.setChartTitlePadding(12);
        styler.setLegendPosition(Styler.LegendPosition.OutsideS);
        styler.setLegendLayout(Styler.LegendLayout.Horizontal);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLegendSeriesLineLength(34);
        styler.setSeriesColors(CURVES.toArray(Color[]::new));
        styler.setMarkerSize(5);
        styler.setAnnotationLineColor(GREY);
        styler.setAnnotationLineStroke(Ink.stroke(1.4f, DASHES));
        // The same picture on every machine: a decimal point, not the reader's comma.
        styler.setLocale(Locale.ROOT);
        styler.setTimezone(TimeZone.getTimeZone("UTC"));
    }

    /**
     * Adds a curve of an algorithm: in the colour and dashes that it has in every chart, whatever the curve is called;
     * a second curve of the same algorithm in another shade, with other dashes. An algorithm of one's own takes colours
     * and dashes that none of this library's has.
     *
     * <p>Example: {@code Look.line(chart, Adam.of(0.01), "Adam, α = 0.01", t, walk.costs())}.
     *
     * @param chart the chart to add to
     * @param optimizer whose curve it is
     * @param name what the legend calls it
     * @param x where its points are on the x axis
     * @param y their heights, as many as x; where one is not finite, the curve has a gap
     * @return the series, to be styled further
     * @throws IllegalArgumentException if there is no point, or x and y differ in length
     */
    public static XYSeries line(XYChart chart, Optimizer optimizer, String name, double[] x, double[] y) {
        return inked(chart, name, x, y, ink(chart, optimizer));
    }

    /**
     * Adds a curve in the next colour and dashes that no curve of the chart has.
     *
     * @param chart the chart to add to
     * @param name what the legend calls it
     * @param x where its points are on the x axis
     * @param y their heights, as many as x; where one is not finite, the curve has a gap
     * @return the series, to be styled further
     * @throws IllegalArgumentException if there is no point, or x and y differ in length
     */
    public static XYSeries line(XYChart chart, String name, double[] x, double[] y) {
        return inked(chart, name, x, y, free(chart, Ink.all(curves(chart).size())));
    }

    /**
     * Adds a curve of an average, or of something that goes with its β: in the colour and dashes that this β has in
     * every chart. As in the lecture, β = 0.9 is red, 0.98 green, 0.5 yellow; others take the next that is free.
     *
     * <p>Example: {@code Look.line(chart, Ewa.of(0.9), "β = 0.9", t, Ewa.of(0.9).over(theta))}.
     *
     * @param chart the chart to add to
     * @param average whose curve it is
     * @param name what the legend calls it
     * @param x where its points are on the x axis
     * @param y their heights, as many as x; where one is not finite, the curve has a gap
     * @return the series, to be styled further
     * @throws IllegalArgumentException if there is no point, or x and y differ in length
     */
    public static XYSeries line(XYChart chart, Ewa average, String name, double[] x, double[] y) {
        Objects.requireNonNull(average, "average is null: must be the average whose curve it is");
        return inked(chart, name, x, y, free(chart, Ink.all(average)));
    }

    static XYSeries inked(XYChart chart, String name, double[] x, double[] y, Ink ink) {
        XYSeries series = line(chart, name, x, y, ink.color());
        series.setLineStyle(ink.stroke());
        return series;
    }

    /** The ink that an algorithm's next curve has in a chart. */
    static Ink ink(XYChart chart, Optimizer optimizer) {
        Objects.requireNonNull(optimizer, "optimizer is null: must be the algorithm whose curve it is");
        return free(chart, Ink.all(optimizer, curves(chart).size()));
    }

    private static Ink free(XYChart chart, Stream<Ink> inks) {
        List<XYSeries> curves = curves(chart);
        return inks.filter(ink -> curves.stream().noneMatch(ink::isOf))
                .findFirst()
                .orElseThrow();
    }

    private static List<XYSeries> curves(XYChart chart) {
        Objects.requireNonNull(chart, "chart is null: must be a chart, such as Look.chart's");
        return chart.getSeriesCollection().stream()
                .filter(other -> other.isShowInLegend() && !SeriesLines.NONE.equals(other.getLineStyle()))
                .toList();
    }

    /**
     * The dashes that go with a colour of this class, in a width of one's own: what differs in colour then differs in
     * grey as well. Blue is solid, and so is any other colour.
     *
     * <p>Example: {@code Look.line(chart, "size 64", t, costs, Look.GREEN).setLineStyle(Look.stroke(Look.GREEN, 2.2))}.
     *
     * @param color the colour of the line
     * @param width its width in points, above 0
     * @return the stroke, for {@link XYSeries#setLineStyle}
     * @throws IllegalArgumentException if the width is not above 0, or not finite
     */
    public static BasicStroke stroke(Color color, double width) {
        Objects.requireNonNull(color, "color is null: must be a colour, best one of Look");
        checkArgument(width > 0 && Double.isFinite(width), "width = %s: must be above 0 and finite", width);
        return Ink.stroke(color, (float) width);
    }

    /**
     * Adds a curve as a solid line. Beside another curve it should differ in its dashes too, {@link #stroke}.
     *
     * @param chart the chart to add to
     * @param name what the legend calls it
     * @param x where its points are on the x axis
     * @param y their heights, as many as x; where one is not finite, the curve has a gap
     * @param color its colour, best one of this class
     * @return the series, to be styled further
     * @throws IllegalArgumentException if there is no point, or x and y differ in length
     */
    public static XYSeries line(XYChart chart, String name, double[] x, double[] y, Color color) {
        Objects.requireNonNull(color, "color is null: must be a colour, best one of Look");
        XYSeries series = add(chart, name, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color);
        series.setLineStyle(Ink.stroke(Ink.WIDTH));
        return series;
    }

    /**
     * Adds a curve as a dashed line, for what is compared with the solid ones.
     *
     * @param chart the chart to add to
     * @param name what the legend calls it
     * @param x where its points are on the x axis
     * @param y their heights, as many as x; where one is not finite, the curve has a gap
     * @param color its colour, best one of this class
     * @return the series, to be styled further
     * @throws IllegalArgumentException if there is no point, or x and y differ in length
     */
    public static XYSeries dashedLine(XYChart chart, String name, double[] x, double[] y, Color color) {
        XYSeries series = line(chart, name, x, y, color);
        series.setLineStyle(Ink.stroke(Ink.WIDTH, DASHES));
        return series;
    }

    /**
     * Adds points that no line joins.
     *
     * @param chart the chart to add to
     * @param name what the legend calls them
     * @param x where the points are on the x axis
     * @param y their heights, as many as x; those that are not finite are left out
     * @param color their colour, best one of this class
     * @return the series, to be styled further
     * @throws IllegalArgumentException if there is no point, or x and y differ in length
     */
    public static XYSeries points(XYChart chart, String name, double[] x, double[] y, Color color) {
        Objects.requireNonNull(color, "color is null: must be a colour, best one of Look");
        XYSeries series = add(chart, name, x, y);
        // Not XChart's Scatter style: a legend entry of it is narrower than those of lines.
        series.setLineStyle(SeriesLines.NONE);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(color);
        return series;
    }

    /**
     * Writes words into a chart, centred on a place. What stands in braces after ^ is raised, after _ lowered, as in
     * TeX: {@code "v_{db}"}, {@code "X^{{1}}"}; in names in the legend as well.
     *
     * <p>Example: {@code Look.label(chart, "β = 0.9", 40, 1.8)}.
     *
     * @param chart the chart to write into
     * @param text the words
     * @param x where their middle is on the x axis, finite
     * @param y where their middle is on the y axis, finite
     * @throws IllegalArgumentException if the place is not finite
     */
    public static void label(XYChart chart, String text, double x, double y) {
        checkArgument(Double.isFinite(x) && Double.isFinite(y), "x = %s, y = %s: must be finite", x, y);
        Objects.requireNonNull(text, "text is null: must be a text");
        if (chart instanceof LookChart ours) {
            ours.label(text, x, y);
        } else {
            chart.addAnnotation(new AnnotationText(text, x, y, false));
        }
    }

    /**
     * Writes words beside a curve, in its colour, at a place that is found for them: they cover no curve, if there is
     * such a place, and are nearer to their own one than to any other. All curves must be in the chart when it is
     * shown, not before.
     *
     * <p>Example: {@code Look.label(chart, Look.line(chart, "β = 0.9", t, v, Look.RED), "β = 0.9")}.
     *
     * @param chart the chart to write into
     * @param curve a series of the chart
     * @param text the words
     * @throws IllegalArgumentException if the series is none of the chart's
     */
    public static void label(XYChart chart, XYSeries curve, String text) {
        Objects.requireNonNull(chart, "chart is null: must be a chart, such as Look.chart's");
        Objects.requireNonNull(curve, "curve is null: must be a series of the chart");
        Objects.requireNonNull(text, "text is null: must be a text");
        checkArgument(
                chart.getSeries(curve.getName()) == curve,
                "curve = %s: must be a series of the chart",
                curve.getName());
        if (chart instanceof LookChart ours) {
            ours.label(text, curve);
        } else {
            double[] x = curve.getXData();
            double[] y = curve.getYData();
            chart.addAnnotation(new AnnotationText(text, x[x.length - 1], y[y.length - 1], false));
        }
    }

    private static XYSeries add(XYChart chart, String name, double[] x, double[] y) {
        Objects.requireNonNull(chart, "chart is null: must be a chart, such as Look.chart's");
        Objects.requireNonNull(name, "name is null: must be what the legend calls the curve");
        Objects.requireNonNull(x, "x is null: must hold at least one point");
        Objects.requireNonNull(y, "y is null: must have as many values as x");
        checkArgument(x.length == y.length, "y has %s values, x %s: must have as many", y.length, x.length);
        checkArgument(x.length > 0, "x is empty: must hold at least one point");
        checkArgument(!name.isEmpty(), "name is empty: must be what the legend calls the curve");
        checkArgument(chart.getSeries(name) == null, "name = %s: must not be in the chart already", name);
        int[] kept = Thinning.kept(x, y);
        XYSeries series = chart.addSeries(name, at(kept, x), at(kept, y));
        if (kept.length < x.length && chart instanceof LookChart ours) {
            ours.had(name, Missing.of(x, y));
        }
        return series;
    }

    private static double[] at(int[] places, double[] values) {
        return Arrays.stream(places).mapToDouble(i -> values[i]).toArray();
    }

    private static Font font(int style, int size) {
        return new Font(Font.SANS_SERIF, style, size);
    }
}
