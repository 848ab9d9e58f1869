package org.descent4j.network;

import org.nd4j.linalg.api.buffer.DataType;

/** One layer at work on batches of one size: its activations A and their gradient, allocated once. */
final class Dense {

    final Activation activation;
    final int units;
    final Matrix a;
    /** dA, then dZ. */
    final Matrix d;
    /** Z, for the last layer alone: its cost is computed from Z. */
    final double[] z;

    private final Matrix weights;
    private final Matrix bias;
    private final Matrix weightsGradient;
    private final Matrix biasGradient;

    Dense(Layer layer, int number, Parameters parameters, Parameters gradients, DataType type, int m, boolean last) {
        activation = layer.activation();
        units = layer.units();
        weights = parameters.matrix("W" + number);
        bias = parameters.matrix("b" + number);
        weightsGradient = gradients.matrix("W" + number);
        biasGradient = gradients.matrix("b" + number);
        a = Matrix.zeros(type, units, m);
        d = Matrix.zeros(type, units, m);
        z = last ? new double[units * m] : null;
    }

    /** Z = W·A + b, A = g(Z). */
    void forward(Matrix before) {
        Product.of(weights, before, a);
        double[] values = a.update();
        double[] b = bias.values();
        for (int start = 0; start < values.length; start += units) {
            for (int i = 0; i < units; i++) {
                values[start + i] += b[i];
            }
        }
        if (z != null) {
            System.arraycopy(values, 0, z, 0, z.length);
        }
        activation.forward(values, units);
    }

    /** From dZ in d: dW = dZ·Aᵀ, db = dZ·1, set or added to what is there. */
    void backward(Matrix before, boolean add) {
        Product.ofTransposed(d, before, weightsGradient, add);
        double[] values = d.values();
        double[] db = add ? biasGradient.update() : biasGradient.overwrite();
        if (!add) {
            java.util.Arrays.fill(db, 0);
        }
        for (int start = 0; start < values.length; start += units) {
            for (int i = 0; i < units; i++) {
                db[i] += values[start + i];
            }
        }
    }

    /** Hands dZ on to the layer before as its dA = Wᵀ·dZ, and makes that its dZ. */
    void handBack(Dense before) {
        Product.transposedOf(weights, d, before.d);
        before.activation.backward(before.a.values(), before.d.update(), before.units);
    }

    void close() {
        a.close();
        d.close();
    }
}
