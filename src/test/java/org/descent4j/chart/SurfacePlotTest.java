package org.descent4j.chart;

import static org.descent4j.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

class SurfacePlotTest {

    private static final Window SQUARE = Window.of(-2, 2, -2, 2);

    private final Surface saddle = Surface.saddle();
    private final Surface bowl = Surface.bowl(1, 1);

    static List<Surface> surfaces() {
        return Surface.all();
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    @DisplayName("Every surface is a block of many shades, the same picture each time")
    void everySurface(Surface surface) {
        XYChart chart = SurfacePlot.of(surface).chart();
        BufferedImage image = Seen.of(chart);
        long shades = Arrays.stream(image.getRGB(0, 60, image.getWidth(), 400, null, 0, image.getWidth()))
                .distinct()
                .count();
        assertTrue(shades > 20, shades + " shades");
        long white = Seen.count(image, Color.WHITE);
        assertTrue(white < 0.86 * image.getWidth() * image.getHeight(), white + " white pixels");
        assertArrayEquals(
                Picture.of(chart).png(),
                Picture.of(SurfacePlot.of(surface).chart()).png());
        assertTrue(Description.of(chart).contains("A surface in three dimensions, turned by 30"));
    }

    @Test
    @DisplayName("At angle 0 x goes to the right and y away, as on a map; at 90 x goes away; at 90° above all is a map")
    void projection() {
        View map = new View(0, 90);
        assertEquals(3, map.right(3, 4), 1e-12);
        assertEquals(4, map.up(3, 4, 7), 1e-12);
        View front = new View(0, 0);
        assertEquals(7, front.up(3, 4, 7), 1e-12);
        assertEquals(4, front.away(3, 4), 1e-12);
        View turned = new View(90, 30);
        assertEquals(-4, turned.right(3, 4), 1e-12);
        assertEquals(3, turned.away(3, 4), 1e-12);
        assertEquals(3 * 0.5 + 7 * Math.sqrt(0.75), turned.up(3, 4, 7), 1e-12);
        assertEquals(-1, new View(0, 30).towardsY(), 1e-12);
        assertEquals(-1, turned.towardsX(), 1e-12);
    }

    @Test
    @DisplayName(
            "What stands behind a wall is hidden, and comes to light when the surface is turned or seen from above")
    void hidden() {
        Relief wall = Relief.of((x, y) -> Math.exp(-20 * y * y), SQUARE);
        double behind = wall.y(0.6);
        double ground = wall.ground(0, 0.6) + 0.006;
        assertTrue(wall.hides(0, behind, ground, new View(0, 20)));
        assertFalse(wall.hides(0, behind, ground, new View(180, 20)));
        assertFalse(wall.hides(0, behind, ground, new View(0, 80)));
        assertFalse(wall.hides(0, behind, ground, new View(90, 20)), "along the wall");
        assertFalse(wall.hides(0, -behind, ground, new View(0, 20)), "in front of it");
        assertFalse(wall.hides(0, 0, Relief.TALL + 0.006, new View(0, 5)), "on top of it");
    }

    @Test
    @DisplayName("A walk behind a wall is pale, the same walk in front of it has its algorithm's colour")
    void hiddenWalk() {
        Surface ridge = new Wall();
        Walk walk = Walk.of(ridge, GradientDescent.of(0.01), Point.of(-1, 0.5), 30);
        XYChart back =
                SurfacePlot.of(ridge, walk).withAngle(0).withElevation(20).chart();
        XYChart front =
                SurfacePlot.of(ridge, walk).withAngle(180).withElevation(20).chart();
        assertTrue(none(back.getSeries("Gradient descent")));
        assertFalse(none(back.getSeries("Gradient descent, hidden")));
        assertTrue(none(front.getSeries("Gradient descent, hidden")));
        assertFalse(none(front.getSeries("Gradient descent")));
        assertTrue(none(back.getSeries("start")) && back.getSeries("start").isShowInLegend());
        assertTrue(Seen.has(front, Look.BLUE));
    }

    private static boolean none(XYSeries series) {
        return Arrays.stream(series.getXData()).allMatch(Double::isNaN);
    }

    /** A wall along x, and a slope behind it. */
    private record Wall() implements Surface {
        @Override
        public double value(double x, double y) {
            return Math.exp(-20 * y * y) + 0.02 * x;
        }

        @Override
        public double[] gradient(double x, double y) {
            return new double[] {2, 0};
        }

        @Override
        public List<Point> minima() {
            return List.of();
        }

        @Override
        public Window window() {
            return SQUARE;
        }

        @Override
        public String formula() {
            return "a wall";
        }
    }

    @Test
    @DisplayName("A walk follows the ground between its places, and is named and marked as on a map")
    void walks() {
        Walk walk = Walk.of(bowl, GradientDescent.of(0.9), Point.of(-2, 0), 3);
        XYChart chart = SurfacePlot.of(bowl, walk).withElevation(60).chart();
        assertEquals(
                List.of("Gradient descent", "start", "minimum"),
                chart.getSeriesCollection().stream()
                        .filter(XYSeries::isShowInLegend)
                        .map(XYSeries::getName)
                        .toList());
        XYSeries line = chart.getSeries("Gradient descent");
        assertEquals(Look.BLUE, line.getLineColor());
        assertTrue(line.getXData().length > 20, "points: " + line.getXData().length);
        assertEquals(4, chart.getSeries("steps of Gradient descent").getXData().length);
        String words = Description.of(chart);
        assertTrue(
                words.contains(
                        "Gradient descent: 3 steps, from (-2.000, 0.000) to (1.024, 0.000), f from 4.000 to 1.049"),
                words);
        assertTrue(words.contains("minimum: [Point(x=0.0, y=0.0)]"), words);
    }

    @Test
    @DisplayName("A walk that leaves the window is drawn up to its border, and says when it left")
    void leaving() {
        Walk away = Walk.of(saddle, GradientDescent.of(0.3), Point.of(-1.8, 0.1), 20);
        XYChart chart = SurfacePlot.of(saddle, away).chart();
        String name = "Gradient descent, left the picture at t = 7";
        assertTrue(
                Math.abs(away.points().get(6).y()) < 2
                        && Math.abs(away.points().get(7).y()) > 2,
                away + "");
        assertFalse(none(chart.getSeries(name)));
        assertTrue(none(chart.getSeries("end of " + name)) && none(chart.getSeries("hidden end of " + name)));
        Walk diverging = Walk.of(Surface.rosenbrock(100), GradientDescent.of(0.01), Point.of(-1.5, 2.5), 100);
        Seen.of(SurfacePlot.of(Surface.rosenbrock(100), diverging).chart());
        Walk elsewhere = Walk.of(saddle, GradientDescent.of(0.1), Point.of(5, 5), 3);
        assertTrue(none(
                SurfacePlot.of(saddle, elsewhere).chart().getSeries("Gradient descent, left the picture at t = 0")));
    }

    @Test
    @DisplayName("Two walks of one algorithm are told apart, and words stand on a pin")
    void named() {
        Walk walk = Walk.of(bowl, Momentum.of(0.1), Point.of(-2, 1), 20);
        SurfacePlot plot = SurfacePlot.of(bowl)
                .withWalk("one", walk)
                .withWalk("other", walk)
                .withNames("A cost", "W", "b", "J");
        XYChart chart = plot.chart();
        assertEquals(Look.RED, chart.getSeries("one").getLineColor());
        assertFalse(chart.getSeries("one")
                .getLineColor()
                .equals(chart.getSeries("other").getLineColor()));
        assertTrue(Description.of(chart).startsWith("Chart: A cost. x: W, y: b. "), Description.of(chart));
        assertTrue(Description.of(chart).contains("J = 0.000 to "), Description.of(chart));
        long without = Seen.count(Seen.of(chart), Look.BLACK);
        long with =
                Seen.count(Seen.of(plot.withLabel("the bottom", Point.of(0, 0)).chart()), Look.BLACK);
        assertTrue(with > without, with + " and " + without);
        assertRefused(
                "place = Point(x=99.0, y=0.0): must be in the window, where the surface has a height",
                () -> plot.withLabel("nowhere", Point.of(99, 0)));
    }

    @Test
    @DisplayName(
            "Where the function is not finite the surface has a hole; a flat surface is a sheet; none at all is a box")
    void holes() {
        Relief half = Relief.of((x, y) -> Math.log(x), SQUARE);
        assertTrue(Double.isNaN(half.height(0, 0)) && Double.isNaN(half.ground(-1, 0)));
        assertEquals(Relief.TALL, half.height(Relief.CELLS, 0), 1e-12);
        BufferedImage hole = Seen.of(SurfacePlot.of((x, y) -> x * x + y * y < 1 ? Double.NaN : 1, SQUARE)
                .chart());
        BufferedImage sheet = Seen.of(SurfacePlot.of((x, y) -> 1, SQUARE).chart());
        assertTrue(Seen.count(hole, Color.WHITE) > Seen.count(sheet, Color.WHITE) + 3000);
        Seen.of(SurfacePlot.of((x, y) -> Double.NaN, SQUARE).chart());
        Seen.of(SurfacePlot.of((x, y) -> x > 0 ? 1e308 : -1e308, SQUARE).chart());
        assertTrue(Double.isNaN(new Drape(half, new View(0, 30)).at(-1, 0).right()), "nothing lies over a hole");
    }

    @Test
    @DisplayName("Heights are in proportion, and by their logarithm where the surface is very steep at its edges")
    void heights() {
        HeightScale even = HeightScale.of(new double[] {0, 1, 2, 3, 4});
        assertFalse(even.isLogarithmic());
        assertEquals(0.25, even.place(1), 1e-12);
        assertEquals(List.of(0.0, 2.0, 4.0), even.ticks());
        assertTrue(Relief.of(Surface.rosenbrock(100)::value, SQUARE).scale().isLogarithmic());
        assertTrue(Relief.of(Surface.beale()::value, Surface.beale().window())
                .scale()
                .isLogarithmic());
        assertFalse(Relief.of(saddle::value, SQUARE).scale().isLogarithmic());
        HeightScale steep = Relief.of(Surface.rosenbrock(100)::value, SQUARE).scale();
        assertEquals(0, steep.place(steep.low()), 1e-12);
        assertEquals(1, steep.place(steep.low() + steep.height()), 1e-12);
        assertTrue(steep.place(10) > 0.1
                && steep.place(10) < steep.place(100)
                && steep.ticks().contains(100.0));
        assertTrue(Description.of(SurfacePlot.of(Surface.beale()).chart()).endsWith("heights by their logarithm."));
        HeightScale flat = HeightScale.of(new double[] {3, 3});
        assertEquals(0, flat.place(3), 0);
        assertEquals(List.of(3.0), flat.ticks());
    }

    @Test
    @DisplayName("A long floor keeps its shape, up to twice as long as wide")
    void shape() {
        Relief long20 = Relief.of((x, y) -> x, Window.of(-10, 10, -5, 5));
        assertEquals(1, long20.halfX(), 0);
        assertEquals(0.5, long20.halfY(), 0);
        Relief slim = Relief.of((x, y) -> x, Window.of(0, 1, 0, 100));
        assertEquals(0.5, slim.halfX(), 0);
        assertEquals(-0.5, slim.x(0), 1e-12);
        assertEquals(1, slim.y(100), 1e-12);
    }

    @Test
    @DisplayName("Turning is a flipbook of 24 sides that goes round, begins where the plot stands, and is not large")
    void turning() {
        SurfacePlot plot = SurfacePlot.of(saddle).withAngle(45);
        Flipbook book = plot.turning();
        assertEquals(24, book.size());
        assertTrue(book.isCyclic());
        assertEquals("angle = 0°", book.labels().get(0));
        assertEquals("angle = 345°", book.labels().get(23));
        assertTrue(book.chart(1).toString().contains("turned by 60"), book.chart(1) + "");
        int bytes = FlipbookPage.html(book).length();
        assertTrue(bytes < 1_500_000, bytes + " bytes");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 86, Double.NaN})
    void wrongViewsAreRefused(double elevation) {
        SurfacePlot plot = SurfacePlot.of(bowl);
        assertRefused("degrees = " + elevation + ": must be from 5 to 85", () -> plot.withElevation(elevation));
        assertRefused("degrees = NaN: must be finite", () -> plot.withAngle(Double.NaN));
    }
}
