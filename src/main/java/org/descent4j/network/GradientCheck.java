package org.descent4j.network;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.Locale;
import java.util.Objects;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Compares the gradient that backpropagation gives with the slope of the cost, measured by moving each parameter a
 * little either way.
 *
 * <p>Formula: {@code slope_i = (J(θ + h e_i) - J(θ - h e_i))/(2h)} with h = 1e-5, an error of the order h²; then the
 * relative difference {@code ‖dθ - slope‖/(‖dθ‖ + ‖slope‖)}. Where ReLU sits within h of its kink, the two differ
 * though both are right: take other examples.
 *
 * <p>Source: the gradients of lecture row S2.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Network network = Architecture.of(3).tanh(4).softmax(2).inDouble().initialize(1);
 * INDArray x = Nd4j.createFromArray(new double[][] {{1, -2}, {0.5, 1}, {-1, 3}});
 * INDArray y = Nd4j.createFromArray(new double[][] {{1, 0}, {0, 1}});
 * GradientCheck check = GradientCheck.of(network, x, y);
 * System.out.println(check);  // GradientCheck(passes, relative error …, worst at …)
 * }</pre>
 *
 * @param relativeError the relative difference of the two gradients
 * @param worst the parameter whose gradient is furthest off, such as {@code W2[5]}, counted column by column
 */
public record GradientCheck(double relativeError, String worst) {

    private static final double H = 1e-5;
    private static final double TOLERANCE = 1e-7;

    /**
     * As {@link #of} gives it.
     *
     * @param relativeError the relative difference of the two gradients
     * @param worst the parameter whose gradient is furthest off
     */
    public GradientCheck {
        Objects.requireNonNull(worst, "worst");
    }

    /**
     * Checks the gradient of a network on a batch: two forward passes a parameter.
     *
     * @param network the network, in double precision; its parameters are as before when this ends, be it by a
     *     {@link org.descent4j.StoppedException}
     * @param x X, (n_x, m); not changed
     * @param y Y, (n^[L], m); not changed
     * @return the outcome
     * @throws IllegalArgumentException if the network is in float, whose rounding would hide any error, or an array is
     *     wrong, as in {@link Network#backward}
     */
    public static GradientCheck of(Network network, INDArray x, INDArray y) {
        Objects.requireNonNull(network, "network");
        checkArgument(
                network.architecture().dataType() == DataType.DOUBLE,
                "network is %s: must be DOUBLE, see Architecture.inDouble",
                network.architecture().dataType());
        double difference = 0;
        double analytic = 0;
        double numeric = 0;
        double furthest = -1;
        String worst = "";
        Parameters gradient = network.gradient(x, y);
        for (String name : gradient.names()) {
            double[] expected = gradient.matrix(name).values();
            for (int i = 0; i < expected.length; i++) {
                double slope = slope(network, name, i, x, y);
                double off = Math.abs(expected[i] - slope);
                difference += off * off;
                analytic += expected[i] * expected[i];
                numeric += slope * slope;
                if (off > furthest || Double.isNaN(off)) {
                    furthest = off;
                    worst = name + "[" + i + "]";
                }
            }
        }
        double scale = Math.sqrt(analytic) + Math.sqrt(numeric);
        return new GradientCheck(scale == 0 ? 0 : Math.sqrt(difference) / scale, worst);
    }

    private static double slope(Network network, String name, int i, INDArray x, INDArray y) {
        INDArray view = network.parameters().get(name);
        long row = i % view.size(0);
        long column = i / view.size(0);
        double before = view.getDouble(row, column);
        try {
            view.putScalar(row, column, before + H);
            double above = network.cost(x, y);
            view.putScalar(row, column, before - H);
            double below = network.cost(x, y);
            return (above - below) / (2 * H);
        } finally {
            view.putScalar(row, column, before);
        }
    }

    /**
     * Whether the two gradients agree to 1e-7.
     *
     * @return true if they do
     */
    public boolean passes() {
        return relativeError <= TOLERANCE;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "GradientCheck(%s, relative error %.1e, worst at %s)",
                passes() ? "passes" : "FAILS",
                relativeError,
                worst);
    }
}
