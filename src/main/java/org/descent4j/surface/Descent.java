package org.descent4j.surface;

import java.util.OptionalInt;
import org.descent4j.optimizer.Optimizer;

/** What can be asked of each descent. It is made when it is first asked, once, whichever thread that is. */
abstract class Descent {

    final Course course;
    private Course.Way way;

    Descent(Course course) {
        this.course = course;
    }

    /** If this is interrupted, or code of the user's own throws, the next one who asks begins anew. */
    final synchronized Course.Way way() {
        if (way == null) {
            way = course.go();
        }
        return way;
    }

    /**
     * The costs of all places.
     *
     * @return a new array, the start's first
     */
    public double[] costs() {
        return way().costs.clone();
    }

    /**
     * How many steps were made: an int, as it is the index of the last place and of its cost.
     *
     * @return the steps, as many as were asked for unless this {@link #diverged} or was to end at a cost
     */
    public int steps() {
        return way().costs.length - 1;
    }

    /**
     * Whether this ended early because the next place, its cost or its gradient would not have been finite.
     *
     * @return true if it did
     */
    public boolean diverged() {
        return way().diverged;
    }

    /**
     * How many steps it took to get down to a cost.
     *
     * @param cost the cost
     * @return the first t whose cost is at most this, 0 for the start; empty if it never got there
     */
    public OptionalInt stepsTo(double cost) {
        double[] costs = way().costs;
        for (int t = 0; t < costs.length; t++) {
            if (costs[t] <= cost) {
                return OptionalInt.of(t);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * How many steps it took to get down to a cost for good: who only passes through is not there.
     *
     * @param cost the cost
     * @return the first t from which on the cost is at most this up to the end; empty if it ends above it or
     *     {@link #diverged}
     */
    public OptionalInt stepsToStay(double cost) {
        double[] costs = way().costs;
        int t = costs.length;
        while (t > 0 && costs[t - 1] <= cost) {
            t--;
        }
        return diverged() || t == costs.length ? OptionalInt.empty() : OptionalInt.of(t);
    }

    /**
     * Who made the steps.
     *
     * @return the optimizer
     */
    public Optimizer optimizer() {
        return course.optimizer;
    }

    final String text(Object where) {
        return getClass().getSimpleName() + "(" + where + ", " + optimizer() + ", steps=" + steps()
                + (diverged() ? ", diverged" : "") + ", cost=" + way().costs[steps()] + ")";
    }
}
