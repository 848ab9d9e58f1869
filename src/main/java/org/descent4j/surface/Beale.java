package org.descent4j.surface;

import java.util.List;

/** {@link Surface#beale}. */
record Beale() implements Surface {

    @Override
    public double value(double x, double y) {
        double first = 1.5 - x + x * y;
        double second = 2.25 - x + x * y * y;
        double third = 2.625 - x + x * y * y * y;
        return first * first + second * second + third * third;
    }

    @Override
    public double[] gradient(double x, double y) {
        double first = 1.5 - x + x * y;
        double second = 2.25 - x + x * y * y;
        double third = 2.625 - x + x * y * y * y;
        return Gradient.of(
                2 * (first * (y - 1) + second * (y * y - 1) + third * (y * y * y - 1)),
                2 * x * (first + 2 * second * y + 3 * third * y * y));
    }

    @Override
    public List<Point> minima() {
        return List.of(Point.of(3, 0.5));
    }

    @Override
    public Window window() {
        return Window.of(-4.5, 4.5, -4.5, 4.5);
    }

    @Override
    public String formula() {
        return "(1.5 - x + xy)² + (2.25 - x + xy²)² + (2.625 - x + xy³)²";
    }

    @Override
    public String toString() {
        return "Beale()";
    }
}
