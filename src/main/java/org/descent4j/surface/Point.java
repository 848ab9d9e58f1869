package org.descent4j.surface;

import java.util.Objects;

/**
 * A place on a surface.
 *
 * <p>Source: lecture row S11, which draws the walk of an optimizer from place to place.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Point.of(3, 4).distanceTo(Point.of(0, 0));  // 5
 * }</pre>
 *
 * @param x the first coordinate, in the lecture's pictures W
 * @param y the second coordinate, in the lecture's pictures b
 */
public record Point(double x, double y) {

    /**
     * A place.
     *
     * @param x the first coordinate
     * @param y the second coordinate
     * @return the place
     */
    public static Point of(double x, double y) {
        return new Point(x, y);
    }

    /**
     * How far another place is, by Pythagoras.
     *
     * @param other the other place
     * @return the distance, at least 0
     */
    public double distanceTo(Point other) {
        Objects.requireNonNull(other, "other");
        return Math.hypot(x - other.x, y - other.y);
    }

    /**
     * This place, turned about (0, 0).
     *
     * <p>Formula: {@code (x cos φ - y sin φ, x sin φ + y cos φ)}; {@code Point.of(1, 0).turned(90)} is (0, 1) to
     * rounding.
     *
     * @param degrees by how much, counter-clockwise
     * @return the turned place
     */
    public Point turned(double degrees) {
        double sine = Math.sin(Math.toRadians(degrees));
        double cosine = Math.cos(Math.toRadians(degrees));
        return new Point(x * cosine - y * sine, x * sine + y * cosine);
    }

    boolean isFinite() {
        return Double.isFinite(x) && Double.isFinite(y);
    }

    @Override
    public String toString() {
        return "Point(x=" + x + ", y=" + y + ")";
    }
}
