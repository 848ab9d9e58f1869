package org.descent4j.chart;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.descent4j.surface.Point;
import org.descent4j.surface.Window;

/**
 * A walk as it lies on a relief: from place to place it follows the ground. In two parts, what is seen and what the
 * ground hides; of a step that leaves the window, the part inside.
 */
final class Drape {

    private static final double FINE = 1.0 / 60; // of the window's sides, from point to point
    private static final double ABOVE = 0.006; // the ground

    /** A place of a walk on the page, NaN where there is none; and whether it is seen. */
    record Place(double right, double up, boolean isSeen) {

        private static final Place NONE = new Place(Double.NaN, Double.NaN, true);
    }

    private final Relief relief;
    private final View view;

    Drape(Relief relief, View view) {
        this.relief = relief;
        this.view = view;
    }

    /** Where two numbers of the axes are on the page. */
    Place at(double x, double y) {
        double ground = relief.window().contains(Point.of(x, y)) ? relief.ground(x, y) : Double.NaN;
        if (Double.isNaN(ground)) {
            return Place.NONE;
        }
        double blockX = relief.x(x);
        double blockY = relief.y(y);
        double z = ground + ABOVE;
        return new Place(
                view.right(blockX, blockY), view.up(blockX, blockY, z), !relief.hides(blockX, blockY, z, view));
    }

    /** The whole walk, point by point. */
    List<Place> path(double[] xs, double[] ys) {
        Window window = relief.window();
        double width = window.right() - window.left();
        double height = window.top() - window.bottom();
        Rectangle2D inside = new Rectangle2D.Double(window.left(), window.bottom(), width, height);
        List<Place> path = new ArrayList<>();
        path.add(at(xs[0], ys[0]));
        for (int t = 1; t < xs.length; t++) {
            Point2D from = new Point2D.Double(xs[t - 1], ys[t - 1]);
            Point2D to = new Point2D.Double(xs[t], ys[t]);
            double[] part = Clipped.part(from, to, inside);
            if (part == null) {
                path.add(Place.NONE);
                continue;
            }
            if (part[0] > 0) {
                path.add(Place.NONE);
            }
            Point2D start = Clipped.between(from, to, part[0]);
            Point2D end = Clipped.between(from, to, part[1]);
            double way =
                    Math.max(Math.abs(end.getX() - start.getX()) / width, Math.abs(end.getY() - start.getY()) / height);
            int pieces = Math.max(1, (int) Math.ceil(way / FINE));
            for (int piece = part[0] > 0 ? 0 : 1; piece <= pieces; piece++) {
                Point2D place = Clipped.between(start, end, (double) piece / pieces);
                path.add(at(place.getX(), place.getY()));
            }
        }
        return path;
    }

    /** What is seen of a path, or what is not; a line between the two belongs to what is not. */
    static double[][] part(List<Place> path, boolean isSeen) {
        double[] right = new double[path.size()];
        double[] up = new double[path.size()];
        for (int i = 0; i < right.length; i++) {
            Place place = path.get(i);
            boolean isAfter = i > 0 && !path.get(i - 1).isSeen();
            boolean isBefore = i + 1 < right.length && !path.get(i + 1).isSeen();
            boolean isBeside = !isSeen && (isAfter || isBefore);
            boolean isIn = place.isSeen() == isSeen || isBeside;
            right[i] = isIn ? place.right() : Double.NaN;
            up[i] = isIn ? place.up() : Double.NaN;
        }
        return new double[][] {right, up};
    }
}
