package org.descent4j.surface;

import static org.descent4j.Refusal.assertRefused;
import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurfaceTest {

    static List<Surface> all() {
        return Stream.concat(
                        Surface.all().stream(),
                        Stream.of(
                                Surface.bowl(3, 0.5),
                                Surface.rosenbrock(5),
                                Surface.bowl(0.1, 2).turned(45),
                                Surface.beale().turned(-30)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("the gradient is that of central differences, all over the window")
    void gradientIsTheSlope(Surface surface) {
        Window window = surface.window();
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            double x = window.left() + (window.right() - window.left()) * random.nextDouble();
            double y = window.bottom() + (window.top() - window.bottom()) * random.nextDouble();
            double h = 1e-5;
            double[] gradient = surface.gradient(x, y);
            double[] slope = {
                (surface.value(x + h, y) - surface.value(x - h, y)) / (2 * h),
                (surface.value(x, y + h) - surface.value(x, y - h)) / (2 * h)
            };
            assertArrayEquals(slope, gradient, 1e-6 * (1 + Math.abs(slope[0]) + Math.abs(slope[1])));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void minimaAreMinimaAndInTheWindow(Surface surface) {
        for (Point minimum : surface.minima()) {
            assertTrue(surface.window().contains(minimum));
            assertArrayEquals(new double[] {0, 0}, surface.gradient(minimum.x(), minimum.y()), 1e-12);
            assertEquals(0, surface.value(minimum.x(), minimum.y()), 1e-12);
            for (int i = 0; i < 16; i++) {
                double x = minimum.x() + 1e-3 * Math.cos(i * Math.PI / 8);
                double y = minimum.y() + 1e-3 * Math.sin(i * Math.PI / 8);
                assertTrue(surface.value(x, y) > surface.value(minimum.x(), minimum.y()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 2, 8.1",
        "1, -1, 1, 4",
        "1, 0, 1, 101",
        "2, 0, 0, 14.203125",
        "2, 1, 1, 14.203125",
        "3, 0, 0, 170",
        "3, 1, 1, 106",
        "4, 3, 2, 5",
        "5, 2, 1, 2",
        "6, 0, 2, 2.25",
        "7, -20, 2, 3",
        "8, 1, 2, 5",
        "8, 0.5, 0.5, 40.5",
        "8, 0.25, 0, 10.0625"
    })
    void knownValues(int index, double x, double y, double value) {
        assertEquals(value, Surface.all().get(index).value(x, y), 1e-12);
    }

    @Test
    void minimaAreCountedRight() {
        assertEquals(
                List.of(1, 1, 1, 4, 0, 0, 2, 1, 1),
                Surface.all().stream().map(surface -> surface.minima().size()).toList());
    }

    @Test
    @DisplayName("S18: at a saddle the gradient is 0, and in some direction the cost goes down")
    void s18_saddles() {
        for (Surface surface : new Surface[] {Surface.saddle(), Surface.monkeySaddle(), Surface.twoValleys()}) {
            assertArrayEquals(new double[] {0, 0}, surface.gradient(0, 0), 0);
            double here = surface.value(0, 0);
            double[] round = Stream.iterate(0.0, a -> a < 6.2, a -> a + 0.1)
                    .mapToDouble(a -> surface.value(0.1 * Math.cos(a), 0.1 * Math.sin(a)))
                    .toArray();
            assertTrue(Arrays.stream(round).anyMatch(value -> value < here));
            assertTrue(Arrays.stream(round).anyMatch(value -> value > here));
        }
        assertArrayEquals(new double[] {0, 0}, Surface.beale().gradient(0, 1), 0);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "1, -1", "2, 2", "-2, 1"})
    @DisplayName("S18: near every pair of whole numbers Rastrigin's function has a hollow, the higher the further out")
    void s18_hollows(double x, double y) {
        Surface bumpy = Surface.rastrigin();
        double bottomX = x * (1 - 2 / (40 * Math.PI * Math.PI)); // where 2x + 20π sin 2πx is about 0
        double bottomY = y * (1 - 2 / (40 * Math.PI * Math.PI));
        assertArrayEquals(new double[] {0, 0}, bumpy.gradient(bottomX, bottomY), 0.05);
        double here = bumpy.value(bottomX, bottomY);
        assertEquals(x * x + y * y, here, 0.01 * (1 + x * x + y * y));
        for (double a = 0; a < 6.2; a += 0.1) {
            assertTrue(bumpy.value(bottomX + 0.3 * Math.cos(a), bottomY + 0.3 * Math.sin(a)) > here + 5);
        }
    }

    @ParameterizedTest
    @CsvSource({"-3, -0.0196", "-4, -0.00268", "-5, -0.000363"})
    @DisplayName("S18: a plateau is a long stretch of gradient near 0")
    void s18_plateau(double x, double slope) {
        assertEquals(slope, Surface.plateau().gradient(x, 0)[0], Math.abs(slope) * 0.01);
        assertEquals(-8 * Math.exp(2 * x), Surface.plateau().gradient(x, 0)[0], Math.abs(slope) * 0.02);
        assertEquals(1, Surface.plateau().value(x, 0), 0.01);
    }

    @Test
    void sayWhatTheyAre() {
        assertEquals(
                List.of(
                        "Bowl",
                        "Rosenbrock",
                        "Beale",
                        "Himmelblau",
                        "Saddle",
                        "Monkey saddle",
                        "Two valleys",
                        "Plateau",
                        "Rastrigin"),
                Surface.all().stream().map(Surface::name).toList());
        assertEquals("0.1x² + 2y²", Surface.bowl(0.1, 2).formula());
        assertEquals("x² + 1.0E7y²", Surface.bowl(1, 1e7).formula());
        assertEquals("(1 - x)² + 100(y - x²)²", Surface.rosenbrock(100).formula());
        assertEquals("(1 - x)² + (y - x²)²", Surface.rosenbrock(1).formula());
        assertEquals("x² + 2y², turned by 45°", Surface.bowl(1, 2).turned(45).formula());
        assertEquals("Bowl", Surface.bowl(1, 2).turned(45).name());
        assertTrue(Surface.all().stream().noneMatch(surface -> surface.formula().isBlank()));
        assertEquals(Surface.bowl(1, 2), Surface.bowl(1, 2));
        assertNotEquals(Surface.bowl(1, 2), Surface.bowl(2, 1));
    }

    @Test
    void aTurnedSurfaceHasTheSameCostsAtTheTurnedPlaces() {
        Surface bowl = Surface.bowl(0.1, 2);
        Surface askew = bowl.turned(30);
        Point place = Point.of(-9, 3);
        Point turned = place.turned(30);
        assertEquals(-9 * Math.sqrt(3) / 2 - 1.5, turned.x(), 1e-12);
        assertEquals(-4.5 + 3 * Math.sqrt(3) / 2, turned.y(), 1e-12);
        assertEquals(bowl.value(-9, 3), askew.value(turned.x(), turned.y()), 1e-12);
        Point steepest = Point.of(-1.8, 12).turned(30);
        assertArrayEquals(new double[] {steepest.x(), steepest.y()}, askew.gradient(turned.x(), turned.y()), 1e-12);
        assertEquals(List.of(Point.of(0, 0)), askew.minima());
        assertTrue(askew.window().contains(Point.of(-10, 5).turned(30)));
        assertRefused("degrees = NaN: must be finite", () -> bowl.turned(Double.NaN));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void wrongShapesAreRefused(double bad) {
        assertEquals("a = " + bad + ": must be above 0 and finite", refusal(() -> Surface.bowl(bad, 1)));
        assertEquals("b = " + bad + ": must be above 0 and finite", refusal(() -> Surface.bowl(1, bad)));
        assertEquals("b = " + bad + ": must be above 0 and finite", refusal(() -> Surface.rosenbrock(bad)));
    }

    @Test
    void wrongWindowsAreRefused() {
        assertRefused("left = 1.0, right = 1.0: must be finite, left < right", () -> Window.of(1, 1, 0, 1));
        assertRefused("left = NaN, right = 1.0: must be finite, left < right", () -> Window.of(Double.NaN, 1, 0, 1));
        assertRefused(
                "bottom = 0.0, top = Infinity: must be finite, bottom < top",
                () -> Window.of(0, 1, 0, Double.POSITIVE_INFINITY));
        assertTrue(Window.of(0, 1, 2, 3).contains(Point.of(0, 3)));
        for (Point outside :
                new Point[] {Point.of(-0.1, 2.5), Point.of(1.1, 2.5), Point.of(0.5, 1.9), Point.of(0.5, 3.1)}) {
            assertTrue(!Window.of(0, 1, 2, 3).contains(outside));
        }
    }
}
