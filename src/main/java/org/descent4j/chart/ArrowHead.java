package org.descent4j.chart;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

/** The head of an arrow, on the page: as large as its line is wide, but at most half as long as the arrow. */
final class ArrowHead {

    private static final double LONG = 4.2; // widths of the line
    private static final double WIDE = 1.7; // to either side
    private static final double NECK = 0.8; // of the head, which the line does not reach
    private static final double SHORTEST = 2;
    private static final double FAR = 1e6;

    private ArrowHead() {}

    /** The head at the last of the points; null where there is none: no length, no place, or far beyond the page. */
    static Path2D of(Point2D[] points, double width) {
        double length = length(points);
        if (!(length > SHORTEST && length < FAR)) {
            return null;
        }
        Point2D tip = points[points.length - 1];
        Point2D base = behind(points, size(width, length) * LONG);
        double aside = size(width, length) * WIDE;
        double x = (tip.getX() - points[0].getX()) / length;
        double y = (tip.getY() - points[0].getY()) / length;
        Path2D head = new Path2D.Double();
        head.moveTo(tip.getX(), tip.getY());
        head.lineTo(base.getX() - aside * y, base.getY() + aside * x);
        head.lineTo(base.getX() + aside * y, base.getY() - aside * x);
        head.closePath();
        return head;
    }

    /** Where the line of an arrow that has a head ends: inside the head. */
    static Point2D neck(Point2D[] points, double width) {
        return behind(points, size(width, length(points)) * LONG * NECK);
    }

    /** A thin line has a head that can be seen, a short one a head that leaves some line. */
    private static double size(double width, double length) {
        return Math.min(Math.max(width, 2), length / 2 / LONG);
    }

    private static Point2D behind(Point2D[] points, double way) {
        Point2D from = points[0];
        Point2D tip = points[points.length - 1];
        double share = way / from.distance(tip);
        return new Point2D.Double(
                tip.getX() + share * (from.getX() - tip.getX()), tip.getY() + share * (from.getY() - tip.getY()));
    }

    private static double length(Point2D[] points) {
        Point2D from = points[0];
        Point2D tip = points[points.length - 1];
        return from == null || tip == null ? 0 : from.distance(tip);
    }
}
