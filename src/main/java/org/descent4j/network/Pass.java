package org.descent4j.network;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network at work on batches of one size: forward, cost, backward, in arrays that are allocated once. */
final class Pass {

    private final Architecture architecture;
    private final List<Dense> layers = new ArrayList<>();
    private final Dense last;
    private final int m;
    private Matrix x;
    private Matrix y;
    // Where X or Y comes in a form that BLAS and the loops cannot take, it is copied here first.
    private Matrix xCopy;
    private Matrix yCopy;

    Pass(Architecture architecture, Parameters parameters, Parameters gradients, int m) {
        this.architecture = architecture;
        this.m = m;
        int count = architecture.layers().size();
        for (int l = 1; l <= count; l++) {
            layers.add(new Dense(
                    architecture.layers().get(l - 1),
                    l,
                    parameters,
                    gradients,
                    architecture.dataType(),
                    m,
                    l == count));
        }
        last = layers.get(count - 1);
    }

    /** Ŷ, column by column. */
    double[] forward(INDArray input) {
        if (!Matrix.isDense(input)) {
            xCopy = copy(input, xCopy);
            x = xCopy;
        } else if (x == null || !x.isOver(input)) {
            x = Matrix.over(input);
        } else {
            x.arrayWritten();
        }
        Matrix before = x;
        for (Dense layer : layers) {
            layer.forward(before);
            before = layer.a;
        }
        return last.a.values();
    }

    /** Σ L(ŷ, y) of the batch that went forward last. */
    double loss(INDArray labels) {
        if (!Matrix.isDense(labels)) {
            yCopy = copy(labels, yCopy);
            y = yCopy;
        } else if (y == null || !y.isOver(labels)) {
            y = Matrix.over(labels);
        } else {
            y.arrayWritten();
        }
        double[] truth = y.values();
        String complaint = architecture.cost().complaint(truth, last.units);
        if (complaint != null) {
            throw new IllegalArgumentException(complaint);
        }
        return architecture.cost().sum(last.z, last.a.values(), truth, last.units);
    }

    /** How many examples of the batch are predicted right. */
    int hits() {
        double[] predicted = last.a.values();
        double[] truth = y.values();
        int hits = 0;
        for (int start = 0; start < truth.length; start += last.units) {
            boolean hit = last.units == 1
                    ? predicted[start] > 0.5 == truth[start] > 0.5
                    : argMax(predicted, start, last.units) == argMax(truth, start, last.units);
            hits += hit ? 1 : 0;
        }
        return hits;
    }

    private static int argMax(double[] values, int start, int n) {
        int best = start;
        for (int i = start + 1; i < start + n; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }

    /** The gradient of Σ L / of, set or added to what is there. */
    void backward(double of, boolean add) {
        Cost.gradient(last.a.values(), y.values(), last.d.overwrite(), of);
        if (architecture.cost().companion() == null) {
            last.backThroughActivation();
        }
        for (int l = layers.size() - 1; l >= 0; l--) {
            layers.get(l).backward(l == 0 ? x : layers.get(l - 1).a, add);
            if (l > 0) {
                layers.get(l).handBack(layers.get(l - 1));
            }
        }
    }

    private Matrix copy(INDArray from, Matrix to) {
        Matrix copy = to == null ? Matrix.zeros(architecture.dataType(), (int) from.size(0), m) : to;
        copy.updateArray().assign(from);
        return copy;
    }

    void close() {
        layers.forEach(Dense::close);
        if (xCopy != null) {
            xCopy.close();
        }
        if (yCopy != null) {
            yCopy.close();
        }
    }
}
