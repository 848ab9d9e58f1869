package org.descent4j.chart;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/**
 * A curve, as much of it as is seen. A walk that diverges has points 10³⁰⁰ pages away, which Java's graphics would dash
 * towards forever.
 */
final class Clipped {

    /** How far beyond the plot a line still matters: wider than any line. */
    private static final double MARGIN = 20;

    private Clipped() {}

    /** The path through points, null where it is broken. */
    static Path2D path(Point2D[] points, Rectangle2D plot) {
        Rectangle2D seen = new Rectangle2D.Double(
                plot.getX() - MARGIN,
                plot.getY() - MARGIN,
                plot.getWidth() + 2 * MARGIN,
                plot.getHeight() + 2 * MARGIN);
        Path2D path = new Path2D.Double();
        Point2D pen = null;
        for (int i = 0; i < points.length; i++) {
            Point2D from = i == 0 ? null : points[i - 1];
            Point2D to = points[i];
            if (to == null) {
                pen = null;
                continue;
            }
            if (from == null) {
                continue;
            }
            double[] part = part(from, to, seen);
            if (part == null) {
                pen = null;
                continue;
            }
            Point2D start = between(from, to, part[0]);
            if (pen == null || part[0] > 0) {
                path.moveTo(start.getX(), start.getY());
            }
            pen = between(from, to, part[1]);
            path.lineTo(pen.getX(), pen.getY());
            if (part[1] < 1) {
                pen = null;
            }
        }
        return path;
    }

    static Point2D between(Point2D from, Point2D to, double share) {
        if (share == 0) {
            return from;
        }
        return share == 1
                ? to
                : new Point2D.Double(
                        from.getX() * (1 - share) + to.getX() * share, from.getY() * (1 - share) + to.getY() * share);
    }

    /** From which to which share of a line it is inside (Liang and Barsky, 1984); null if nowhere. */
    static double[] part(Point2D from, Point2D to, Rectangle2D seen) {
        double dx = to.getX() - from.getX();
        double dy = to.getY() - from.getY();
        double[] towards = {-dx, dx, -dy, dy};
        double[] room = {
            from.getX() - seen.getMinX(),
            seen.getMaxX() - from.getX(),
            from.getY() - seen.getMinY(),
            seen.getMaxY() - from.getY()
        };
        double enter = 0;
        double leave = 1;
        for (int side = 0; side < 4; side++) {
            if (towards[side] == 0) {
                if (room[side] < 0) {
                    return null;
                }
            } else if (towards[side] < 0) {
                enter = Math.max(enter, room[side] / towards[side]);
            } else {
                leave = Math.min(leave, room[side] / towards[side]);
            }
        }
        return enter <= leave ? new double[] {enter, leave} : null;
    }
}
