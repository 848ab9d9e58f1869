package org.descent4j.average;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.Objects;
import org.descent4j.StoppedException;
import org.descent4j.internal.guard.Finite;
import org.descent4j.internal.guard.OpenArray;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An exponentially weighted average: a moving average that needs one number of memory and one line of code.
 *
 * <p>Each new value θ_t pulls the average v towards it by the share 1-β. The weights of past values decay by β a step,
 * so that the average looks back over about 1/(1-β) values: 10 for β = 0.9, 50 for 0.98. A larger β is smoother and
 * lags more behind. Because v starts at 0, the first values are too small; {@link #corrected} divides that bias out.
 *
 * <p>Formula: {@code v_0 = 0}, {@code v_t = β·v_(t-1) + (1-β)·θ_t}; corrected: {@code v_t / (1 - β^t)}.
 *
 * <p>An Ewa is an immutable value: {@link #add} returns the next one, as in the lecture's line {@code v := βv +
 * (1-β)θ}.
 *
 * <p>Source: lecture rows S6 to S10.
 *
 * <p>Example, the lecture's first two days, 40 °F and 49 °F:
 *
 * <pre>{@code
 * Ewa v = Ewa.of(0.98);
 * v = v.add(40);            // v.value() is 0.8, v.corrected().value() is 40
 * v = v.add(49);            // v.value() is 1.764
 * double[] smooth = Ewa.of(0.98).corrected().over(new double[] {40, 49, 45});
 * }</pre>
 */
public final class Ewa {

    private final double beta;
    private final boolean corrected;
    private final long count;
    private final double v;

    private Ewa(double beta, boolean corrected, long count, double v) {
        this.beta = beta;
        this.corrected = corrected;
        this.count = count;
        this.v = v;
    }

    /**
     * An average that has seen no value yet, v_0 = 0, without bias correction.
     *
     * @param beta β, the share of the past, in [0, 1); 0 keeps the last value alone
     * @return the average
     * @throws IllegalArgumentException if β is not in [0, 1)
     */
    public static Ewa of(double beta) {
        return new Ewa(BiasCorrection.of(beta).beta(), false, 0, 0);
    }

    /**
     * An average over about this many values: the β for which {@link #window} is that number, {@code β = 1 - 1/window}.
     *
     * @param window how many values the average looks back over, at least 1 and finite; 10 gives β = 0.9
     * @return the average, before its first value
     * @throws IllegalArgumentException if the window is below 1 or not finite
     */
    public static Ewa ofWindow(double window) {
        checkArgument(
                window >= 1 && 1 - 1 / window < 1,
                "window = %s: must be at least 1 and small enough for β < 1",
                window);
        return of(1 - 1 / window);
    }

    /**
     * The same average with bias correction: its values are {@code v_t / (1 - β^t)}, a true weighted mean from the
     * first one on.
     *
     * @return the corrected average
     */
    public Ewa corrected() {
        return new Ewa(beta, true, count, v);
    }

    /**
     * The same average without bias correction: its values are v_t as the recursion gives them.
     *
     * @return the uncorrected average
     */
    public Ewa uncorrected() {
        return new Ewa(beta, false, count, v);
    }

    /**
     * Takes in one value: {@code v := β·v + (1-β)·θ}. This average stays as it is.
     *
     * @param theta θ, the next value
     * @return the average after that value
     * @throws IllegalArgumentException if θ is NaN or infinite: it would stay in the average for good
     */
    public Ewa add(double theta) {
        StoppedException.ifInterrupted();
        if (!Double.isFinite(theta)) {
            throw notFinite("theta", theta);
        }
        return new Ewa(beta, corrected, count + 1, next(v, theta));
    }

    /**
     * The averages after each value of a series: what {@link #add} would give, one after the other, going on from where
     * this average stands. This average stays as it is.
     *
     * @param theta θ_1 … θ_T, at least one value; not changed
     * @return v_1 … v_T, or their corrected values, in the unit of θ
     * @throws IllegalArgumentException if the series is empty or holds NaN or an infinite value
     */
    public double[] over(double... theta) {
        Objects.requireNonNull(theta, "theta");
        checkArgument(theta.length > 0, "theta is empty: must hold at least one value");
        for (int i = 0; i < theta.length; i++) {
            if (!Double.isFinite(theta[i])) {
                throw notFinite("theta[" + i + "]", theta[i]);
            }
        }
        double[] averages = new double[theta.length];
        double running = v;
        for (int i = 0; i < theta.length; i++) {
            StoppedException.ifInterrupted();
            running = next(running, theta[i]);
            averages[i] = running / divisor(count + i + 1);
        }
        return averages;
    }

    /**
     * The averages after each row of a matrix, element by element: row t is θ_t, a vector such as a gradient. For an
     * average that has seen no value yet.
     *
     * @param theta θ_1 … θ_T as the rows of a (T, n) array, or T single values of rank 1; float or double; not changed
     * @return v_1 … v_T, or their corrected values: a new array of the same shape and data type
     * @throws IllegalArgumentException if the array is empty, closed, of another rank or data type, or holds NaN or an
     *     infinite value
     * @throws IllegalStateException if this average has already seen a value, which is a number and not a vector
     */
    public INDArray over(INDArray theta) {
        requireRows(theta);
        if (count > 0) {
            throw new IllegalStateException(
                    "this average has already seen " + count + " single values: start a new one");
        }
        INDArray rows = theta.rank() == 1 ? theta.reshape(theta.length(), 1) : theta;
        INDArray averages = Nd4j.createUninitialized(theta.dataType(), rows.shape());
        INDArray running = Nd4j.zeros(theta.dataType(), rows.columns());
        for (int t = 1; t <= rows.rows(); t++) {
            StoppedException.ifInterrupted();
            running.muli(beta).addi(rows.getRow(t - 1).mul(1 - beta));
            averages.putRow(t - 1, running.div(divisor(t)));
        }
        return averages.reshape(theta.shape());
    }

    private static IllegalArgumentException notFinite(String name, double value) {
        return new IllegalArgumentException(name + " = " + value + ": must be a finite number");
    }

    private static void requireRows(INDArray theta) {
        OpenArray.require("theta", theta);
        checkArgument(
                theta.dataType() == DataType.FLOAT || theta.dataType() == DataType.DOUBLE,
                "theta is %s: must be float or double",
                theta.dataType());
        checkArgument(
                theta.rank() == 1 || theta.rank() == 2, "theta has rank %s: must be (T, n) or rank 1", theta.rank());
        checkArgument(!theta.isEmpty(), "theta is empty: must hold at least one row");
        long at = Finite.firstNot(theta);
        checkArgument(at < 0, "theta holds a value that is not finite, the first at element %s", at);
    }

    /**
     * The average of the values seen so far: v_t, or {@code v_t / (1 - β^t)} if {@link #corrected}.
     *
     * @return the average in the unit of θ; uncorrected, 0 before the first value
     * @throws IllegalStateException if the average is corrected and has seen no value: there is no mean of nothing
     */
    public double value() {
        if (corrected && count == 0) {
            throw new IllegalStateException("a corrected average has no value before the first one is added");
        }
        return v / divisor(count);
    }

    /**
     * The weights of the last t values in the average, the newest first: {@code (1-β)·β^k} for the value of k steps
     * ago. They sum to {@code 1 - β^t}; corrected, they are divided by that sum and add up to 1.
     *
     * @param t how many values have been averaged, at least 1
     * @return t weights, without unit
     * @throws IllegalArgumentException if t is below 1
     */
    public double[] weights(int t) {
        checkArgument(t >= 1, "t = %s: must be at least 1", t);
        double[] weights = new double[t];
        for (int k = 0; k < t; k++) {
            StoppedException.ifInterrupted();
            weights[k] = (1 - beta) * Math.pow(beta, k) / divisor(t);
        }
        return weights;
    }

    /**
     * Over about how many values this is an average, {@code 1/(1-β)}: after that many steps a weight has decayed to
     * about 1/e of the newest one's.
     *
     * @return the window, in steps, at least 1
     */
    public double window() {
        return 1 / (1 - beta);
    }

    /**
     * The share of the past, β.
     *
     * @return β, in [0, 1)
     */
    public double beta() {
        return beta;
    }

    /**
     * How many values have been added, t.
     *
     * @return t, at least 0
     */
    public long count() {
        return count;
    }

    private double next(double average, double theta) {
        return beta * average + (1 - beta) * theta;
    }

    private double divisor(long t) {
        return corrected ? BiasCorrection.of(beta).divisor(t) : 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ewa that
                && Double.compare(beta, that.beta) == 0
                && corrected == that.corrected
                && count == that.count
                && Double.compare(v, that.v) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(beta, corrected, count, v);
    }

    @Override
    public String toString() {
        return "Ewa(β=" + beta + (corrected ? ", corrected" : "") + ", t=" + count + ", v=" + v + ")";
    }
}
