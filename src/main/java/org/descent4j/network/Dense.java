package org.descent4j.network;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;

/** One layer at work on batches of one size: its activations A and their gradient, allocated once. */
final class Dense {

    final int units;
    final Matrix a;
    /** dA, then dZ. */
    final Matrix d;
    /** Z, for the last layer, whose cost is computed from it, and for what is no {@link Standard} activation. */
    final double[] z;

    private final Layer layer;
    private final int number;
    private final boolean isStandard;
    private final Matrix weights;
    private final Matrix bias;
    private final Matrix weightsGradient;
    private final Matrix biasGradient;

    Dense(Layer layer, int number, Parameters parameters, Parameters gradients, DataType type, int m, boolean last) {
        this.layer = layer;
        this.number = number;
        isStandard = layer.activation() instanceof Standard;
        units = layer.units();
        weights = parameters.matrix("W" + number);
        bias = parameters.matrix("b" + number);
        weightsGradient = gradients.matrix("W" + number);
        biasGradient = gradients.matrix("b" + number);
        a = Matrix.zeros(type, units, m);
        d = Matrix.zeros(type, units, m);
        z = last || !isStandard ? new double[units * m] : null;
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
        layer.activation().forward(values, units);
        if (!isStandard) {
            requireFinite("A", values);
        }
    }

    /** From dZ in d: dW = dZ·Aᵀ, db = dZ·1, set or added to what is there. */
    void backward(Matrix before, boolean add) {
        Product.ofTransposed(d, before, weightsGradient, add);
        double[] values = d.values();
        double[] db = add ? biasGradient.update() : biasGradient.overwrite();
        if (!add) {
            Arrays.fill(db, 0);
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
        before.backThroughActivation();
    }

    /** Makes dA in d dZ. */
    void backThroughActivation() {
        double[] gradient = d.update();
        boolean isOwnFault = !isStandard && Arrays.stream(gradient).allMatch(Double::isFinite);
        layer.activation().backward(z, a.values(), gradient, units);
        if (isOwnFault) {
            requireFinite("dZ", gradient);
        }
    }

    /** Refuses what an activation that may have a slip has made of finite numbers. */
    private void requireFinite(String name, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i]) && Double.isFinite(z[i])) {
                throw new IllegalArgumentException(name + " = " + values[i] + " where z = " + z[i] + " in layer "
                        + number + ", " + layer + ": must be a finite number");
            }
        }
    }

    void close() {
        a.close();
        d.close();
    }
}
