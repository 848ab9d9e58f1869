package org.descent4j.surface;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.Objects;

/**
 * The part of a surface that is worth drawing.
 *
 * <p>Source: lecture row S11, which draws contour lines.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Window window = Window.of(-2, 2, -1, 3);
 * boolean inside = window.contains(Point.of(1, 1));  // true
 * }</pre>
 *
 * @param left the smallest x
 * @param right the largest x
 * @param bottom the smallest y
 * @param top the largest y
 */
public record Window(double left, double right, double bottom, double top) {

    /**
     * As {@link #of}.
     *
     * @param left the smallest x
     * @param right the largest x
     * @param bottom the smallest y
     * @param top the largest y
     * @throws IllegalArgumentException if a number is not finite, or one side is not below the other
     */
    public Window {
        checkArgument(
                Double.isFinite(left) && Double.isFinite(right) && left < right,
                "left = %s, right = %s: must be finite, left < right",
                left,
                right);
        checkArgument(
                Double.isFinite(bottom) && Double.isFinite(top) && bottom < top,
                "bottom = %s, top = %s: must be finite, bottom < top",
                bottom,
                top);
    }

    /**
     * A window.
     *
     * @param left the smallest x
     * @param right the largest x
     * @param bottom the smallest y
     * @param top the largest y
     * @return the window
     * @throws IllegalArgumentException if a number is not finite, or one side is not below the other
     */
    public static Window of(double left, double right, double bottom, double top) {
        return new Window(left, right, bottom, top);
    }

    /**
     * Whether a place is in this window, its border included.
     *
     * @param place the place
     * @return true if it is
     */
    public boolean contains(Point place) {
        Objects.requireNonNull(place, "place");
        return left <= place.x() && place.x() <= right && bottom <= place.y() && place.y() <= top;
    }

    @Override
    public String toString() {
        return "Window(left=" + left + ", right=" + right + ", bottom=" + bottom + ", top=" + top + ")";
    }
}
