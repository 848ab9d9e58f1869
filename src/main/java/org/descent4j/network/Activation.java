package org.descent4j.network;

/**
 * What a layer does with Z = W·A + b: its activation function g, A = g(Z), and the derivative that backpropagation
 * needs.
 *
 * <p>Formula, by element but for softmax, which works on a column (one example) at a time:
 *
 * <pre>
 * RELU     g(z) = max(0, z)              g'(z) = 1 where z &gt; 0, else 0
 * TANH     g(z) = tanh z                 g'(z) = 1 - a²
 * SIGMOID  g(z) = 1/(1 + e^(-z))         g'(z) = a(1 - a)
 * SOFTMAX  g(z)_i = e^(z_i)/Σ_k e^(z_k)  dz_i = a_i(da_i - Σ_k a_k da_k)
 * LINEAR   g(z) = z                      g'(z) = 1
 * </pre>
 *
 * <p>Source: lecture row S2, A^[l] = g^[l](Z^[l]).
 *
 * <p>Example:
 *
 * <pre>{@code
 * Architecture.of(2).layer(5, Activation.TANH).sigmoid(1);  // the same as Architecture.of(2).tanh(5).sigmoid(1)
 * }</pre>
 */
public enum Activation {
    /** The positive part of z: max(0, z). Its derivative at 0 is taken as 0. */
    RELU {
        @Override
        void forward(double[] z, int units) {
            for (int i = 0; i < z.length; i++) {
                // Not z > 0 ? z : 0, which would turn NaN into 0 and hide it.
                z[i] = Math.max(0, z[i]);
            }
        }

        @Override
        void backward(double[] a, double[] d, int units) {
            for (int i = 0; i < d.length; i++) {
                d[i] = a[i] > 0 ? d[i] : 0;
            }
        }
    },

    /** The hyperbolic tangent, in (-1, 1). */
    TANH {
        @Override
        void forward(double[] z, int units) {
            for (int i = 0; i < z.length; i++) {
                z[i] = Math.tanh(z[i]);
            }
        }

        @Override
        void backward(double[] a, double[] d, int units) {
            for (int i = 0; i < d.length; i++) {
                d[i] *= 1 - a[i] * a[i];
            }
        }
    },

    /** The logistic function 1/(1 + e^(-z)), in (0, 1): a probability. */
    SIGMOID {
        @Override
        void forward(double[] z, int units) {
            for (int i = 0; i < z.length; i++) {
                z[i] = 1 / (1 + Math.exp(-z[i]));
            }
        }

        @Override
        void backward(double[] a, double[] d, int units) {
            for (int i = 0; i < d.length; i++) {
                d[i] *= a[i] * (1 - a[i]);
            }
        }
    },

    /** Probabilities of classes: each column is positive and sums to 1. */
    SOFTMAX {
        @Override
        void forward(double[] z, int units) {
            for (int start = 0; start < z.length; start += units) {
                // Taking the largest off changes nothing but keeps e^z from overflowing.
                double largest = largest(z, start, units);
                double sum = 0;
                for (int i = start; i < start + units; i++) {
                    z[i] = Math.exp(z[i] - largest);
                    sum += z[i];
                }
                for (int i = start; i < start + units; i++) {
                    z[i] /= sum;
                }
            }
        }

        @Override
        void backward(double[] a, double[] d, int units) {
            for (int start = 0; start < d.length; start += units) {
                double mean = 0;
                for (int i = start; i < start + units; i++) {
                    mean += a[i] * d[i];
                }
                for (int i = start; i < start + units; i++) {
                    d[i] = a[i] * (d[i] - mean);
                }
            }
        }
    },

    /** No activation: z itself, any number. */
    LINEAR {
        @Override
        void forward(double[] z, int units) {}

        @Override
        void backward(double[] a, double[] d, int units) {}
    };

    /** Z becomes A, in place; columns of so many units, one after the other. */
    abstract void forward(double[] z, int units);

    /** dA becomes dZ, in place, given A = g(Z): every derivative here can be told from A alone. */
    abstract void backward(double[] a, double[] d, int units);

    static double largest(double[] z, int start, int units) {
        double largest = z[start];
        for (int i = start + 1; i < start + units; i++) {
            largest = Math.max(largest, z[i]);
        }
        return largest;
    }
}
