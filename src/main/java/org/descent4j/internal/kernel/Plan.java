package org.descent4j.internal.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * An optimizer in numbers: what a kernel needs to know of it.
 *
 * @param rule the kind of step
 * @param recipe the numbers of a step
 * @param decays what comes before the step, in this order
 */
public record Plan(Rule rule, Recipe recipe, List<Decay> decays) {

    /** How the numbers of a step come about. */
    @FunctionalInterface
    public interface Recipe {
        /**
         * The numbers of one step.
         *
         * @param alpha α of these parameters
         * @param t the number of the step, from 1
         * @return the numbers
         */
        Numbers at(double alpha, long t);
    }

    /**
     * A plan without decay.
     *
     * @param rule the kind of step
     * @param recipe the numbers of a step
     * @return the plan
     */
    public static Plan of(Rule rule, Recipe recipe) {
        return new Plan(rule, recipe, List.of());
    }

    /**
     * The same plan after one more decay.
     *
     * @param first the decay that comes before all that is in the plan
     * @return the plan
     */
    public Plan after(Decay first) {
        List<Decay> all = new ArrayList<>();
        all.add(first);
        all.addAll(decays);
        return new Plan(rule, recipe, List.copyOf(all));
    }

    /** The numbers of one step of a slice. All decays together take a share of W, and add a multiple of it to dW. */
    Numbers numbers(Slice slice, double alpha, long t) {
        double rate = alpha * slice.rateFactor();
        double shrink = 0;
        double pull = 0;
        for (Decay decay : decays) {
            pull += decay.inGradient() * slice.decayFactor() * (1 - shrink);
            shrink += rate * decay.beside() * slice.decayFactor() * (1 - shrink);
        }
        return recipe.at(rate, t).after(shrink, pull);
    }
}
