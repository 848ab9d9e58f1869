package org.descent4j.surface;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.List;

/** {@link Surface#bowl}. */
record Bowl(double a, double b) implements Surface {

    Bowl {
        checkArgument(a > 0 && Double.isFinite(a), "a = %s: must be above 0 and finite", a);
        checkArgument(b > 0 && Double.isFinite(b), "b = %s: must be above 0 and finite", b);
    }

    @Override
    public double value(double x, double y) {
        return a * x * x + b * y * y;
    }

    @Override
    public double[] gradient(double x, double y) {
        return Gradient.of(2 * a * x, 2 * b * y);
    }

    @Override
    public List<Point> minima() {
        return List.of(Point.of(0, 0));
    }

    @Override
    public Window window() {
        return Window.of(-10, 10, -5, 5);
    }

    @Override
    public String formula() {
        return Factor.of(a) + "x² + " + Factor.of(b) + "y²";
    }

    @Override
    public String toString() {
        return "Bowl(a=" + a + ", b=" + b + ")";
    }
}
