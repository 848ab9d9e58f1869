package org.descent4j.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

/**
 * An XChart chart that draws what XChart stumbles over: a curve in one go, so that its dashes run on; a legend in rows;
 * NaN, infinite values and, on a logarithmic axis, zeros and negative ones.
 */
final class LookChart extends XYChart {

    private final CurvePlot curves;
    private final Map<String, Integer> pointsBefore = new HashMap<>();
    private boolean equalScale;
    private String note = "";

    LookChart(int width, int height) {
        super(width, height);
        curves = new CurvePlot(this);
        plot = curves;
        legend = new LegendRows(this);
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

    /** Remembers how many points a curve had before it was thinned. */
    void thinned(String series, int points) {
        pointsBefore.put(series, points);
    }

    int points(XYSeries series) {
        return pointsBefore.getOrDefault(series.getName(), series.getXData().length);
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
    public void enableInteractionData() {
        super.enableInteractionData();
        curves.leaveToXChart(); // its tooltips know only what it has drawn itself
    }

    @Override
    public void paint(Graphics2D graphics, int width, int height) {
        Limits given = Limits.of(getStyler());
        LogGrid grid = LogGrid.of(getStyler());
        curves.grid(grid);
        Limits drawn = given.completedFor(this);
        try {
            drawn.applyTo(getStyler());
            grid.hideFrom(getStyler());
            if (equalScale) {
                layOut(width, height);
                drawn.withEqualScale(plotBounds()).applyTo(getStyler());
            }
            super.paint(graphics, width, height);
        } finally {
            given.applyTo(getStyler());
            grid.giveBackTo(getStyler());
        }
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
