package org.descent4j.optimizer;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.Objects;
import org.descent4j.internal.guard.Check;

/**
 * A named slice of the flat parameter vector that has its own learning rate or weight decay: biases without decay, or
 * the first layers with a smaller α.
 *
 * <p>Formula: in the slice {@code [from, to)}, {@code α} is multiplied by {@code rateFactor} and the decay λ by
 * {@code decayFactor}. Parameters in no group have the factors 1 and 1.
 *
 * <p>Source: lecture row S2, where b is not regularized.
 *
 * <p>Example, 6 weights with decay and 2 biases without:
 *
 * <pre>{@code
 * INDArray parameters = Nd4j.ones(DataType.DOUBLE, 8);
 * Stepper stepper = AdamW.of(0.001).on(parameters, Group.of("biases", 6, 8).withoutDecay());
 * stepper.step(Nd4j.zeros(DataType.DOUBLE, 8));
 * parameters.getDouble(0);  // 0.99999
 * parameters.getDouble(7);  // 1.0
 * }</pre>
 *
 * @param name what the slice is called
 * @param from the index of its first parameter, at least 0
 * @param to the index after its last parameter, above from
 * @param rateFactor what α is multiplied by, at least 0 and finite
 * @param decayFactor what the decay is multiplied by, at least 0 and finite
 */
public record Group(String name, long from, long to, double rateFactor, double decayFactor) {

    /**
     * As {@link #of}, with both factors.
     *
     * @param name what the slice is called
     * @param from the index of its first parameter, at least 0
     * @param to the index after its last parameter, above from
     * @param rateFactor what α is multiplied by, at least 0 and finite
     * @param decayFactor what the decay is multiplied by, at least 0 and finite
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public Group {
        Objects.requireNonNull(name, "name");
        checkArgument(from >= 0, "from = %s: must be at least 0", from);
        checkArgument(to > from, "to = %s: must be above from = %s", to, from);
        Check.rate("rateFactor", rateFactor);
        Check.rate("decayFactor", decayFactor);
    }

    /**
     * A slice with both factors 1.
     *
     * @param name what the slice is called
     * @param from the index of its first parameter, at least 0
     * @param to the index after its last parameter, above from
     * @return the group
     * @throws IllegalArgumentException if the slice is empty or begins below 0
     */
    public static Group of(String name, long from, long to) {
        return new Group(name, from, to, 1, 1);
    }

    /**
     * The same slice with its own learning rate.
     *
     * @param factor what α is multiplied by, at least 0 and finite; 0 keeps the slice as it is
     * @return the group
     * @throws IllegalArgumentException if the factor is negative or not finite
     */
    public Group withRateFactor(double factor) {
        return new Group(name, from, to, factor, decayFactor);
    }

    /**
     * The same slice with its own weight decay.
     *
     * @param factor what the decay is multiplied by, at least 0 and finite
     * @return the group
     * @throws IllegalArgumentException if the factor is negative or not finite
     */
    public Group withDecayFactor(double factor) {
        return new Group(name, from, to, rateFactor, factor);
    }

    /**
     * The same slice without weight decay.
     *
     * @return the group
     */
    public Group withoutDecay() {
        return withDecayFactor(0);
    }

    @Override
    public String toString() {
        return "Group(" + name + " [" + from + ", " + to + "), rateFactor=" + rateFactor + ", decayFactor="
                + decayFactor + ")";
    }
}
