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

    /** How its weights start; an activation of one's own may have a slip. */
    Initialization initialization() {
        Initialization usual = activation.initialization();
        checkArgument(usual != null, "initialization of %s = null: must be HE or XAVIER", this);
        return usual;
    }

    @Override
    public String toString() {
        return activation instanceof Standard standard
                ? standard.name().toLowerCase(Locale.ROOT) + "(" + units + ")"
                : "layer(" + units + ", " + text() + ")";
    }

    /** The activation's own text, unless that is Object's, which is another one in each process. */
    private String text() {
        try {
            Class<?> type = activation.getClass();
            boolean saysItself = type.getMethod("toString").getDeclaringClass() != Object.class;
            String name = type.getSimpleName();
            return saysItself ? activation.toString() : name.isEmpty() ? "unnamed" : name;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
