package org.descent4j.internal.live;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.descent4j.average.Ewa;
import org.descent4j.optimizer.DoubleStepper;
import org.descent4j.optimizer.Optimizer;
import org.descent4j.schedule.LearningRate;
import org.descent4j.surface.Surface;
import org.descent4j.surface.Walk;
import org.descent4j.surface.Window;

/**
 * What a live figure asks: lines of Java and numbers in, numbers out. The build makes JavaScript of this class and of
 * all it needs, so that a page has the library's own surfaces, algorithms, schedules and averages.
 *
 * <p>Example:
 *
 * <pre>{@code
 * double[] walk = Engine.walk("Walk.of(Surface.bowl(0.1, 2), Adam.of(0.4), Point.of(-9, 3), 200)", 0.1);
 * walk[0];      // 0.0, it has not diverged
 * walk.length;  // 606
 * }</pre>
 */
public final class Engine {

    private Engine() {}

    /**
     * A surface: its window, then its minima.
     *
     * @param surface a line that gives a Surface
     * @return left, right, bottom, top, and x and y of each minimum
     */
    public static double[] surface(String surface) {
        Surface value = Expression.value(Surface.class, surface);
        Window window = value.window();
        double[] minima = value.minima().stream()
                .flatMapToDouble(minimum -> Arrays.stream(new double[] {minimum.x(), minimum.y()}))
                .toArray();
        double[] all = Arrays.copyOf(
                new double[] {window.left(), window.right(), window.bottom(), window.top()}, 4 + minima.length);
        System.arraycopy(minima, 0, all, 4, minima.length);
        return all;
    }

    /**
     * A surface in words.
     *
     * @param surface a line that gives a Surface
     * @return such as {@code Bowl: f(x, y) = 0.1x² + 2y²}
     */
    public static String formula(String surface) {
        Surface value = Expression.value(Surface.class, surface);
        return value.name() + ": f(x, y) = " + value.formula();
    }

    /**
     * The heights of a surface on a grid.
     *
     * @param surface a line that gives a Surface
     * @param window left, right, bottom, top: where the outermost points lie
     * @param columns how many points along x, at least 2
     * @param rows how many points along y, at least 2
     * @return f(x, y), row by row, from the bottom
     */
    public static double[] heights(String surface, double[] window, int columns, int rows) {
        Surface value = Expression.value(Surface.class, surface);
        double[] heights = new double[columns * rows];
        for (int row = 0; row < rows; row++) {
            double y = window[2] + (window[3] - window[2]) * row / (rows - 1);
            for (int column = 0; column < columns; column++) {
                double x = window[0] + (window[1] - window[0]) * column / (columns - 1);
                heights[row * columns + column] = value.value(x, y);
            }
        }
        return heights;
    }

    /**
     * A walk.
     *
     * @param walk a line that gives a Walk
     * @param goal a cost
     * @return 1 if it diverged, or else 0; the first step at which the cost is below the goal, and the one from which
     *     on it is, -1 if there is none; then x, y and J of each place, the start's first
     */
    public static double[] walk(String walk, double goal) {
        Walk value = Expression.value(Walk.class, walk);
        double[] xs = value.xs();
        double[] ys = value.ys();
        double[] costs = value.costs();
        double[] all = new double[3 + 3 * xs.length];
        all[0] = value.diverged() ? 1 : 0;
        all[1] = orNone(value.stepsTo(goal));
        all[2] = orNone(value.stepsToStay(goal));
        for (int t = 0; t < xs.length; t++) {
            all[3 + 3 * t] = xs[t];
            all[4 + 3 * t] = ys[t];
            all[5 + 3 * t] = costs[t];
        }
        return all;
    }

    private static double orNone(OptionalInt step) {
        return step.isPresent() ? step.getAsInt() : -1;
    }

    /**
     * What an algorithm remembers and does at each of the first steps of a walk.
     *
     * @param surface a line that gives a Surface
     * @param optimizer a line that gives an Optimizer
     * @param x where it starts
     * @param y where it starts
     * @param steps how many steps
     * @return for each step: where it began, the gradient there, each moment after it, and where it ended, two numbers
     *     each
     */
    public static double[] updates(String surface, String optimizer, double x, double y, int steps) {
        Surface where = Expression.value(Surface.class, surface);
        Optimizer who = Expression.value(Optimizer.class, optimizer);
        double[] place = {x, y};
        DoubleStepper stepper = who.on(place);
        int moments = who.moments().size();
        double[] all = new double[steps * (6 + 2 * moments)];
        int at = 0;
        for (int t = 1; t <= steps; t++) {
            double[] gradient = where.gradient(place[0], place[1]);
            at = put(all, at, place);
            at = put(all, at, gradient);
            stepper.epoch(t);
            stepper.step(gradient);
            for (String moment : who.moments()) {
                at = put(all, at, stepper.moment(moment));
            }
            at = put(all, at, place);
            stepper.observe(where.value(place[0], place[1]));
        }
        return all;
    }

    private static int put(double[] all, int at, double[] two) {
        all[at] = two[0];
        all[at + 1] = two[1];
        return at + 2;
    }

    /**
     * A schedule, step by step.
     *
     * @param schedule a line that gives a LearningRate
     * @param epochs how many epochs
     * @param batches how many steps an epoch has
     * @return α of each step
     */
    public static double[] rates(String schedule, int epochs, int batches) {
        LearningRate rate = Expression.value(LearningRate.class, schedule);
        return IntStream.range(0, epochs * batches)
                .mapToDouble(i -> rate.at(1 + i / batches, 1 + i))
                .toArray();
    }

    /**
     * An exponentially weighted average of a series.
     *
     * @param beta β
     * @param corrected whether the bias is divided out
     * @param theta the series
     * @return the average after each value
     */
    public static double[] averages(double beta, boolean corrected, double[] theta) {
        return ewa(beta, corrected).over(theta);
    }

    /**
     * The weights in an average.
     *
     * @param beta β
     * @param corrected whether the bias is divided out
     * @param t of how many values
     * @return the weights, that of the newest first
     */
    public static double[] weights(double beta, boolean corrected, int t) {
        return ewa(beta, corrected).weights(t);
    }

    private static Ewa ewa(double beta, boolean corrected) {
        return corrected ? Ewa.of(beta).corrected() : Ewa.of(beta);
    }

    /**
     * By what momentum multiplies the distance from the minimum of a parabola in a step, in the long run: the larger
     * root of {@code r² - (1 + β - (1-β)·α·c)·r + β = 0}, c being the curvature.
     *
     * @param step α·c
     * @param beta β
     * @return the size of the root, and 1 if the walk swings there (the root is complex or negative), or else 0
     */
    public static double[] momentumRate(double step, double beta) {
        double half = (1 + beta - (1 - beta) * step) / 2;
        double inside = half * half - beta;
        return inside < 0
                ? new double[] {Math.sqrt(beta), 1}
                : new double[] {Math.abs(half) + Math.sqrt(inside), half < 0 ? 1 : 0};
    }

    /**
     * Whether a line can be read, and what it gives is possible.
     *
     * @param line any line
     * @return the library's own refusal; empty if there is none
     */
    public static String refusal(String line) {
        try {
            Object value = Expression.value(Object.class, line);
            return value instanceof Walk walk && walk.steps() < 0 ? "no walk" : "";
        } catch (IllegalArgumentException | ArithmeticException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
