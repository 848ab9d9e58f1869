package org.descent4j.chart;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.descent4j.internal.guard.Check;
import org.descent4j.internal.live.Source;
import org.descent4j.optimizer.Optimizer;
import org.descent4j.surface.Point;
import org.descent4j.surface.Surface;
import org.descent4j.surface.Walk;
import org.knowm.xchart.XYChart;

/**
 * Walks of up to five algorithms on a surface, to be played with: the start is dragged, each hyperparameter has a
 * slider, and the page says after how many steps the cost is below a goal, for the first time and for good. Each
 * algorithm's line of Java can be read, changed and copied: it makes the very walk that is seen.
 *
 * <p>The numbers are those of {@link Walk}, but for the last digits: a browser's sine or power may differ from Java's.
 *
 * <p>Source: lecture rows S11, S13, S15, S17 and S18.
 *
 * <p>Example, momentum beside gradient descent:
 *
 * <pre>{@code
 * Explorer explorer = Explorer.of(
 *         Surface.bowl(0.1, 2), Point.of(-9, 3), GradientDescent.of(0.49), Momentum.of(0.49).withBeta(0.5));
 * Show.live(explorer.withSteps(40));
 * }</pre>
 */
public final class Explorer extends Live {

    private static final int MOST_OPTIMIZERS = 5;
    private static final int MOST_STEPS = 5000;

    private final Surface surface;
    private final Point start;
    private final List<Optimizer> optimizers;
    private final int steps;
    private final double noise;
    private final int seed;
    private final double goal;

    private Explorer(
            Surface surface, Point start, List<Optimizer> optimizers, int steps, double noise, int seed, double goal) {
        this.surface = surface;
        this.start = start;
        this.optimizers = optimizers;
        this.steps = steps;
        this.noise = noise;
        this.seed = seed;
        this.goal = goal;
        walks(); // refuses what cannot be walked
        state(); // and what a page cannot run
    }

    /**
     * A figure with walks of 100 steps, without noise, that are counted to a cost of 0.001.
     *
     * @param surface where, one of {@link Surface}'s own
     * @param start from where
     * @param optimizers who, one to five of the library's own
     * @return the figure
     * @throws IllegalArgumentException if there is none or more than five, surface or an optimizer is a user's own, or
     *     the walk cannot start there
     */
    public static Explorer of(Surface surface, Point start, Optimizer... optimizers) {
        Objects.requireNonNull(surface, "surface");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(optimizers, "optimizers");
        checkArgument(
                optimizers.length >= 1 && optimizers.length <= MOST_OPTIMIZERS,
                "optimizers has %s: must have 1 to %s",
                optimizers.length,
                MOST_OPTIMIZERS);
        return new Explorer(surface, start, List.of(optimizers), 100, 0, 1, 0.001);
    }

    /**
     * The same figure with walks of another length.
     *
     * @param steps how many steps, 1 to 5000
     * @return the figure
     * @throws IllegalArgumentException if the number is out of range
     */
    public Explorer withSteps(int steps) {
        checkArgument(steps >= 1 && steps <= MOST_STEPS, "steps = %s: must be from 1 to %s", steps, MOST_STEPS);
        return new Explorer(surface, start, optimizers, steps, noise, seed, goal);
    }

    /**
     * The same figure with noise in every gradient, as in {@link Walk#noisy}.
     *
     * @param noise its standard deviation, at least 0 and finite
     * @param seed what it is drawn from
     * @return the figure
     * @throws IllegalArgumentException if the noise is out of range
     */
    public Explorer withNoise(double noise, int seed) {
        return new Explorer(surface, start, optimizers, steps, Check.rate("noise", noise), seed, goal);
    }

    /**
     * The same figure, counting the steps to another cost.
     *
     * @param goal the cost, finite
     * @return the figure
     * @throws IllegalArgumentException if it is not finite
     */
    public Explorer withGoal(double goal) {
        checkArgument(Double.isFinite(goal), "goal = %s: must be finite", goal);
        return new Explorer(surface, start, optimizers, steps, noise, seed, goal);
    }

    private Walk[] walks() {
        return optimizers.stream()
                .map(optimizer -> Walk.of(surface, optimizer, start, steps))
                .map(walk -> noise > 0 ? walk.noisy(noise, seed) : walk)
                .toArray(Walk[]::new);
    }

    @Override
    String name() {
        return "Explorer of walks on a surface";
    }

    @Override
    XYChart chart() {
        return Contours.chart(surface, walks());
    }

    @Override
    String function() {
        return "explorer";
    }

    @Override
    String state() {
        return "{\"surface\": " + Html.json(Source.of(surface))
                + ", \"start\": " + Arrays.toString(new double[] {start.x(), start.y()})
                + ", \"steps\": " + steps + ", \"noise\": " + noise + ", \"seed\": " + seed + ", \"goal\": " + goal
                + ", \"walkers\": " + Html.list(optimizers.stream().map(Source::of)) + "}";
    }
}
