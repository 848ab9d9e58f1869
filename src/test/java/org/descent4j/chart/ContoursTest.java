package org.descent4j.chart;

import static org.descent4j.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.descent4j.optimizer.Adam;
import org.descent4j.optimizer.GradientDescent;
import org.descent4j.optimizer.Momentum;
import org.descent4j.surface.Point;
import org.descent4j.surface.Surface;
import org.descent4j.surface.Walk;
import org.descent4j.surface.Window;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

class ContoursTest {

    private static final Window SQUARE = Window.of(-2, 2, -2, 2);

    private final Surface bowl = Surface.bowl(0.1, 2);
    private final Point start = Point.of(-9, 3);

    @Test
    void eachLineIsWhereTheFunctionHasItsLevel() {
        double[][] circle = Field.of((x, y) -> x * x + y * y, SQUARE).at(1).line();
        int points = 0;
        for (int i = 0; i < circle[0].length; i++) {
            if (!Double.isNaN(circle[0][i])) {
                assertEquals(1, Math.hypot(circle[0][i], circle[1][i]), 1e-3);
                points++;
            }
        }
        assertTrue(points > 300, points + " points");
        Rectangle2D above = Field.of((x, y) -> x, SQUARE).at(1.01).above().getBounds2D();
        assertEquals(1.01, above.getMinX(), 1e-9);
        assertEquals(2, above.getMaxX(), 1e-9);
    }

    @Test
    void atASaddleTheLinesDoNotCross() {
        double[][] lines = Field.of((x, y) -> x * y, SQUARE).at(1e-4).line();
        for (int i = 0; i + 1 < lines[0].length; i += 3) {
            assertTrue(
                    lines[0][i] * lines[0][i + 1] >= 0 && lines[1][i] * lines[1][i + 1] >= 0,
                    "both ends in the same quadrant");
        }
    }

