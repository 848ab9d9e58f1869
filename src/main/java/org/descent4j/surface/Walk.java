package org.descent4j.surface;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import org.descent4j.optimizer.Optimizer;

/**
 * An optimizer's walk over a surface: every place, from the start on, and its cost.
 *
 * <p>Arguments are checked at once; the steps are made when the walk is first asked for something, once, so that
 * {@link #until} and {@link #noisy} say beforehand what walk it is. Any thread may ask. All of it is plain Java for the
 * algorithms of this library: no ND4J is needed.
 *
 * <p>All numbers of a walk are finite. One whose next place, cost or gradient would not be ends before that step, and
 * says so: {@link #diverged}. One that merely runs far away goes on. One whose thread is interrupted ends with a
 * {@link org.descent4j.StoppedException} at its next step; who asks again begins anew.
 *
 * <p>It is a Walk and not a Path, because a notebook has {@link java.nio.file.Path} among its imports.
 *
 * <p>Formula: {@code (x, y)_t = (x, y)_(t-1) - step_t(∇f((x, y)_(t-1)))}, in double; {@code epoch = t}, as each step
 * sees the whole surface. The schedule is told the cost of each place.
 *
 * <p>Source: lecture rows S4, S11, S17 and S18.
 *
 * <p>Example, gradient descent and momentum on the elongated bowl:
 *
 * <pre>{@code
 * Surface bowl = Surface.bowl(0.1, 2);
 * Walk plain = Walk.of(bowl, GradientDescent.of(0.4), Point.of(-9, 3), 100);
 * Walk smooth = Walk.of(bowl, Momentum.of(0.4), Point.of(-9, 3), 100);
 * double[] costs = plain.costs();  // 101 of them, the start's first
 * Walk race = Walk.of(bowl, Momentum.of(0.4), Point.of(-9, 3), 1000).until(1e-3);
 * OptionalInt steps = race.stepsTo(1e-3);  // and no step was made after that
 * Walk erratic = race.noisy(0.5, 1);       // a race of mini-batches
 * }</pre>
 */
public final class Walk extends Descent {

    private final Surface surface;

    private Walk(Surface surface, Course course) {
        super(course);
        this.surface = surface;
    }

    /** A surface as a function of an array. */
    private record Over(Surface surface) implements Objective {
        @Override
        public double value(double[] x) {
            return surface.value(x[0], x[1]);
        }

        @Override
        public double[] gradient(double[] x) {
            return surface.gradient(x[0], x[1]);
        }
    }

    /**
     * Lets an optimizer walk.
     *
     * @param surface where
     * @param optimizer who
     * @param start from where; place, cost and gradient must be finite
     * @param steps how many steps, at least 1
     * @return the walk
     * @throws IllegalArgumentException if the start or the steps are out of range
     */
    public static Walk of(Surface surface, Optimizer optimizer, Point start, int steps) {
        Objects.requireNonNull(surface, "surface");
        Objects.requireNonNull(start, "start");
        double[] place = {start.x(), start.y()};
        return new Walk(surface, Course.of(new Over(surface), optimizer, place, steps, start));
    }

    /**
     * The same walk until it is down at a cost, for races: those who are there early make no more steps.
     *
     * @param cost the walk ends at the first place whose cost is at most this; not NaN
     * @return the walk; {@link #stepsTo} is empty if it never gets there
     * @throws IllegalArgumentException if the cost is NaN
     */
    public Walk until(double cost) {
        return new Walk(surface, course.until(cost));
    }

    /**
     * The same walk by gradients with noise, as those of mini-batches are: normal noise on each coordinate.
     *
     * @param noise the standard deviation of the noise, in the unit of the gradient, at least 0 and finite
     * @param seed what the noise is drawn from
     * @return the walk, with the costs of the surface itself
     * @throws IllegalArgumentException if the noise is out of range
     */
    public Walk noisy(double noise, long seed) {
        return new Walk(surface, course.noisy(noise, seed));
    }

    /**
     * All places, the start first.
     *
     * @return the places, unmodifiable
     */
    public List<Point> points() {
        List<double[]> places = way().places;
        return new AbstractList<>() {
            @Override
            public Point get(int t) {
                return point(places.get(t));
            }

            @Override
            public int size() {
                return places.size();
            }
        };
    }

    private static Point point(double[] place) {
        return Point.of(place[0], place[1]);
    }

    /**
     * The first coordinates of all places, to be drawn.
     *
     * @return a new array, the start's first
     */
    public double[] xs() {
        return way().places.stream().mapToDouble(place -> place[0]).toArray();
    }

    /**
     * The second coordinates of all places, to be drawn.
     *
     * @return a new array, the start's first
     */
    public double[] ys() {
        return way().places.stream().mapToDouble(place -> place[1]).toArray();
    }

    /**
     * Where the walk ended.
     *
     * @return the last place
     */
    public Point end() {
        return point(way().places.get(steps()));
    }

    /**
     * Where the walk was made.
     *
     * @return the surface
     */
    public Surface surface() {
        return surface;
    }

    @Override
    public String toString() {
        return text(surface);
    }
}
