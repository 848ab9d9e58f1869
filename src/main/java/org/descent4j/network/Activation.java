package org.descent4j.network;

/**
 * What a layer does with Z = W·A + b: its activation function g, A = g(Z), and the derivative that backpropagation
 * needs.
 *
 * <p>Formula, by element but for softmax, which works on a column (one example) at a time:
 *
 * <pre>
 * RELU          g(z) = max(0, z)              g'(z) = 1 where z &gt; 0, else 0
 * TANH          g(z) = tanh z                 g'(z) = 1 - a²
 * SIGMOID       g(z) = 1/(1 + e^(-z))         g'(z) = a(1 - a)
 * SOFTMAX       g(z)_i = e^(z_i)/Σ_k e^(z_k)  dz_i = a_i(da_i - Σ_k a_k da_k)
 * LINEAR        g(z) = z                      g'(z) = 1
 * leakyRelu(c)  g(z) = z where z &gt; 0, else c z             g'(z) = 1 where z &gt; 0, else c
 * elu(α)        g(z) = z where z &gt; 0, else α(e^z - 1)      g'(z) = 1 where z &gt; 0, else a + α
 * </pre>
 *
 * <p>One of your own, by element, is an {@link Elementwise}. Only what mixes the numbers of a column, as softmax does,
 * implements this interface itself. Make it a record: two plans are then the same where its numbers are, and a
 * checkpoint can say which one it was made with. It gets the layer's own memory, and must not keep it.
 *
 * <p>Source: lecture row S2, A^[l] = g^[l](Z^[l]); leakyRelu: A. L. Maas et al., <i>Rectifier Nonlinearities Improve
 * Neural Network Acoustic Models</i>, 2013; elu: D.-A. Clevert et al., <i>Fast and Accurate Deep Network Learning by
 * Exponential Linear Units</i>, 2016.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Architecture.of(2).layer(5, Activation.TANH).sigmoid(1);  // the same as Architecture.of(2).tanh(5).sigmoid(1)
 * Architecture.of(2).layer(5, Activation.leakyRelu(0.01)).sigmoid(1);
 * }</pre>
 */
// No method has a body here: Standard can be initialized without this interface, and two threads never wait for each
// other.
@SuppressWarnings("ClassInitializationDeadlock")
public interface Activation {

    /** The positive part of z: max(0, z). Its derivative at 0 is taken as 0. */
    Activation RELU = Standard.RELU;

    /** The hyperbolic tangent, in (-1, 1). */
    Activation TANH = Standard.TANH;

    /** The logistic function 1/(1 + e^(-z)), in (0, 1): a probability. */
    Activation SIGMOID = Standard.SIGMOID;

    /** Probabilities of classes: each column is positive and sums to 1. */
    Activation SOFTMAX = Standard.SOFTMAX;

    /** No activation: z itself, any number. */
    Activation LINEAR = Standard.LINEAR;

    /**
     * ReLU that lets a little of what is negative through, so that no unit stops learning. Its derivative at 0 is taken
     * as the slope.
     *
     * @param slope how much of z passes where z is negative, at least 0 and finite; 0.01 is usual
     * @return the activation
     * @throws IllegalArgumentException if the slope is negative or not finite
     */
    static Activation leakyRelu(double slope) {
        return new LeakyRelu(slope);
    }

    /**
     * The exponential linear unit: as ReLU where z is positive, and a smooth way down to -α where it is not.
     *
     * @param alpha α, at least 0 and finite; 1 is usual, and the only one without a kink at 0
     * @return the activation
     * @throws IllegalArgumentException if α is negative or not finite
     */
    static Activation elu(double alpha) {
        return new Elu(alpha);
    }

    /**
     * Z becomes A = g(Z), in place.
     *
     * @param z Z, column after column; A in the end
     * @param units how many numbers a column has
     */
    void forward(double[] z, int units);

    /**
     * dA becomes dZ, in place.
     *
     * @param z Z, column after column; not to be changed
     * @param a A = g(Z); not to be changed
     * @param d dA; dZ in the end
     * @param units how many numbers a column has
     */
    void backward(double[] z, double[] a, double[] d, int units);

    /**
     * How the weights before such a layer start, unless the plan says.
     *
     * @return He or Xavier
     */
    Initialization initialization();
}
