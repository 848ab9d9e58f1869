package org.descent4j.chart;

import static org.descent4j.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.descent4j.average.Ewa;
import org.descent4j.schedule.LearningRate;
import org.descent4j.surface.Point;
import org.descent4j.surface.Surface;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;

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
        XYSeries green = chart.getSeries("β = 0.98, corrected");
        assertEquals(Look.GREEN, green.getLineColor());
        assertArrayEquals(Ewa.of(0.98).corrected().over(theta), green.getYData());
        assertApart(chart);
    }

    @Test
    @DisplayName("the same β has the same colour and dashes in every chart; two β differ in more than colour")
    void dashesByBeta() {
        Ewa[] averages = {Ewa.of(0.5), Ewa.of(0.9), Ewa.of(0.98), Ewa.of(0.7), Ewa.of(0.95)};
        XYChart all = Curves.averages(theta, averages);
        assertApart(all);
        assertApart(Curves.weights(30, averages));
        for (double beta : new double[] {0.5, 0.9, 0.98}) {
            String name = "β = " + beta;
            XYSeries alone = Curves.averages(theta, Ewa.of(beta)).getSeries(name);
            XYSeries weights = Curves.weights(30, Ewa.of(0.3), Ewa.of(beta)).getSeries(name);
            XYSeries own = Look.line(Look.chart("", "x", "y"), Ewa.of(beta), name, theta, theta);
            for (XYSeries other : List.of(alone, weights, own)) {
                assertEquals(all.getSeries(name).getLineColor(), other.getLineColor(), name);
                assertEquals(all.getSeries(name).getLineStyle(), other.getLineStyle(), name);
            }
        }
    }

    /** Any two curves differ in dashes or width, as a grey print shows them. */
    private static void assertApart(XYChart chart) {
        List<XYSeries> curves = chart.getSeriesCollection().stream()
                .filter(series -> !SeriesLines.NONE.equals(series.getLineStyle()))
                .toList();
        assertEquals(
                curves.size(),
                curves.stream().map(XYSeries::getLineStyle).distinct().count(),
                chart.getTitle());
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
        assertRefused("averages is empty: must name at least one average", () -> Curves.averages(theta));
        assertRefused(
                "averages = [Ewa(β=0.9, t=0, v=0.0), Ewa(β=0.9, t=0, v=0.0)]: must not name one twice",
                () -> Curves.weights(5, Ewa.of(0.9), Ewa.of(0.9)));
    }

    @Test
    @DisplayName("S16, S17: α over epochs, of schedules by epochs and by steps")
    void learningRates() {
        LearningRate decay = LearningRate.inverseTime(0.2, 1);
        LearningRate stairs = decay.inStairs(2);
        XYChart chart = Curves.learningRates(4, 10, decay, stairs, LearningRate.cosine(0.2, 40));
        assertEquals(3, chart.getSeriesCollection().size());
        double[] alpha = chart.getSeries(decay.toString()).getYData();
        assertEquals(40, alpha.length);
        assertEquals(0.1, alpha[0], 1e-12);
        assertEquals(0.04, alpha[39], 1e-12);
        assertEquals(1.9, chart.getSeries(decay.toString()).getXData()[9], 1e-12);
        XYChart named = Curves.learningRates(4, 10, Map.of("one over the epoch", decay));
        assertArrayEquals(alpha, named.getSeries("one over the epoch").getYData());
        assertRefused(
                "schedules is empty: must name at least one schedule", () -> Curves.learningRates(1, 1, Map.of()));
        assertRefused(
                "schedules = [" + decay + ", " + decay + "]: must not name one twice",
                () -> Curves.learningRates(1, 1, decay, decay));
        assertRefused("epochs = 0: must be at least 1", () -> Curves.learningRates(0, 1, decay));
        assertRefused("stepsPerEpoch = 0: must be at least 1", () -> Curves.learningRates(1, 0, decay));
        assertRefused("schedules is empty: must name at least one schedule", () -> Curves.learningRates(1, 1));
    }

    @Test
    @DisplayName("S18: a plateau, cut along x")
    void crossSection() {
        Surface plateau = Surface.plateau();
        XYChart chart = Curves.crossSection(plateau, Point.of(-6, 0), Point.of(2, 0));
        XYSeries cut = chart.getSeriesCollection().iterator().next();
        assertEquals("x", chart.getXAxisTitle());
        assertEquals("Plateau, cut at y = 0", chart.getTitle());
        assertEquals(-6, cut.getXData()[0]);
        assertEquals(plateau.value(-6, 0), cut.getYData()[0]);
        assertEquals(0, Arrays.stream(cut.getYData()).min().orElseThrow(), 1e-3);
        assertEquals(
                "y",
                Curves.crossSection(plateau, Point.of(1, 0), Point.of(1, 2)).getXAxisTitle());
        XYSeries aslant = Curves.crossSection(plateau, Point.of(0, 0), Point.of(3, 4))
                .getSeriesCollection()
                .iterator()
                .next();
        assertEquals(5, aslant.getXData()[aslant.getXData().length - 1], 1e-12);
        Point here = Point.of(1, 1);
        assertRefused(
                "from = " + here + ", to = " + here + ": must be finite and differ",
                () -> Curves.crossSection(plateau, here, here));
    }
}
