package org.descent4j.network;

/**
 * How far the predictions Ŷ are from the labels Y: the mean over the examples of a loss L(ŷ, y).
 *
 * <p>Formula, {@code J = 1/m Σ L(ŷ, y)}, the sum running over the m columns, with
 *
 * <pre>
 * BINARY_CROSS_ENTROPY       L = -Σ_i (y_i log ŷ_i + (1-y_i) log(1-ŷ_i))   needs a sigmoid at the end
 * CATEGORICAL_CROSS_ENTROPY  L = -Σ_i y_i log ŷ_i                          needs a softmax at the end
 * SQUARED_ERROR              L = ½ Σ_i (ŷ_i - y_i)²                        goes with any last layer
 * </pre>
 *
 * <p>The cross-entropies are computed from Z, not from Ŷ: where Ŷ rounds to 0 or 1, log Ŷ would be infinite, though the
 * cost is not. With the activation they belong to their gradient is the short one, {@code dZ = (Ŷ - Y)/m}.
 *
 * <p>Source: lecture row S2.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Architecture.of(2).tanh(5).sigmoid(1).withCost(Cost.SQUARED_ERROR);  // without the call: BINARY_CROSS_ENTROPY
 * }</pre>
 */
public enum Cost {
    /** For labels in [0, 1], one or several a column, each on its own; goes with a sigmoid layer. */
    BINARY_CROSS_ENTROPY(Standard.SIGMOID) {
        @Override
        double sum(double[] z, double[] a, double[] y, int units) {
            double sum = 0;
            for (int i = 0; i < z.length; i++) {
                sum += Math.max(z[i], 0) - z[i] * y[i] + Math.log1p(Math.exp(-Math.abs(z[i])));
            }
            return sum;
        }

        @Override
        String complaint(double[] y, int units) {
            for (int i = 0; i < y.length; i++) {
                if (!(y[i] >= 0 && y[i] <= 1)) {
                    return "Y holds " + y[i] + at(i, units) + ": must be in [0, 1]";
                }
            }
            return null;
        }
    },

    /**
     * For labels that are one of several classes, each column one-hot (or probabilities); goes with a softmax layer.
     */
    CATEGORICAL_CROSS_ENTROPY(Standard.SOFTMAX) {
        @Override
        double sum(double[] z, double[] a, double[] y, int units) {
            double sum = 0;
            for (int start = 0; start < z.length; start += units) {
                double largest = Standard.largest(z, start, units);
                double exponentials = 0;
                double labelled = 0;
                for (int i = start; i < start + units; i++) {
                    exponentials += Math.exp(z[i] - largest);
                    labelled += y[i] * (z[i] - largest);
                }
                sum += Math.log(exponentials) - labelled;
            }
            return sum;
        }

        @Override
        String complaint(double[] y, int units) {
            for (int start = 0; start < y.length; start += units) {
                double sum = 0;
                for (int i = start; i < start + units; i++) {
                    if (!(y[i] >= 0 && y[i] <= 1)) {
                        return "Y holds " + y[i] + at(i, units) + ": must be in [0, 1]";
                    }
                    sum += y[i];
                }
                if (Math.abs(sum - 1) > 1e-5) {
                    return "column " + start / units + " of Y sums to " + sum + ": must be 1, a column is one-hot";
                }
            }
            return null;
        }
    },

    /** Half the squared distance, for labels that are any numbers; goes with any last layer. */
    SQUARED_ERROR(null) {
        @Override
        double sum(double[] z, double[] a, double[] y, int units) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                double difference = a[i] - y[i];
                sum += difference * difference;
            }
            return sum / 2;
        }

        @Override
        String complaint(double[] y, int units) {
            for (int i = 0; i < y.length; i++) {
                if (!Double.isFinite(y[i])) {
                    return "Y holds " + y[i] + at(i, units) + ": must be a finite number";
                }
            }
            return null;
        }
    };

    private final Standard companion;

    Cost(Standard companion) {
        this.companion = companion;
    }

    /** The cost that is usual after this last layer. */
    static Cost after(Activation last) {
        for (Cost cost : values()) {
            if (cost.companion == last) {
                return cost;
            }
        }
        return SQUARED_ERROR;
    }

    /** What the last layer must be, or null if any will do. */
    Activation companion() {
        return companion;
    }

    /** Σ L(ŷ, y) over all columns. */
    abstract double sum(double[] z, double[] a, double[] y, int units);

    /** What is wrong with these labels, or null. */
    abstract String complaint(double[] y, int units);

    /** dA of the last layer for a mean over m examples; after the activation that it belongs to, dZ already. */
    static void gradient(double[] a, double[] y, double[] d, double m) {
        for (int i = 0; i < d.length; i++) {
            d[i] = (a[i] - y[i]) / m;
        }
    }

    private static String at(int i, int units) {
        return " in row " + i % units + " of column " + i / units;
    }
}
