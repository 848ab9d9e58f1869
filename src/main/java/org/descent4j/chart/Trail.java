package org.descent4j.chart;

import java.util.Arrays;
import java.util.function.Predicate;
import org.descent4j.surface.Point;
import org.descent4j.surface.Walk;

/**
 * What is drawn of a walk in a window, and what it is called. If it leaves the window and does not come back, it is
 * drawn up to its first place outside, and its name says so: what swings to and fro between places far away would fill
 * the picture.
 */
record Trail(String name, Walk walk, int places) {

    static Trail of(String name, Walk walk, Predicate<Point> isInside) {
        double[] xs = walk.xs();
        double[] ys = walk.ys();
        int out = xs.length;
        while (out > 0 && !isInside.test(Point.of(xs[out - 1], ys[out - 1]))) {
            out--;
        }
        String end = walk.diverged()
                ? ", diverged at t = " + walk.steps()
                : out < xs.length ? ", left the picture at t = " + out : "";
        return new Trail(name + end, walk, Math.min(out + 1, xs.length));
    }

    double[] xs() {
        return Arrays.copyOf(walk.xs(), places);
    }

    double[] ys() {
        return Arrays.copyOf(walk.ys(), places);
    }
}
