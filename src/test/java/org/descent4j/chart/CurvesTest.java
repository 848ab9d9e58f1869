package org.descent4j.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import org.descent4j.average.Ewa;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

class CurvesTest {

    private final double[] theta = new Random(1).doubles(100, 20, 90).toArray();

    @Test
    @DisplayName("S6: β = 0.9 is red, 0.98 green, 0.5 yellow, over the data as points")
    void averagesInTheLecturesColours() {
        XYChart chart = Curves.averages(theta, Ewa.of(0.9), Ewa.of(0.98), Ewa.of(0.5));
        assertArrayEquals(theta, chart.getSeries("θ, the data").getYData());
        assertArrayEquals(Ewa.of(0.9).over(theta), chart.getSeries("β = 0.9").getYData());
        assertEquals(Look.RED, chart.getSeries("β = 0.9").getLineColor());
        assertEquals(Look.GREEN, chart.getSeries("β = 0.98").getLineColor());
        assertEquals(Look.YELLOW, chart.getSeries("β = 0.5").getLineColor());
    }

    @Test
    @DisplayName("S10: the corrected curve is green, the uncorrected one beside it purple")
    void correctedAndUncorrected() {
        XYChart chart = Curves.averages(theta, Ewa.of(0.98), Ewa.of(0.98).corrected());
        XYSeries purple = chart.getSeries("β = 0.98, not corrected");
        assertEquals(Look.PURPLE, purple.getLineColor());
        assertArrayEquals(Ewa.of(0.98).over(theta), purple.getYData());
        assertEquals(Look.GREEN, chart.getSeries("β = 0.98").getLineColor());
        assertArrayEquals(
                Ewa.of(0.98).corrected().over(theta),
                chart.getSeries("β = 0.98").getYData());
    }

    @Test
    @DisplayName("S8: the weights, with the window marked where they have decayed to about 1/e")
    void weightsWithTheirWindows() {
        XYChart chart = Curves.weights(30, Ewa.of(0.9), Ewa.of(0.98));
        assertArrayEquals(Ewa.of(0.9).weights(30), chart.getSeries("β = 0.9").getYData());
        XYSeries mark = chart.getSeries("k = 1/(1-β) = 10");
        assertArrayEquals(new double[] {10}, mark.getXData());
        assertArrayEquals(new double[] {Ewa.of(0.9).weights(30)[10]}, mark.getYData());
        assertEquals(
                List.of("β = 0.9", "k = 1/(1-β) = 10", "β = 0.98"),
                chart.getSeriesCollection().stream().map(XYSeries::getName).toList(),
                "the window of 50 lies outside");
    }

    @Test
    void wrongAveragesAreRefused() {
        assertEquals(
                "averages is empty: must name at least one average",
                assertThrows(IllegalArgumentException.class, () -> Curves.averages(theta))
                        .getMessage());
        assertEquals(
                "averages = [Ewa(β=0.9, t=0, v=0.0), Ewa(β=0.9, t=0, v=0.0)]: must not name one twice",
                assertThrows(IllegalArgumentException.class, () -> Curves.weights(5, Ewa.of(0.9), Ewa.of(0.9)))
                        .getMessage());
    }
}
