package org.descent4j.network;

import java.util.Random;

/**
 * How large the random weights start: so that a signal neither fades nor explodes on its way through the layers. Biases
 * start at 0.
 *
 * <p>Formula, for a layer of n_out units fed by n_in, {@code W ~ N(0, σ²)} with
 *
 * <pre>
 * HE      σ² = 2/n_in
 * XAVIER  σ² = 2/(n_in + n_out)
 * </pre>
 *
 * <p>Source: K. He et al., <i>Delving Deep into Rectifiers</i>, 2015, for ReLU; X. Glorot and Y. Bengio,
 * <i>Understanding the difficulty of training deep feedforward neural networks</i>, 2010, for the others.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Architecture.of(2).relu(5).sigmoid(1).withInitialization(Initialization.HE);  // all layers
 * }</pre>
 */
public enum Initialization {
    /** Variance 2/n_in: ReLU passes half of its input on, so the weights start larger. */
    HE {
        @Override
        double deviation(int inputs, int units) {
            return Math.sqrt(2.0 / inputs);
        }
    },

    /** Variance 2/(n_in + n_out): a compromise between the way forward and the way back. */
    XAVIER {
        @Override
        double deviation(int inputs, int units) {
            return Math.sqrt(2.0 / (inputs + units));
        }
    };

    abstract double deviation(int inputs, int units);

    /** Weights drawn column by column. Random's Gaussian is specified to the bit, so that every JDK draws the same. */
    double[] draw(Random random, int inputs, int units) {
        double deviation = deviation(inputs, units);
        double[] weights = new double[inputs * units];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = deviation * random.nextGaussian();
        }
        return weights;
    }
}
