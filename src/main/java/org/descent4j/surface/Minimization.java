package org.descent4j.surface;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.descent4j.optimizer.Optimizer;

/**
 * An optimizer's walk down a function of any number of variables: every place, from the start on, and its cost.
 *
 * <p>It is a {@link Walk} in n dimensions, and holds to the same rules: all numbers of it are finite, arguments are
 * checked at once, the steps are made when it is first asked for something, and {@link #until} and {@link #noisy}
 * combine in any order. It keeps all places, n numbers each.
 *
 * <p>Formula: {@code x_t = x_(t-1) - step_t(∇f(x_(t-1)))}, in double; {@code epoch = t}, as each step sees the whole
 * function. The schedule is told the cost of each place.
 *
 * <p>Source: lecture row S2, which minimizes J(W, b) step by step.
 *
 * <p>Example, a line through four points by least squares, and Rosenbrock's valley in ten dimensions:
 *
 * <pre>{@code
 * double[] hours = {0, 1, 2, 3};
 * double[] marks = {1.1, 2.9, 5.1, 6.9};
 * Objective squares = line -> IntStream.range(0, 4)
 *         .mapToDouble(i -> Math.pow(line[0] + line[1] * hours[i] - marks[i], 2)).sum();
 * double[] line = Minimization.of(squares, Momentum.of(0.05), new double[] {0, 0}, 1000).end();
 * line[0];  // 1.06
 * line[1];  // 1.96
 *
 * Objective valley = x -> IntStream.range(0, 9)
 *         .mapToDouble(i -> 100 * Math.pow(x[i + 1] - x[i] * x[i], 2) + Math.pow(1 - x[i], 2)).sum();
 * Minimization race = Minimization.of(valley, Adam.of(0.02), new double[10], 20_000).until(1e-6);
 * race.end()[9];  // 1.00
 * }</pre>
 */
public final class Minimization extends Descent {

    private final Objective objective;

    private Minimization(Objective objective, Course course) {
        super(course);
        this.objective = objective;
    }

    /**
     * Lets an optimizer minimize a function.
     *
     * @param objective what
     * @param optimizer who
     * @param start from where, at least one variable; place, cost and gradient must be finite
     * @param steps how many steps, at least 1
     * @return the walk
     * @throws IllegalArgumentException if the start or the steps are out of range, or the gradient is not as long as
     *     the start
     */
    public static Minimization of(Objective objective, Optimizer optimizer, double[] start, int steps) {
        Objects.requireNonNull(objective, "objective");
        Objects.requireNonNull(start, "start");
        if (start.length == 0) {
            throw new IllegalArgumentException("start = []: must hold at least one value");
        }
        return new Minimization(objective, Course.of(objective, optimizer, start, steps, Arrays.toString(start)));
    }

    /**
     * The same, but ended at the first place whose cost is at most this.
     *
     * @param cost where to end, not NaN
     * @return the walk; {@link #stepsTo} is empty if it never gets there
     * @throws IllegalArgumentException if the cost is NaN
     */
    public Minimization until(double cost) {
        return new Minimization(objective, course.until(cost));
    }

    /**
     * The same by gradients with noise, as those of mini-batches are: normal noise on each variable.
     *
     * @param noise the standard deviation of the noise, in the unit of the gradient, at least 0 and finite
     * @param seed what the noise is drawn from
     * @return the walk, with the costs of the function itself
     * @throws IllegalArgumentException if the noise is out of range
     */
    public Minimization noisy(double noise, long seed) {
        return new Minimization(objective, course.noisy(noise, seed));
    }

    /**
     * All places, the start first.
     *
     * @return the places, unmodifiable; each a copy
     */
    public List<double[]> places() {
        List<double[]> places = way().places;
        return new AbstractList<>() {
            @Override
            public double[] get(int t) {
                return places.get(t).clone();
            }

            @Override
            public int size() {
                return places.size();
            }
        };
    }

    /**
     * Where it ended.
     *
     * @return a copy of the last place
     */
    public double[] end() {
        return way().places.get(steps()).clone();
    }

    /**
     * What was minimized.
     *
     * @return the function
     */
    public Objective objective() {
        return objective;
    }

    @Override
    public String toString() {
        return text("n=" + way().places.get(0).length);
    }
}
