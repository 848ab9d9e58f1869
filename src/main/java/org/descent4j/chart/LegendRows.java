package org.descent4j.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Legend_Marker;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;

/** The legend below the plot, in as many rows as it takes: XChart's own runs out of the picture. */
final class LegendRows extends Legend_Marker<XYStyler, XYSeries> {

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final int GAP = 26;
    private static final int BELOW = 6;

    /** A curve's line and its name, where they stand in the legend. */
    private record Entry(XYSeries series, TextLayout text, double x, int row, double width) {}

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
        return new Rectangle2D.Double(0, 0, width, entries.isEmpty() ? 0 : rows(entries) * rowHeight() + 2 * BELOW);
    }

    @Override
    public void paint(Graphics2D graphics) {
        if (isXCharts()) {
            super.paint(graphics);
            return;
        }
        List<Entry> entries = entries();
        double top = chart.getHeight() - chart.getStyler().getChartPadding() / 2.0 - rows(entries) * rowHeight();
        Rectangle2D plot = chart.plotBounds();
        for (Entry entry : entries) {
            double width = entries.stream()
                    .filter(other -> other.row() == entry.row())
                    .mapToDouble(other -> other.x() + other.width())
                    .max()
                    .orElse(0);
            double left = plot.getCenterX() - width / 2;
            left = Math.max(Math.min(left, chart.getWidth() - padding() - width), padding());
            paint(graphics, entry, left + entry.x(), top + (entry.row() + 0.5) * rowHeight());
        }
    }

    private void paint(Graphics2D graphics, Entry entry, double x, double middle) {
        XYSeries series = entry.series();
        int length = chart.getStyler().getLegendSeriesLineLength();
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
        graphics.setColor(chart.getStyler().getChartFontColor());
        // As outlines, like all text of a chart: a vector file then looks the same without the font.
        double baseline = middle + capitals() / 2;
        Shape text = entry.text().getOutline(AffineTransform.getTranslateInstance(x + length + BELOW, baseline));
        graphics.fill(text);
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        if (!chart.getStyler().isLegendVisible()) {
            return entries;
        }
        double room = chart.getWidth() - 2 * padding();
        double x = 0;
        int row = 0;
        for (XYSeries series : chart.getSeriesCollection()) {
            if (!series.isEnabled() || !series.isShowInLegend()) {
                continue;
            }
            int line = chart.getStyler().getLegendSeriesLineLength() + BELOW;
            TextLayout text = fitting(series.getLabel().replaceAll("\\s+", " "), room - line);
            double width = line + text.getAdvance();
            if (x > 0 && x + width > room) {
                x = 0;
                row++;
            }
            entries.add(new Entry(series, text, x, row, width));
            x += width + GAP;
        }
        return entries;
    }

    /** The text, or as much of it as fits, with an ellipsis. */
    private TextLayout fitting(String text, double room) {
        Font font = chart.getStyler().getLegendFont();
        TextLayout layout = new TextLayout(text.isBlank() ? "–" : text, font, CONTEXT);
        for (int end = text.length() - 1; layout.getAdvance() > room && end > 0; end--) {
            layout = new TextLayout(text.substring(0, end) + "…", font, CONTEXT);
        }
        return layout;
    }

    private static int rows(List<Entry> entries) {
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).row() + 1;
    }

    private double rowHeight() {
        return chart.getStyler().getLegendFont().getSize2D() * 1.6;
    }

    private double capitals() {
        return chart.getStyler().getLegendFont().getSize2D() * 0.72;
    }

    private double padding() {
        return chart.getStyler().getChartPadding();
    }
}
