package org.descent4j.chart;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.style.XYStyler;

/** The grid of logarithmic axes, a line a decade: XChart's has nine, which over many decades turn the chart grey. */
record LogGrid(boolean horizontal, boolean vertical, boolean marks) {

    /** What there is to draw, and to hide from XChart meanwhile. */
    static LogGrid of(XYStyler styler) {
        boolean logarithmic = styler.isXAxisLogarithmic() || styler.isYAxisLogarithmic();
        return new LogGrid(
                styler.isYAxisLogarithmic() && styler.isPlotGridHorizontalLinesVisible(),
                styler.isXAxisLogarithmic() && styler.isPlotGridVerticalLinesVisible(),
                logarithmic && styler.isAxisTicksMarksVisible());
    }

    static LogGrid none() {
        return new LogGrid(false, false, false);
    }

    void hideFrom(XYStyler styler) {
        show(styler, false);
    }

    void giveBackTo(XYStyler styler) {
        show(styler, true);
    }

    private void show(XYStyler styler, boolean visible) {
        if (horizontal) {
            styler.setPlotGridHorizontalLinesVisible(visible);
        }
        if (vertical) {
            styler.setPlotGridVerticalLinesVisible(visible);
        }
        if (marks) {
            styler.setAxisTicksMarksVisible(visible);
        }
    }

    void paint(Graphics2D graphics, Rectangle2D plot, Places places, XYStyler styler) {
        graphics.setColor(styler.getPlotGridLinesColor());
        graphics.setStroke(styler.getPlotGridLinesStroke());
        if (horizontal) {
            for (double value : Ticks.logTicks(styler.getYAxisMin(0), styler.getYAxisMax(0))) {
                double y = places.y().applyAsDouble(value);
                graphics.draw(new Line2D.Double(plot.getMinX(), y, plot.getMaxX(), y));
            }
        }
        if (vertical) {
            for (double value : Ticks.logTicks(styler.getXAxisMin(), styler.getXAxisMax())) {
                double x = places.x().applyAsDouble(value);
                graphics.draw(new Line2D.Double(x, plot.getMinY(), x, plot.getMaxY()));
            }
        }
    }
}
