package org.descent4j.surface;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import org.descent4j.StoppedException;
import org.descent4j.optimizer.Optimizer;
import org.descent4j.optimizer.Stepper;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An optimizer's walk over a surface: every place, from the start on, and its cost.
 *
 * <p>All numbers of a walk are finite. One whose next place, cost or gradient would not be ends before that step, and
 * says so: {@link #diverged}. One that merely runs far away goes on. One whose thread is interrupted ends with a
 * {@link StoppedException} at its next step, and there is no walk then.
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
 * Walk race = Walk.until(1e-3, bowl, Momentum.of(0.4), Point.of(-9, 3), 1000);
 * OptionalInt steps = race.stepsTo(1e-3);  // and no step was made after that
 * }</pre>
 */
public final class Walk {

    private final Surface surface;
    private final Optimizer optimizer;
    private final boolean diverged;
    private final List<Point> points;
    private final List<Double> costs;

    private Walk(Surface surface, Optimizer optimizer, boolean diverged, List<Point> points, List<Double> costs) {
        this.surface = surface;
        this.optimizer = optimizer;
        this.diverged = diverged;
        this.points = List.copyOf(points);
        this.costs = List.copyOf(costs);
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
        return make(surface, optimizer, start, steps, Double.NEGATIVE_INFINITY, 0, new Random(0));
    }

    /**
     * Lets an optimizer walk until it is down at a cost, for races: those who are there early make no more steps.
     *
     * @param cost the walk ends at the first place whose cost is at most this; not NaN
     * @param surface where
     * @param optimizer who
     * @param start from where; place, cost and gradient must be finite
     * @param steps how many steps at most, at least 1
     * @return the walk; {@link #stepsTo} is empty if it never got there
     * @throws IllegalArgumentException if the cost, the start or the steps are out of range
     */
    public static Walk until(double cost, Surface surface, Optimizer optimizer, Point start, int steps) {
        checkArgument(!Double.isNaN(cost), "cost = %s: must be a number", cost);
        return make(surface, optimizer, start, steps, cost, 0, new Random(0));
    }

    /**
     * Lets an optimizer walk by gradients with noise, as those of mini-batches are: normal noise on each coordinate.
     *
     * @param surface where
     * @param optimizer who
     * @param start from where; place, cost and gradient must be finite
     * @param steps how many steps, at least 1
     * @param noise the standard deviation of the noise, in the unit of the gradient, at least 0 and finite
     * @param seed what the noise is drawn from
     * @return the walk, with the costs of the surface itself
     * @throws IllegalArgumentException if the start, the steps or the noise are out of range
     */
    public static Walk noisy(Surface surface, Optimizer optimizer, Point start, int steps, double noise, long seed) {
        checkArgument(noise >= 0 && Double.isFinite(noise), "noise = %s: must be at least 0 and finite", noise);
        return make(surface, optimizer, start, steps, Double.NEGATIVE_INFINITY, noise, new Random(seed));
    }

    private static Walk make(
            Surface surface, Optimizer optimizer, Point start, int steps, double goal, double noise, Random random) {
        StoppedException.ifInterrupted();
        Objects.requireNonNull(surface, "surface");
        Objects.requireNonNull(optimizer, "optimizer");
        Objects.requireNonNull(start, "start");
        checkArgument(steps >= 1, "steps = %s: must be at least 1", steps);
        checkArgument(isFinite(surface, start), "start = %s: must be finite, with finite cost and gradient", start);
        List<Point> points = new ArrayList<>(List.of(start));
        List<Double> costs = new ArrayList<>(List.of(surface.value(start.x(), start.y())));
        Stepper stepper = optimizer.on(Nd4j.createFromArray(start.x(), start.y()));
        boolean diverged = false;
        for (int t = 1; t <= steps && costs.get(t - 1) > goal; t++) {
            Point next;
            try {
                next = step(surface, stepper, points.get(t - 1), t, noise, random);
            } catch (ArithmeticException beyondAllNumbers) {
                diverged = true;
                break;
            }
            if (!isFinite(surface, next)) {
                diverged = true;
                break;
            }
            points.add(next);
            costs.add(surface.value(next.x(), next.y()));
            stepper.observe(costs.get(t));
        }
        return new Walk(surface, optimizer, diverged, points, costs);
    }

    private static Point step(Surface surface, Stepper stepper, Point at, int t, double noise, Random random) {
        double[] gradient = surface.gradient(at.x(), at.y());
        for (int i = 0; i < gradient.length && noise > 0; i++) {
            gradient[i] += noise * random.nextGaussian();
        }
        stepper.epoch(t);
        stepper.step(Nd4j.createFromArray(gradient));
        return Point.of(stepper.parameters().getDouble(0), stepper.parameters().getDouble(1));
    }

    private static boolean isFinite(Surface surface, Point place) {
        if (!place.isFinite() || !Double.isFinite(surface.value(place.x(), place.y()))) {
            return false;
        }
        double[] gradient = surface.gradient(place.x(), place.y());
        return Double.isFinite(gradient[0]) && Double.isFinite(gradient[1]);
    }

    /**
     * All places, the start first.
     *
     * @return the places, unmodifiable
     */
    public List<Point> points() {
        return points;
    }

    /**
     * The first coordinates of all places, to be drawn.
     *
     * @return a new array, the start's first
     */
    public double[] xs() {
        return points.stream().mapToDouble(Point::x).toArray();
    }

    /**
     * The second coordinates of all places, to be drawn.
     *
     * @return a new array, the start's first
     */
    public double[] ys() {
        return points.stream().mapToDouble(Point::y).toArray();
    }

    /**
     * The costs of all places.
     *
     * @return a new array, the start's first
     */
    public double[] costs() {
        return costs.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * Where the walk ended.
     *
     * @return the last place
     */
    public Point end() {
        return points.get(steps());
    }

    /**
     * How many steps were made.
     *
     * @return the steps, as many as were asked for unless the walk {@link #diverged} or was made {@link #until} a cost
     */
    public int steps() {
        return points.size() - 1;
    }

    /**
     * Whether the walk ended early because the next place, its cost or its gradient would not have been finite.
     *
     * @return true if it did
     */
    public boolean diverged() {
        return diverged;
    }

    /**
     * How many steps it took to get down to a cost.
     *
     * @param cost the cost
     * @return the first t with {@code f((x, y)_t) <= cost}, 0 for the start; empty if the walk never got there
     */
    public OptionalInt stepsTo(double cost) {
        for (int t = 0; t <= steps(); t++) {
            if (costs.get(t) <= cost) {
                return OptionalInt.of(t);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * How many steps it took to get down to a cost for good: a walk that only passes through is not there.
     *
     * @param cost the cost
     * @return the first t from which on {@code f((x, y)_t) <= cost} up to the walk's end; empty if the walk ends above
     *     it or {@link #diverged}
     */
    public OptionalInt stepsToStay(double cost) {
        if (diverged || costs.get(steps()) > cost) {
            return OptionalInt.empty();
        }
        int t = steps();
        while (t > 0 && costs.get(t - 1) <= cost) {
            t--;
        }
        return OptionalInt.of(t);
    }

    /**
     * Where the walk was made.
     *
     * @return the surface
     */
    public Surface surface() {
        return surface;
    }

    /**
     * Who walked.
     *
     * @return the optimizer
     */
    public Optimizer optimizer() {
        return optimizer;
    }

    @Override
    public String toString() {
        return "Walk(" + surface + ", " + optimizer + ", steps=" + steps() + (diverged() ? ", diverged" : "")
                + ", cost=" + costs.get(steps()) + ")";
    }
}
