package org.descent4j.chart;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Looks for room beside a curve: where words cover no curve, and stand nearer to their own than to any other. */
final class Beside {

    private static final int PLACES = 120; // along the curve
    private static final double[] AWAY = {5, 11, 18};
    private static final double RIM = 3.5; // of a line and of the words, which have white round them
    private static final double NEAR = 36; // from here on another curve is far enough
    private static final double FINE = 1.5; // points nearer than this to the last one are left out

    private final Rectangle2D plot;
    private final List<Line2D> others = new ArrayList<>();
    private final List<Line2D> nameless = new ArrayList<>();
    private final List<Point2D> dots;
    private final List<Rectangle2D> taken;

    /** Among other curves, lines that have no name, dots, and words that stand there already. */
    Beside(
            Rectangle2D plot,
            List<Point2D[]> others,
            List<Point2D[]> nameless,
            List<Point2D> dots,
            List<Rectangle2D> taken) {
        this.plot = plot;
        others.forEach(curve -> this.others.addAll(lines(curve)));
        nameless.forEach(line -> this.nameless.addAll(lines(line)));
        this.dots = dots;
        this.taken = taken;
    }

    /** The best room of this size; none if the curve is nowhere in the plot, or the words are larger than it. */
    Optional<Rectangle2D> room(Point2D[] curve, double width, double height) {
        List<Line2D> own = lines(curve);
        return places(curve)
                .flatMap(place -> around(place, width, height))
                .filter(plot::contains)
                .min(Comparator.comparingDouble(room -> cost(room, own)));
    }

    /** What speaks against a room: covering something most, then other curves that are near, then being far left. */
    private double cost(Rectangle2D room, List<Line2D> own) {
        Rectangle2D rim = new Rectangle2D.Double(
                room.getX() - RIM, room.getY() - RIM, room.getWidth() + 2 * RIM, room.getHeight() + 2 * RIM);
        double covered = own.stream().filter(rim::intersectsLine).count()
                + others.stream().filter(rim::intersectsLine).count()
                + 2.0 * taken.stream().filter(room::intersects).count()
                + 0.05 * nameless.stream().filter(room::intersectsLine).count()
                + 0.02 * dots.stream().filter(room::contains).count();
        double apart =
                others.stream().mapToDouble(line -> distance(room, line)).min().orElse(NEAR);
        double ownApart =
                own.stream().mapToDouble(line -> distance(room, line)).min().orElse(0);
        double confusable = Math.max(0, 1.5 * ownApart - apart);
        return 1000 * covered
                + 10 * confusable
                + (NEAR - Math.min(apart, NEAR))
                + ownApart
                + 20 * (plot.getMaxX() - room.getCenterX()) / plot.getWidth();
    }

    private Stream<Point2D> places(Point2D[] curve) {
        List<Point2D> inside = Arrays.stream(curve)
                .filter(point -> point != null && plot.contains(point))
                .toList();
        List<Line2D> lines = lines(curve);
        double step = Math.max(lines.stream().mapToDouble(Beside::length).sum() / PLACES, 4);
        return Stream.concat(
                inside.size() <= PLACES ? inside.stream() : Stream.of(inside.get(inside.size() - 1)),
                lines.stream().flatMap(line -> {
                    int parts = (int) Math.ceil(length(line) / step);
                    return parts <= 1
                            ? Stream.of(line.getP2())
                            : IntStream.range(0, parts).mapToObj(i -> between(line, (double) i / parts));
                }));
    }

    private static Stream<Rectangle2D> around(Point2D place, double width, double height) {
        double x = place.getX();
        double y = place.getY();
        return Arrays.stream(AWAY)
                .boxed()
                .flatMap(away -> Stream.of(
                        new Rectangle2D.Double(x - width / 2, y - away - height, width, height),
                        new Rectangle2D.Double(x - width / 2, y + away, width, height),
                        new Rectangle2D.Double(x + away, y - height / 2, width, height),
                        new Rectangle2D.Double(x - away - width, y - height / 2, width, height),
                        new Rectangle2D.Double(x + away, y - away - height, width, height),
                        new Rectangle2D.Double(x + away, y + away, width, height),
                        new Rectangle2D.Double(x - away - width, y - away - height, width, height),
                        new Rectangle2D.Double(x - away - width, y + away, width, height)));
    }

    /** The lines from point to point, without those too short to see; a curve that ends at a null goes on behind it. */
    private static List<Line2D> lines(Point2D[] curve) {
        List<Line2D> lines = new ArrayList<>();
        Point2D last = null;
        for (Point2D point : curve) {
            if (point == null) {
                last = null;
            } else if (last == null || last.distance(point) >= FINE) {
                if (last != null) {
                    lines.add(new Line2D.Double(last, point));
                }
                last = point;
            }
        }
        return lines;
    }

    private static double length(Line2D line) {
        return line.getP1().distance(line.getP2());
    }

    private static Point2D between(Line2D line, double share) {
        return new Point2D.Double(
                line.getX1() + share * (line.getX2() - line.getX1()),
                line.getY1() + share * (line.getY2() - line.getY1()));
    }

    private static double distance(Rectangle2D room, Line2D line) {
        if (room.intersectsLine(line)) {
            return 0;
        }
        double ofCorners = Math.min(
                Math.min(
                        line.ptSegDist(room.getMinX(), room.getMinY()), line.ptSegDist(room.getMaxX(), room.getMinY())),
                Math.min(
                        line.ptSegDist(room.getMinX(), room.getMaxY()),
                        line.ptSegDist(room.getMaxX(), room.getMaxY())));
        return Math.min(ofCorners, Math.min(distance(room, line.getP1()), distance(room, line.getP2())));
    }

    private static double distance(Rectangle2D room, Point2D point) {
        double x = Math.max(0, Math.max(room.getMinX() - point.getX(), point.getX() - room.getMaxX()));
        double y = Math.max(0, Math.max(room.getMinY() - point.getY(), point.getY() - room.getMaxY()));
        return Math.hypot(x, y);
    }
}