    @Test
    void levelsAreRoundAndLogarithmicWhereTheSurfaceIsSteep() {
        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, levels((x, y) -> 2.5 * (x + 2)), 1e-9);
        double[] steep = levels((x, y) -> Math.pow(10, x + y));
        assertTrue(steep.length >= 7 && steep.length <= 14, Arrays.toString(steep));
        assertTrue(steep[1] / steep[0] > 1.9 && steep[steep.length - 1] / steep[0] > 100, Arrays.toString(steep));
        assertEquals(0, levels((x, y) -> 3).length);
    }

    private static double[] levels(java.util.function.DoubleBinaryOperator function) {
        return Levels.of(Field.of(function, SQUARE).valuesIn(SQUARE));
    }

    static Stream<Surface> surfaces() {
        return Surface.all().stream();
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void everySurfaceHasAboutADozenLines(Surface surface) {
        XYChart chart = Contours.chart(surface);
        long lines = chart.getSeriesCollection().stream()
                .filter(series -> !series.isShowInLegend())
                .count();
        assertTrue(lines >= 7 && lines <= 25, lines + " lines");
        assertEquals(!surface.minima().isEmpty(), Seen.has(chart, Look.BLACK) && hasStar(chart));
    }

    private static boolean hasStar(XYChart chart) {
        return chart.getSeries("minimum") != null || chart.getSeries("minima") != null;
    }

    @Test
    @DisplayName("S11: gradient descent and momentum on the bowl: start, steps, end and minimum are marked")
    void walks() {
        Walk plain = Walk.of(bowl, GradientDescent.of(0.45), start, 30);
        Walk smooth = Walk.of(bowl, Momentum.of(0.45), start, 30);
        XYChart chart = Contours.chart(bowl, plain, smooth);
        assertEquals(
                List.of("Gradient descent", "Momentum", "start", "minimum"),
                chart.getSeriesCollection().stream()
                        .filter(XYSeries::isShowInLegend)
                        .map(XYSeries::getName)
                        .toList());
        assertArrayEquals(plain.xs(), chart.getSeries("Gradient descent").getXData());
        assertArrayEquals(
                new double[] {plain.end().x()},
                chart.getSeries("end of Gradient descent").getXData());
        assertEquals(Look.RED, chart.getSeries("Momentum").getLineColor());
        assertTrue(Description.of(chart).contains("contour lines, f = "), Description.of(chart));
    }

    @Test
    void namesTellWalksApart() {
        Walk one = Walk.of(bowl, GradientDescent.of(0.1), start, 3);
        Walk two = Walk.of(bowl, GradientDescent.of(0.2), start, 3);
        Walk adam = Walk.of(bowl, Adam.of(0.2), start, 3);
        XYChart chart = Contours.chart(bowl, one, two, adam, one);
        for (String name :
                List.of("Gradient descent, α = 0.2", "Adam", "Gradient descent (1)", "Gradient descent (4)")) {
            assertTrue(chart.getSeries(name) != null, name);
        }
    }

    @Test
    @DisplayName("a walk has its algorithm's colour, in whatever language it is called")
    void anyName() {
        XYChart chart = Contours.chart(bowl);
        Walk walk = Walk.of(bowl, Momentum.of(0.45), start, 3);
        assertEquals(Look.RED, Contours.walk(chart, "Adam? no, 모멘텀", walk).getLineColor());
    }

    @Test
    void aUnitIsAsLongUpwardsAsSidewards() {
        LookChart chart = (LookChart) Contours.chart(bowl, Window.of(-3, 1, -2, 5));
        Look.points(chart, "more for the legend ".repeat(20), new double[] {0}, new double[] {0}, Look.RED);
        Seen.of(chart);
        Rectangle2D plot = chart.plotBounds();
        double width = chart.getChartXFromCoordinate((int) plot.getMaxX())
                - chart.getChartXFromCoordinate((int) plot.getMinX());
        double height = chart.getChartYFromCoordinate((int) plot.getMinY())
                - chart.getChartYFromCoordinate((int) plot.getMaxY());
        assertEquals(plot.getWidth() / plot.getHeight(), width / height, 0.02);
    }

    @Test
    void aWalkThatDivergesLeavesThePlotAndSaysSo() {
        Surface valley = Surface.rosenbrock(100);
        Walk away = Walk.of(valley, GradientDescent.of(0.01), Point.of(-1.5, 2.5), 100);
        assertTrue(away.diverged());
        XYChart chart = Contours.chart(valley, away);
        assertTrue(
                chart.getSeries("Gradient descent, diverged at t = " + away.steps()) != null,
                chart.getSeriesCollection().stream()
                        .map(XYSeries::getName)
                        .toList()
                        .toString());
        assertTrue(Seen.has(chart, Look.BLUE));
    }

    @Test
    @DisplayName("A walk that leaves the map for good is drawn up to its first place outside, and says when it left")
    void leaving() {
        Surface plateau = Surface.plateau();
        Walk swings = Walk.of(plateau, GradientDescent.of(3), Point.of(-4, 1), 60);
        XYChart chart = Contours.chart(plateau, swings);
        assertTrue(chart.toString().contains("left the picture at t = 2"), chart.toString());
        XYSeries left = chart.getSeries("Gradient descent, left the picture at t = 2");
        assertArrayEquals(Arrays.copyOf(swings.ys(), 3), left.getYData());
        Walk back = Walk.of(Surface.saddle(), GradientDescent.of(0.1), Point.of(3, 0), 20);
        assertEquals(
                21,
                Contours.chart(Surface.saddle(), back)
                        .getSeries("Gradient descent")
                        .getXData()
                        .length);
    }

    @Test
    void aFunctionThatIsNotFiniteEverywhereIsDrawnWhereItIs() {
        XYChart chart = Contours.chart((x, y) -> Math.log(x) + y, SQUARE);
        assertTrue(chart.getSeriesCollection().size() > 3);
        Seen.of(chart);
        XYChart flat = Contours.chart((x, y) -> 1, SQUARE);
        assertEquals(0, flat.getSeriesCollection().size());
        assertTrue(Description.of(flat).endsWith("No contour lines: the surface is flat."));
        Seen.of(Contours.chart((x, y) -> Double.NaN, SQUARE));
    }

    @Test
    @DisplayName("walks of one algorithm in colours of one's own, and a minimum that the function does not know")
    void coloursOfOnesOwn() {
        XYChart chart = Contours.chart((x, y) -> x * x + y * y, SQUARE);
        double[] xs = {-1, -0.5, 0};
        double[] ys = {1, 1, 0};
        XYSeries walk = Contours.walk(chart, "Gradient descent, size 1", xs, ys, Look.PURPLE);
        assertEquals(Look.PURPLE, walk.getLineColor());
        assertEquals(
                Look.PURPLE, chart.getSeries("end of Gradient descent, size 1").getMarkerColor());
        assertTrue(chart.getSeries("start").isShowInLegend());
        assertTrue(Seen.has(chart, Look.PURPLE));
        XYSeries star = Contours.minimum(chart, Point.of(0, 0));
        assertArrayEquals(new double[] {0}, star.getXData());
        assertTrue(star.isShowInLegend() && hasStar(chart));
        assertRefused(
                "name = minimum: must not be in the chart already", () -> Contours.minimum(chart, Point.of(1, 0)));
    }

    @Test
    void wrongWalksAreRefused() {
        XYChart chart = Contours.chart(bowl);
        int before = chart.getSeriesCollection().size();
        assertRefused(
                "xs is empty: must hold at least the start",
                () -> Contours.walk(chart, "none", new double[0], new double[0], Look.RED));
        assertRefused(
                "ys has 2 values, xs 1: must have as many",
                () -> Contours.walk(chart, "none", new double[1], new double[2], Look.RED));
        assertEquals(before, chart.getSeriesCollection().size());
        assertFalse(chart.getSeriesCollection().isEmpty());
    }

    @Test
    @DisplayName("a line is the edge of what is above its level, in the cells of a saddle too")
    void theLineIsTheEdge() {
        // Nothing falls on a corner of the grid, and the cell in the middle has two corners above and two below.
        Window off = Window.of(-2.011, 2, -2.013, 2);
        for (double level : new double[] {1e-5, -1e-5, 0.7}) {
            Field.Cut cut = Field.of((x, y) -> x * y, off).at(level);
            double[][] line = cut.line();
            assertTrue(line[0].length > 300, line[0].length + " numbers");
            for (int i = 0; i + 1 < line[0].length; i += 3) {
                double dx = line[0][i + 1] - line[0][i];
                double dy = line[1][i + 1] - line[1][i];
                double x = (line[0][i] + line[0][i + 1]) / 2;
                double y = (line[1][i] + line[1][i + 1]) / 2;
                double step = 1e-7 / Math.hypot(dx, dy);
                assertTrue(
                        cut.above().contains(x + step * dy, y - step * dx)
                                != cut.above().contains(x - step * dy, y + step * dx),
                        "at " + x + ", " + y + ", level " + level);
                assertTrue(Double.isNaN(line[0][i + 2]) && Double.isNaN(line[1][i + 2]));
            }
        }
    }
}
