package org.descent4j.chart;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;

/**
 * An XChart chart that draws what XChart stumbles over: a curve in one go, so that its dashes run on; a legend in rows;
 * NaN, infinite values and, on a logarithmic axis, zeros and negative ones.
 */
final class LookChart extends XYChart {

    private static final int WIDE_LABELS = 110; // from date to date

    private final CurvePlot curves;
    private final Map<String, Missing> before = new HashMap<>();
    private final Map<String, String> said = new HashMap<>();
    private final Labels labels = new Labels(this);
    private final Function<Double, String> ourXLabels = this::xLabel;
    private final Function<Double, String> ourYLabels = this::yLabel;
    private Axes axes = Axes.PLAIN;
    private boolean equalScale;
    private boolean linearX;
    private boolean linearY;
    private String note = "";

    static {
        Show.ready();
    }

    LookChart(int width, int height) {
        super(width, height);
        curves = new CurvePlot(this);
        plot = curves;
        legend = new LegendRows(this);
        getStyler().setXAxisTickLabelsFormattingFunction(ourXLabels);
        getStyler().setYAxisTickLabelsFormattingFunction(ourYLabels);
    }

    /** Makes a unit as long upwards as sidewards. */
    void equalScale() {
        equalScale = true;
    }

    /** Paints something below the curves. */
    void below(Extra extra) {
        curves.below(extra);
    }

    /** Paints something above the curves. */
    void above(Extra extra) {
        curves.above(extra);
    }

    /** Gives a curve a head at its last point, as an arrow has. */
    void endsInHead(String series) {
        curves.endsInHead(series);
    }

    /** Remembers what points a curve had before it was thinned, or what it has beside its data. */
    void had(String series, Missing points) {
        before.put(series, points);
    }

    /**
     * What the description says of a curve in place of its ranges, where its places on the page are not its numbers.
     */
    void say(String series, String words) {
        said.put(series, words);
    }

    Optional<String> said(String series) {
        return Optional.ofNullable(said.get(series));
    }

    Missing points(XYSeries series) {
        return before.getOrDefault(series.getName(), Missing.of(series.getXData(), series.getYData()));
    }

    /** Paints a series above all others, and names it last. */
    void last(String series) {
        seriesMap.put(series, seriesMap.remove(series));
    }

    /** Writes words above all else, their middle at a place. */
    void label(String text, double x, double y) {
        labels.add(text, x, y);
    }

    /** Writes words above all else, beside a curve. */
    void label(String text, XYSeries series) {
        labels.add(text, series);
    }

    /** What the description says beside the curves. */
    void note(String words) {
        note = words;
    }

    String note() {
        return note;
    }

    Rectangle2D plotBounds() {
        return plot.getBounds();
    }

    @Override
    public void setTitle(String title) {
        super.setTitle(Objects.requireNonNull(title, "title is null: must be a text, \"\" for none"));
    }

    @Override
    public String toString() {
        return Description.of(this);
    }

    @Override
    public void enableInteractionData() {
        super.enableInteractionData();
        curves.leaveToXChart(); // its tooltips know only what it has drawn itself
    }

    /** Says that axes which are no numbers have no logarithm. */
    void onlyLinear(boolean x, boolean y) {
        linearX = x;
        linearY = y;
    }

    /** Whether XChart draws neither a series nor an annotation, which it would put among its own numbers. */
    boolean isDrawnHere() {
        return curves.isAll() && annotations.isEmpty();
    }

    /** What XChart was given at the last painting. */
    Axes axes() {
        return axes;
    }

    double placeX(int page) {
        return super.getChartXFromCoordinate(page);
    }

    double placeY(int page, int yAxisGroup) {
        return super.getChartYFromCoordinate(page, yAxisGroup);
    }

    @Override
    public double getChartXFromCoordinate(int page) {
        return axes.x().value(placeX(page));
    }

    @Override
    public double getChartYFromCoordinate(int page) {
        return getChartYFromCoordinate(page, 0);
    }

    @Override
    public double getChartYFromCoordinate(int page, int yAxisGroup) {
        return axes.y().value(placeY(page, yAxisGroup));
    }

