package org.descent4j.network;

import java.util.Objects;

/**
 * An activation that works on one number at a time: two formulas, what g is and what its derivative is. This is how to
 * bring one of your own.
 *
 * <p>Formula: {@code a = g(z)}, {@code dz = da·g'(z)}. Both z and a are given to the derivative: take whichever makes
 * it short. A value or derivative that is not a finite number where z is one is refused in training and prediction,
 * with the place.
 *
 * <p>Source: lecture row S2, A^[l] = g^[l](Z^[l]).
 *
 * <p>Example, swish (P. Ramachandran et al., <i>Searching for Activation Functions</i>, 2017):
 *
 * <pre>{@code
 * record Swish(double beta) implements Elementwise {
 *     public double value(double z) {
 *         return z / (1 + Math.exp(-beta * z));
 *     }
 *
 *     public double derivative(double z, double a) {
 *         return beta * a + (1 - beta * a) / (1 + Math.exp(-beta * z));
 *     }
 * }
 * Architecture plan = Architecture.of(2).layer(5, new Swish(1)).sigmoid(1);
 * new Swish(1).value(2);  // 1.7616
 * }</pre>
 */
public interface Elementwise extends Activation {

    /**
     * The function.
     *
     * @param z any finite number
     * @return g(z)
     */
    double value(double z);

    /**
     * Its derivative.
     *
     * @param z any finite number
     * @param a g(z), which is known already
     * @return g'(z)
     */
    double derivative(double z, double a);

    @Override
    default void forward(double[] z, int units) {
        Objects.requireNonNull(z, "z");
        for (int i = 0; i < z.length; i++) {
            z[i] = value(z[i]);
        }
    }

    @Override
    default void backward(double[] z, double[] a, double[] d, int units) {
        Objects.requireNonNull(z, "z");
        Objects.requireNonNull(a, "a");
        Objects.requireNonNull(d, "d");
        for (int i = 0; i < d.length; i++) {
            d[i] *= derivative(z[i], a[i]);
        }
    }

    /**
     * How the weights before such a layer start, unless the plan says.
     *
     * @return Xavier, unless overridden
     */
    @Override
    default Initialization initialization() {
        return Initialization.XAVIER;
    }
}
