package org.descent4j.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Legend_Marker;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;

/** The legend below the plot, in as many rows as it takes: XChart's own runs out of the picture. */
final class LegendRows extends Legend_Marker<XYStyler, XYSeries> {

    private static final int GAP = 26;
    private static final int SMALL_GAP = 16;
    private static final int BELOW = 6;
    private static final float SMALL = 12;
    private static final double MOST = 0.3; // of the picture's height: more would leave no room for the curves

    /** A curve's line and its name, where they stand in the legend. */
    private record Entry(XYSeries series, TextLayout text, double x, int row, double width, Font font) {}

    private final LookChart chart;

    LegendRows(LookChart chart) {
        super(chart);
        this.chart = chart;
    }

    private boolean isXCharts() {
        return chart.getStyler().getLegendPosition() != LegendPosition.OutsideS;
    }

    @Override
    public Rectangle2D getBounds() {
        if (isXCharts()) {
            return super.getBounds();
        }
        List<Entry> entries = entries();
        double width =
                entries.stream().mapToDouble(e -> e.x() + e.width()).max().orElse(0);
        return new Rectangle2D.Double(
                0, 0, width, entries.isEmpty() ? 0 : rows(entries) * rowHeight(entries) + 2 * BELOW);
    }

    @Override
    public void paint(Graphics2D graphics) {
        if (isXCharts()) {
            super.paint(graphics);
            return;
        }
        List<Entry> entries = entries();
        double top = chart.getHeight() - chart.getStyler().getChartPadding() / 2.0 - rows(entries) * rowHeight(entries);
        Rectangle2D plot = chart.plotBounds();
        for (Entry entry : entries) {
            double width = entries.stream()
                    .filter(other -> other.row() == entry.row())
                    .mapToDouble(other -> other.x() + other.width())
                    .max()
                    .orElse(0);
            double left = plot.getCenterX() - width / 2;
            left = Math.max(Math.min(left, chart.getWidth() - padding() - width), padding());
            paint(graphics, entry, left + entry.x(), top + (entry.row() + 0.5) * rowHeight(entries));
        }
    }

    private void paint(Graphics2D graphics, Entry entry, double x, double middle) {
        XYSeries series = entry.series();
        int length = series == null ? -BELOW : chart.getStyler().getLegendSeriesLineLength();
        if (series != null) {
            paint(graphics, series, x, middle, length);
        }
        graphics.setColor(chart.getStyler().getChartFontColor());
        // As outlines, like all text of a chart: a vector file then looks the same without the font.
        double baseline = middle + entry.font().getSize2D() * 0.36; // half a capital
        Shape text = entry.text().getOutline(AffineTransform.getTranslateInstance(x + length + BELOW, baseline));
        graphics.fill(text);
    }

    private void paint(Graphics2D graphics, XYSeries series, double x, double middle, int length) {
        switch (series.getLegendRenderType()) {
            case Line, Scatter -> {
                if (!SeriesLines.NONE.equals(series.getLineStyle())) {
                    graphics.setColor(series.getLineColor());
                    graphics.setStroke(series.getLineStyle());
                    graphics.draw(new Line2D.Double(x, middle, x + length, middle));
                }
                if (series.getMarker() != null) {
                    graphics.setColor(series.getMarkerColor());
                    series.getMarker()
                            .paint(
                                    graphics,
                                    x + length / 2.0,
                                    middle,
                                    chart.getStyler().getMarkerSize());
                }
            }
            default -> {
                graphics.setColor(series.getFillColor());
                graphics.fill(new Rectangle2D.Double(x, middle - 6, length, 12));
            }
        }
    }

    /**
     * At its size and with whole names; if that takes too many rows, smaller, with shorter ones, and at last not all.
     */
    private List<Entry> entries() {
        List<XYSeries> all = shown();
        List<String> names =
                all.stream().map(series -> Lettering.plain(series.getLabel())).toList();
        List<Entry> entries = entries(all, names, chart.getStyler().getLegendFont());
        if (!isTooHigh(entries)) {
            return entries;
        }
        Font small = chart.getStyler().getLegendFont().deriveFont(SMALL);
        entries = entries(all, names, small);
        if (isTooHigh(entries)) {
            names = shorter(names);
            entries = entries(all, names, small);
        }
        for (int shown = all.size() - 1; isTooHigh(entries) && shown > 0; shown--) {
            List<String> some = new ArrayList<>(names.subList(0, shown));
            some.add("… and " + (all.size() - shown) + " more");
            entries = entries(all.subList(0, shown), some, small);
        }
        return entries;
    }

    /** The series that have an entry, in the order of the entries. */
    List<XYSeries> shown() {
        return chart.getStyler().isLegendVisible()
                ? chart.getSeriesCollection().stream()
                        .filter(series -> series.isEnabled() && series.isShowInLegend())
                        .sorted(Comparator.comparingInt(LegendRows::group))
                        .toList()
                : List.of();
    }

    /** Curves first, then points, and last what is a mark on every map: ring and star. */
    private static int group(XYSeries series) {
        if (!SeriesLines.NONE.equals(series.getLineStyle())) {
            return 0;
        }
        return series.getMarker() instanceof Mark ? 2 : 1;
    }

    private boolean isTooHigh(List<Entry> entries) {
        return rows(entries) * rowHeight(entries) > MOST * chart.getHeight();
    }

    /** The entries, row by row; a last name without a series stands alone. */
    private List<Entry> entries(List<XYSeries> series, List<String> names, Font font) {
        List<Entry> entries = new ArrayList<>();
        double room = chart.getWidth() - 2 * padding();
        double x = 0;
        int row = 0;
        for (int i = 0; i < names.size(); i++) {
            int line = i < series.size() ? chart.getStyler().getLegendSeriesLineLength() + BELOW : 0;
            String name = Lettering.fitting(names.get(i), font, room - line);
            TextLayout text = Lettering.layout(name.isBlank() ? "–" : name, font);
            double width = line + text.getAdvance();
            if (x > 0 && x + width > room) {
                x = 0;
                row++;
            }
            entries.add(new Entry(i < series.size() ? series.get(i) : null, text, x, row, width, font));
            x += width + (font.getSize2D() > SMALL ? GAP : SMALL_GAP);
        }
        return entries;
    }

    /** Names without what all of them end with, from a comma on: "Adam(α=0.1, …" where all have the same β and ε. */
    private static List<String> shorter(List<String> names) {
        String first = names.get(0);
        for (int comma = first.indexOf(", "); comma >= 0; comma = first.indexOf(", ", comma + 1)) {
            String end = first.substring(comma);
            if (names.stream().allMatch(name -> name.endsWith(end))) {
                return names.stream()
                        .map(name -> name.substring(0, name.length() - end.length()) + ", …")
                        .toList();
            }
        }
        return names;
    }

    private static int rows(List<Entry> entries) {
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).row() + 1;
    }

    private static double rowHeight(List<Entry> entries) {
        return entries.isEmpty() ? 0 : entries.get(0).font().getSize2D() * 1.6;
    }

    private double padding() {
        return chart.getStyler().getChartPadding();
    }
}
