package org.descent4j.surface;

import java.util.List;

/** {@link Surface#rastrigin}. */
record Rastrigin() implements Surface {

    private static final double DEPTH = 10;
    private static final double ROUND = 2 * Math.PI;

    @Override
    public double value(double x, double y) {
        return along(x) + along(y);
    }

    private static double along(double x) {
        return x * x + DEPTH * (1 - Math.cos(ROUND * x));
    }

    @Override
    public double[] gradient(double x, double y) {
        return Gradient.of(slope(x), slope(y));
    }

    private static double slope(double x) {
        return 2 * x + DEPTH * ROUND * Math.sin(ROUND * x);
    }

    @Override
    public List<Point> minima() {
        return List.of(Point.of(0, 0));
    }

    @Override
    public Window window() {
        return Window.of(-2.5, 2.5, -2.5, 2.5);
    }

    @Override
    public String formula() {
        return "20 + x² + y² - 10 cos 2πx - 10 cos 2πy";
    }

    @Override
    public String toString() {
        return "Rastrigin()";
    }
}
