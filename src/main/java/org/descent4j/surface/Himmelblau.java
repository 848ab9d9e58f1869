package org.descent4j.surface;

import java.util.List;

/** {@link Surface#himmelblau}. */
record Himmelblau() implements Surface {

    @Override
    public double value(double x, double y) {
        double first = x * x + y - 11;
        double second = x + y * y - 7;
        return first * first + second * second;
    }

    @Override
    public double[] gradient(double x, double y) {
        double first = x * x + y - 11;
        double second = x + y * y - 7;
        return Gradient.of(4 * x * first + 2 * second, 2 * first + 4 * y * second);
    }

    @Override
    public List<Point> minima() {
        return List.of(
                Point.of(3, 2),
                Point.of(-2.805118086952745, 3.131312518250573),
                Point.of(-3.779310253377747, -3.283185991286170),
                Point.of(3.584428340330492, -1.848126526964404));
    }

    @Override
    public Window window() {
        return Window.of(-5, 5, -5, 5);
    }

    @Override
    public String formula() {
        return "(x² + y - 11)² + (x + y² - 7)²";
    }

    @Override
    public String toString() {
        return "Himmelblau()";
    }
}
