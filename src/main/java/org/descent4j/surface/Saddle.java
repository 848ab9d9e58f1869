package org.descent4j.surface;

import java.util.List;

/** {@link Surface#saddle}. */
record Saddle() implements Surface {

    @Override
    public double value(double x, double y) {
        return x * x - y * y;
    }

    @Override
    public double[] gradient(double x, double y) {
        return Gradient.of(2 * x, -2 * y);
    }

    @Override
    public List<Point> minima() {
        return List.of();
    }

    @Override
    public Window window() {
        return Window.of(-2, 2, -2, 2);
    }

    @Override
    public String formula() {
        return "x² - y²";
    }

    @Override
    public String toString() {
        return "Saddle()";
    }
}
