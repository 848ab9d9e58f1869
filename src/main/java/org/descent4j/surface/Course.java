package org.descent4j.surface;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.descent4j.StoppedException;
import org.descent4j.internal.guard.Check;
import org.descent4j.optimizer.DoubleStepper;
import org.descent4j.optimizer.Optimizer;

/** How a descent is to go: where, by whom, from where, how far. */
final class Course {

    final Optimizer optimizer;
    private final Objective objective;
    private final double[] start;
    private final int most;
    private final double goal;
    private final double noise;
    private final long seed;

    private Course(
            Objective objective, Optimizer optimizer, double[] start, int most, double goal, double noise, long seed) {
        this.objective = objective;
        this.optimizer = optimizer;
        this.start = start;
        this.most = most;
        this.goal = goal;
        this.noise = noise;
        this.seed = seed;
    }

    /** What is wrong is refused here, and not when somebody asks for the way. */
    static Course of(Objective objective, Optimizer optimizer, double[] start, int steps, Object shown) {
        StoppedException.ifInterrupted();
        Objects.requireNonNull(optimizer, "optimizer");
        Check.atLeast(1, "steps", steps);
        Course course = new Course(objective, optimizer, start.clone(), steps, Double.NEGATIVE_INFINITY, 0, 0);
        checkArgument(
                isFinite(start) && Double.isFinite(course.value(start)) && isFinite(course.gradient(start)),
                "start = %s: must be finite, with finite cost and gradient",
                shown);
        return course;
    }

    Course until(double cost) {
        checkArgument(!Double.isNaN(cost), "cost = %s: must be a number", cost);
        return new Course(objective, optimizer, start, most, cost, noise, seed);
    }

    Course noisy(double deviation, long drawnFrom) {
        return new Course(objective, optimizer, start, most, goal, Check.rate("noise", deviation), drawnFrom);
    }

    /** The way that was gone. */
    static final class Way {

        final List<double[]> places;
        final double[] costs;
        final boolean diverged;

        private Way(List<double[]> places, double[] costs, boolean diverged) {
            this.places = places;
            this.costs = costs;
            this.diverged = diverged;
        }
    }

    Way go() {
        StoppedException.ifInterrupted();
        List<double[]> places = new ArrayList<>();
        places.add(start);
        double[] costs = new double[Math.min(most, 1000) + 1];
        costs[0] = value(start);
        double[] gradient = gradient(start);
        double[] w = start.clone();
        DoubleStepper stepper = optimizer.on(w);
        Random random = new Random(seed);
        boolean diverged = false;
        for (int t = 1; t <= most && costs[t - 1] > goal; t++) {
            stepper.epoch(t);
            try {
                stepper.step(noise > 0 ? noisy(gradient, random) : gradient);
            } catch (ArithmeticException beyondAllNumbers) {
                diverged = true;
                break;
            }
            double[] place = w.clone();
            double cost = isFinite(place) ? value(place) : Double.NaN;
            if (Double.isFinite(cost)) {
                gradient = gradient(place);
            }
            if (!Double.isFinite(cost) || !isFinite(gradient)) {
                diverged = true;
                break;
            }
            if (t == costs.length) {
                costs = Arrays.copyOf(costs, (int) Math.min(most + 1L, 2L * t));
            }
            places.add(place);
            costs[t] = cost;
            stepper.observe(cost);
        }
        return new Way(places, Arrays.copyOf(costs, places.size()), diverged);
    }

    private double[] noisy(double[] gradient, Random random) {
        double[] noisy = gradient.clone();
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] += noise * random.nextGaussian();
        }
        return noisy;
    }

    /** What is a user's own sees copies: whatever it does with them, the places stay. */
    private double value(double[] place) {
        return objective.value(place.clone());
    }

    private double[] gradient(double[] place) {
        double[] gradient = Objects.requireNonNull(objective.gradient(place.clone()), "gradient");
        checkArgument(
                gradient.length == place.length,
                "gradient has shape [%s]: must be [%s] like the parameters",
                gradient.length,
                place.length);
        return gradient;
    }

    private static boolean isFinite(double[] numbers) {
        for (double number : numbers) {
            if (!Double.isFinite(number)) {
                return false;
            }
        }
        return true;
    }
}
