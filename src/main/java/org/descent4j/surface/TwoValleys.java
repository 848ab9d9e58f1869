package org.descent4j.surface;

import java.util.List;

/** {@link Surface#twoValleys}. */
record TwoValleys() implements Surface {

    @Override
    public double value(double x, double y) {
        return (x * x - 1) * (x * x - 1) / 4 + y * y / 2;
    }

    @Override
    public double[] gradient(double x, double y) {
        return Gradient.of(x * (x * x - 1), y);
    }

    @Override
    public List<Point> minima() {
        return List.of(Point.of(-1, 0), Point.of(1, 0));
    }

    @Override
    public Window window() {
        return Window.of(-2, 2, -2, 2);
    }

    @Override
    public String formula() {
        return "(x² - 1)²/4 + y²/2";
    }

    @Override
    public String name() {
        return "Two valleys";
    }

    @Override
    public String toString() {
        return "TwoValleys()";
    }
}
