package org.descent4j.surface;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.List;
import java.util.stream.Stream;

/** {@link Surface#turned}. */
record Turned(Surface surface, double degrees) implements Surface {

    Turned {
        checkArgument(Double.isFinite(degrees), "degrees = %s: must be finite", degrees);
    }

    @Override
    public double value(double x, double y) {
        Point before = Point.of(x, y).turned(-degrees);
        return surface.value(before.x(), before.y());
    }

    @Override
    public double[] gradient(double x, double y) {
        Point before = Point.of(x, y).turned(-degrees);
        double[] gradient = surface.gradient(before.x(), before.y());
        Point turned = Point.of(gradient[0], gradient[1]).turned(degrees);
        return Gradient.of(turned.x(), turned.y());
    }

    @Override
    public List<Point> minima() {
        return surface.minima().stream().map(minimum -> minimum.turned(degrees)).toList();
    }

    @Override
    public Window window() {
        Window before = surface.window();
        List<Point> corners = Stream.of(
                        Point.of(before.left(), before.bottom()),
                        Point.of(before.left(), before.top()),
                        Point.of(before.right(), before.bottom()),
                        Point.of(before.right(), before.top()))
                .map(corner -> corner.turned(degrees))
                .toList();
        double[] xs = corners.stream().mapToDouble(Point::x).sorted().toArray();
        double[] ys = corners.stream().mapToDouble(Point::y).sorted().toArray();
        return Window.of(xs[0], xs[3], ys[0], ys[3]);
    }

    @Override
    public String formula() {
        return surface.formula() + ", turned by " + Factor.number(degrees) + "°";
    }

    @Override
    public String name() {
        return surface.name();
    }

    @Override
    public String toString() {
        return "Turned(surface=" + surface + ", degrees=" + degrees + ")";
    }
}
