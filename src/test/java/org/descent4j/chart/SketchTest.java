package org.descent4j.chart;

import static org.descent4j.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.BasicStroke;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import org.descent4j.surface.Point;
import org.descent4j.surface.Window;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

class SketchTest {

    private static XYChart map() {
        return Contours.chart((x, y) -> 1, Window.of(-2, 2, -2, 2));
    }

    @Test
    @DisplayName("An arrow is a line with a head at its end, in the legend as a line, and wider with a larger head")
    void arrow() {
        XYChart chart = map();
        XYSeries arrow = Sketch.arrow(chart, "step", Point.of(-1, 0), Point.of(1, 0.5), Look.RED);
        assertArrayEquals(new double[] {-1, 1}, arrow.getXData());
        assertArrayEquals(new double[] {0, 0.5}, arrow.getYData());
        assertEquals(Look.RED, arrow.getLineColor());
        assertTrue(arrow.isShowInLegend() && Description.of(chart).contains("step: 2 points"));
        long thin = Seen.count(Seen.of(chart), Look.RED);
        XYChart line = map();
        Look.line(line, "step", new double[] {-1, 1}, new double[] {0, 0.5}, Look.RED);
        assertTrue(thin > Seen.count(Seen.of(line), Look.RED) + 5, thin + " pixels");
        arrow.setLineStyle(new BasicStroke(5));
        assertTrue(Seen.count(Seen.of(chart), Look.RED) > 2 * thin);
    }

    @Test
    @DisplayName(
            "The head has its tip at the arrow's end, and is behind it; too short an arrow has none, nor one far away")
    void head() {
        Point2D[] right = {new Point2D.Double(0, 0), new Point2D.Double(50, 0)};
        Rectangle2D head = ArrowHead.of(right, 2).getBounds2D();
        assertEquals(50, head.getMaxX(), 1e-9);
        assertEquals(50 - 8.4, head.getMinX(), 1e-9);
        assertEquals(0, head.getCenterY(), 1e-9);
        double neck = ArrowHead.neck(right, 2).getX();
        assertTrue(neck > head.getMinX() && neck < 50, neck + "");
        Point2D[] up = {new Point2D.Double(3, 50), new Point2D.Double(3, 0)};
        assertEquals(0, ArrowHead.of(up, 2).getBounds2D().getMinY(), 1e-9);
        for (double length : new double[] {0, 1, 1e9}) {
            assertNull(ArrowHead.of(new Point2D[] {new Point2D.Double(0, 0), new Point2D.Double(length, 0)}, 2));
        }
        Point2D[] small = {new Point2D.Double(0, 0), new Point2D.Double(6, 0)};
        assertEquals(3, ArrowHead.of(small, 2).getBounds2D().getMinX(), 1e-9, "half of the arrow is line");
        assertNull(ArrowHead.of(new Point2D[] {null, new Point2D.Double(1, 0)}, 2));
        XYChart chart = map();
        Sketch.arrow(chart, "none", Point.of(1, 1), Point.of(1, 1), Look.RED);
        Sketch.arrow(chart, "far", Point.of(1, 1), Point.of(1e300, 1), Look.BLUE);
        Seen.of(chart);
    }

    @Test
    @DisplayName("An ellipse reaches as far along each axis as is said, and may be a line or a point")
    void ellipse() {
        XYChart chart = map();
        XYSeries ellipse = Sketch.ellipse(chart, "√S", Point.of(0.5, -0.5), 1, 0.25, Look.GREEN);
        assertEquals(1.5, Arrays.stream(ellipse.getXData()).max().orElseThrow(), 1e-12);
        assertEquals(-0.5, Arrays.stream(ellipse.getXData()).min().orElseThrow(), 1e-12);
        assertEquals(-0.25, Arrays.stream(ellipse.getYData()).max().orElseThrow(), 1e-12);
        for (int i = 0; i < ellipse.getXData().length; i++) {
            double x = ellipse.getXData()[i] - 0.5;
            double y = (ellipse.getYData()[i] + 0.5) / 0.25;
            assertEquals(1, Math.hypot(x, y), 1e-12);
        }
        Sketch.ellipse(chart, "a point", Point.of(0, 0), 0, 0, Look.RED);
        assertTrue(Seen.has(chart, Look.GREEN));
    }

    @Test
    @DisplayName("Places that are not finite, sizes below 0 and other charts are refused, and nothing is drawn")
    void refused() {
        XYChart chart = map();
        int before = chart.getSeriesCollection().size();
        assertRefused(
                "from = Point(x=NaN, y=0.0): must be finite",
                () -> Sketch.arrow(chart, "a", Point.of(Double.NaN, 0), Point.of(0, 0), Look.RED));
        assertRefused(
                "to = Point(x=0.0, y=Infinity): must be finite",
                () -> Sketch.arrow(chart, "a", Point.of(0, 0), Point.of(0, Double.POSITIVE_INFINITY), Look.RED));
        assertRefused(
                "halfX = -1.0: must be at least 0 and finite",
                () -> Sketch.ellipse(chart, "a", Point.of(0, 0), -1, 1, Look.RED));
        assertRefused(
                "halfY = NaN: must be at least 0 and finite",
                () -> Sketch.ellipse(chart, "a", Point.of(0, 0), 1, Double.NaN, Look.RED));
        assertRefused(
                "chart is a org.knowm.xchart.XYChart: must be one of this library",
                () -> Sketch.arrow(new XYChart(300, 200), "a", Point.of(0, 0), Point.of(1, 1), Look.RED));
        assertEquals(before, chart.getSeriesCollection().size());
    }
}
