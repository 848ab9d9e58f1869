package org.descent4j.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.PieChart;

class DescriptionTest {

    @Test
    @DisplayName("a curve in words: how many points, and from where to where; what is not in the legend is not told")
    void curves() {
        LookChart chart = (LookChart) Look.chart("A title", "t", "J");
        Look.points(chart, "one", new double[] {2}, new double[] {3}, Look.RED);
        Look.line(chart, "some", new double[] {1, 2, 1.5}, new double[] {-1, 3, 12345.678}, Look.RED);
        Look.line(chart, "off", new double[] {1}, new double[] {1}, Look.RED).setEnabled(false);
        Look.line(chart, "silent", new double[] {1}, new double[] {1}, Look.RED).setShowInLegend(false);
        Look.line(chart, "lost", new double[] {1}, new double[] {Double.NaN}, Look.RED);
        assertEquals(
                "Chart: A title. x: t, y: J. one: 1 point, x 2.000 to 2.000, y 3.000 to 3.000."
                        + " some: 3 points, x 1.000 to 2.000, y -1.000 to 1.235e+04. lost: 1 point, none finite.",
                Description.of(chart));
        chart.note("A note");
        assertEquals("none finite. A note.", Description.of(chart).replaceAll(".*: 1 point, (none)", "$1"));
    }

    @Test
    @DisplayName("a chart of another kind is told by its title and its series")
    void otherCharts() {
        PieChart pie = new PieChart(100, 100);
        pie.setTitle("Shares");
        pie.addSeries("a", 3);
        assertEquals("Chart: Shares. a.", Description.of(pie));
    }
}
