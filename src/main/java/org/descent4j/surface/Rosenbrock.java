package org.descent4j.surface;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.List;

/** {@link Surface#rosenbrock}. */
record Rosenbrock(double b) implements Surface {

    Rosenbrock {
        checkArgument(b > 0 && Double.isFinite(b), "b = %s: must be above 0 and finite", b);
    }

    @Override
    public double value(double x, double y) {
        double beside = y - x * x;
        return (1 - x) * (1 - x) + b * beside * beside;
    }

    @Override
    public double[] gradient(double x, double y) {
        double beside = y - x * x;
        return Gradient.of(-2 * (1 - x) - 4 * b * x * beside, 2 * b * beside);
    }

    @Override
    public List<Point> minima() {
        return List.of(Point.of(1, 1));
    }

    @Override
    public Window window() {
        return Window.of(-2, 2, -1, 3);
    }

    @Override
    public String formula() {
        return "(1 - x)² + " + Factor.of(b) + "(y - x²)²";
    }

    @Override
    public String toString() {
        return "Rosenbrock(b=" + b + ")";
    }
}
