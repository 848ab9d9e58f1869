package org.descent4j.surface;

import java.util.List;

/** {@link Surface#monkeySaddle}. */
record MonkeySaddle() implements Surface {

    @Override
    public double value(double x, double y) {
        return x * x * x - 3 * x * y * y;
    }

    @Override
    public double[] gradient(double x, double y) {
        return Gradient.of(3 * x * x - 3 * y * y, -6 * x * y);
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
        return "x³ - 3xy²";
    }

    @Override
    public String name() {
        return "Monkey saddle";
    }

    @Override
    public String toString() {
        return "MonkeySaddle()";
    }
}
