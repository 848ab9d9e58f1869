package org.descent4j.network;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.Locale;
import java.util.Objects;

/**
 * One dense layer: A = g(W·A_before + b), every unit fed by all units of the layer before.
 *
 * <p>Formula: {@code Z^[l] = W^[l] A^[l-1] + b^[l]}, {@code A^[l] = g^[l](Z^[l])}; W is (units, units before), b is
 * (units, 1).
 *
 * <p>Source: lecture row S2.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Architecture.of(784).relu(128).softmax(10).layers();  // a list of relu(128) and softmax(10)
 * }</pre>
 *
 * @param units how many units the layer has, n^[l], at least 1
 * @param activation g
 */
public record Layer(int units, Activation activation) {

    /**
     * As {@link #of}.
     *
     * @param units how many units the layer has, at least 1
     * @param activation g
     * @throws IllegalArgumentException if there are no units
     */
    public Layer {
        checkArgument(units >= 1, "units = %s: must be at least 1", units);
        Objects.requireNonNull(activation, "activation");
    }

    /**
     * A layer of this size.
     *
     * @param units how many units the layer has, at least 1
     * @param activation g
     * @return the layer
     * @throws IllegalArgumentException if there are no units
     */
    public static Layer of(int units, Activation activation) {
        return new Layer(units, activation);
    }

    @Override
    public String toString() {
        return activation.name().toLowerCase(Locale.ROOT) + "(" + units + ")";
    }
}