    @Override
    public double getScreenXFromChart(double x) {
        return super.getScreenXFromChart(axes.x().place(x));
    }

    @Override
    public double getScreenYFromChart(double y) {
        return getScreenYFromChart(y, 0);
    }

    @Override
    public double getScreenYFromChart(double y, int yAxisGroup) {
        return super.getScreenYFromChart(axes.y().place(y), yAxisGroup);
    }

    /** Paints the chart, and leaves it as it was; several threads take turns. */
    @Override
    public synchronized void paint(Graphics2D graphics, int width, int height) {
        XYStyler styler = getStyler();
        refuseLogarithms(styler);
        Limits given = Limits.of(styler);
        LogGrid grid = LogGrid.of(styler);
        Titles titles = Titles.of(this);
        curves.grid(grid);
        Limits drawn = given.completedFor(this);
        int spacing = styler.getXAxisTickMarkSpacingHint();
        Function<Double, String> xLabels = styler.getXAxisTickLabelsFormattingFunction();
        Function<Double, String> yLabels = styler.getYAxisTickLabelsFormattingFunction();
        try {
            titles.fitInto(this, width, height);
            grid.hideFrom(styler);
            lend(drawn, spacing, xLabels, yLabels);
            if (equalScale && !styler.isXAxisLogarithmic() && !styler.isYAxisLogarithmic()) {
                layOut(width, height);
                lend(drawn.withEqualScale(plotBounds()), spacing, xLabels, yLabels);
            }
            super.paint(graphics, width, height);
            labels.paint(graphics, curves);
        } finally {
            given.applyTo(styler);
            styler.setXAxisTickMarkSpacingHint(spacing);
            styler.setXAxisTickLabelsFormattingFunction(xLabels);
            styler.setYAxisTickLabelsFormattingFunction(yLabels);
            grid.giveBackTo(styler);
            titles.giveBackTo(this);
        }
    }

    private void refuseLogarithms(XYStyler styler) {
        checkArgument(
                !linearX || !styler.isXAxisLogarithmic(),
                "xAxisLogarithmic = true: must be false, since this x axis holds no numbers");
        checkArgument(
                !linearY || !styler.isYAxisLogarithmic(),
                "yAxisLogarithmic = true: must be false, since this y axis holds no numbers");
    }

    /** Gives XChart limits and labels for one painting. */
    private void lend(Limits limits, int spacing, Function<Double, String> xLabels, Function<Double, String> yLabels) {
        axes = Axes.of(this, limits);
        axes.of(limits).applyTo(getStyler());
        getStyler().setXAxisTickMarkSpacingHint(Axes.hasDates(this) ? Math.max(spacing, WIDE_LABELS) : spacing);
        getStyler().setXAxisTickLabelsFormattingFunction(axes.labelsOfX(this, xLabels, xLabels == ourXLabels));
        getStyler().setYAxisTickLabelsFormattingFunction(axes.labelsOfY(this, yLabels, yLabels == ourYLabels));
    }

    /** The label of a number of the x axis, if it stood at a tick. */
    private String xLabel(double value) {
        XYStyler styler = getStyler();
        Limits limits = Limits.of(styler).completedFor(this);
        if (Axes.hasDates(this)) {
            return CalendarScale.words(value);
        }
        return styler.isXAxisLogarithmic()
                ? Ticks.logLabel(value, limits.left(), limits.right(), styler.getXAxisDecimalPattern())
                : DecimalScale.of(limits.left(), limits.right()).labelOf(value);
    }

    private String yLabel(double value) {
        XYStyler styler = getStyler();
        Limits limits = Limits.of(styler).completedFor(this);
        return styler.isYAxisLogarithmic()
                ? Ticks.logLabel(value, limits.bottom(), limits.top(), styler.getYAxisDecimalPattern())
                : DecimalScale.of(limits.bottom(), limits.top()).labelOf(value);
    }

    /** Only a painted chart knows where its plot is. */
    private void layOut(int width, int height) {
        Graphics2D nowhere = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            curves.leaveEmpty(true);
            super.paint(nowhere, width, height);
        } finally {
            curves.leaveEmpty(false);
            nowhere.dispose();
        }
    }
}
