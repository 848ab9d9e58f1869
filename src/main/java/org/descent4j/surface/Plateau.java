package org.descent4j.surface;

import java.util.List;
import org.descent4j.internal.math.Functions;

/** {@link Surface#plateau}. */
record Plateau() implements Surface {

    @Override
    public double value(double x, double y) {
        return Functions.tanh(x) * Functions.tanh(x) + y * y / 2;
    }

    @Override
    public double[] gradient(double x, double y) {
        // 1/cosh² and not 1 - tanh², whose digits cancel out on the plateau.
        double cosh = Functions.cosh(x);
        return Gradient.of(2 * Functions.tanh(x) / (cosh * cosh), y);
    }

    @Override
    public List<Point> minima() {
        return List.of(Point.of(0, 0));
    }

    @Override
    public Window window() {
        return Window.of(-6, 2, -2, 2);
    }

    @Override
    public String formula() {
        return "tanh²x + y²/2";
    }

    @Override
    public String toString() {
        return "Plateau()";
    }
}
