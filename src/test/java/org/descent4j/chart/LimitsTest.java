package org.descent4j.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private final LookChart chart = (LookChart) Look.chart("", "x", "y");

    @Test
    @DisplayName("what is drawn and finite has room, and a little more to the right")
    void ofTheData() {
        Look.line(chart, "a", new double[] {1, 3, Double.NaN, 9}, new double[] {-2, 4, 7, Double.NaN}, Look.RED);
        Look.line(chart, "b", new double[] {-1, 2}, new double[] {0, 5}, Look.RED);
        Look.line(chart, "hidden", new double[] {-50, 50}, new double[] {-50, 50}, Look.RED)
                .setEnabled(false);
        assertLimits(-1, 3 + 4 / 400.0, -2, 5);
        Look.line(chart, "right", new double[] {-50, 50}, new double[] {-50, 50}, Look.RED)
                .setYAxisGroup(1);
        assertLimits(-1, 3 + 4 / 400.0, -2, 5);
    }

    @Test
    @DisplayName("limits of one's own come first, those of the first axis before those of all")
    void given() {
        Look.line(chart, "a", new double[] {1, 3}, new double[] {-2, 4}, Look.RED);
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(10.0).setYAxisMin(-7.0).setYAxisMax(8.0);
        assertLimits(0, 10, -7, 8);
        chart.getStyler().setYAxisMin(0, -3.0);
        chart.getStyler().setYAxisMax(0, 5.0);
        assertLimits(0, 10, -3, 5);
    }

    @Test
    @DisplayName("one value has a tenth of it on both sides; no value at all, the numbers from 0 to 1")
    void oneValueAndNone() {
        assertLimits(0, 1 + 1 / 400.0, 0, 1);
        Look.points(chart, "a", new double[] {5}, new double[] {-40}, Look.RED);
        assertLimits(4.5, 5.5 + 1 / 400.0, -44, -36);
    }

    @Test
    @DisplayName("a logarithmic axis ends at round numbers; 0 and below have no place on it")
    void logarithmic() {
        chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
        assertLimits(0.1, 1, 0.1, 1);
        Look.line(chart, "a", new double[] {3, 70, 5}, new double[] {0.3, 7, -4}, Look.RED);
        assertLimits(2, 100, 0.2, 10);
        Look.line(chart, "b", new double[] {3, 3}, new double[] {1e-30, 0}, Look.RED);
        assertLimits(2, 100, 5e-16, 10);
        LookChart one = (LookChart) Look.chart("", "x", "y");
        one.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
        Look.points(one, "a", new double[] {4}, new double[] {40}, Look.RED);
        assertLimits(Limits.of(one.getStyler()).completedFor(one), 2, 5, 20, 50);
    }

    @Test
    @DisplayName("with equal scales the axis that is too short grows on both sides")
    void equalScale() {
        Rectangle2D plot = new Rectangle2D.Double(30, 40, 200, 100);
        assertLimits(new Limits(0.0, 1.0, 2.0, 3.0).withEqualScale(plot), -0.5, 1.5, 2, 3);
        assertLimits(new Limits(0.0, 4.0, 2.0, 3.0).withEqualScale(plot), 0, 4, 1.5, 3.5);
    }

    @Test
    @DisplayName("charts that share their limits have those of all, but for what one of them says itself")
    void shared() {
        LookChart other = (LookChart) Look.chart("", "x", "y");
        Look.line(chart, "a", new double[] {0, 400}, new double[] {-2, 4}, Look.RED);
        Look.line(other, "a", new double[] {-400, 0}, new double[] {0, 9}, Look.RED);
        other.getStyler().setYAxisMax(0, 6.0);
        Limits.share(List.of(chart, other));
        assertLimits(Limits.of(chart.getStyler()), -400, 401, -2, 6);
        assertLimits(Limits.of(other.getStyler()), -400, 401, -2, 6);
    }

    private void assertLimits(double left, double right, double bottom, double top) {
        assertLimits(Limits.of(chart.getStyler()).completedFor(chart), left, right, bottom, top);
    }

    private static void assertLimits(Limits limits, double left, double right, double bottom, double top) {
        assertEquals(left, limits.left(), 1e-9, "left");
        assertEquals(right, limits.right(), 1e-9, "right");
        assertEquals(bottom, limits.bottom(), Math.abs(bottom) * 1e-9, "bottom");
        assertEquals(top, limits.top(), 1e-9, "top");
    }
}
