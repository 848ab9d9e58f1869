package org.descent4j.optimizer;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.descent4j.internal.guard.Check;
import org.descent4j.schedule.LearningRate;
import org.descent4j.schedule.Manual;
import org.descent4j.schedule.Remembering;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonValue;

/**
 * Any optimizer as an updater of ND4J: for SameDiff's {@code TrainingConfig} and for the layers of DL4J, which keep the
 * parameters and subtract what an updater makes of the gradient.
 *
 * <p>Formula: the optimizer's own step from {@code W = 0}, with {@code t = iteration + 1} and {@code epoch + 1}; what
 * is subtracted is {@code -W}. The moments lie one after the other in the state array that ND4J hands over, so that it
 * saves and restores them.
 *
 * <p>An updater does not see the parameters: {@link WeightDecay} and whatever else needs W is refused, and DL4J's own
 * regularization is to be used instead. It is not told a cost either: a learning rate that remembers costs is refused.
 * A gradient or a step that is not finite is refused as a {@link Stepper} refuses it, and changes nothing. Each step is
 * carried out as the algorithm writes it, with copies in case it fails: a {@link Stepper} is faster.
 *
 * <p>Not supported is writing the configuration itself, as Java objects or as JSON (DL4J's {@code ModelSerializer},
 * {@code SameDiff.save} while it has a training configuration): that is refused with an exception. Save the parameters
 * and the state array, and configure the network again.
 *
 * <p>Example, one step by hand, as SameDiff and DL4J make it:
 *
 * <pre>{@code
 * Nd4jUpdater updater = Nd4jUpdater.of(Adam.of(0.1));
 * INDArray state = Nd4j.zeros(DataType.DOUBLE, 1, updater.stateSize(2));
 * var running = updater.instantiate(state, true);
 * INDArray w = Nd4j.createFromArray(new double[][] {{1.0, -2.0}});
 * INDArray update = Nd4j.createFromArray(new double[][] {{10.0, -0.1}});
 * running.applyUpdater(update, 0, 0);
 * w.subi(update);
 * w.getDouble(0);  // 0.9
 * w.getDouble(1);  // -1.9
 * }</pre>
 */
public final class Nd4jUpdater implements IUpdater {

    private static final long serialVersionUID = 1;

    // Jackson would write the fields, and could not read them.
    private final transient Optimizer optimizer;
    private final transient List<String> moments;
    private transient double learningRate = Double.NaN;
    private transient ISchedule schedule;

    private Nd4jUpdater(Optimizer optimizer, List<String> moments) {
        this.optimizer = optimizer;
        this.moments = moments;
    }

    /**
     * An optimizer as an updater.
     *
     * @param optimizer an algorithm of this library or of one's own, with any wrappers that leave the parameters alone
     * @return the updater
     * @throws IllegalArgumentException if its step depends on the parameters, as two trial steps from 0 and from 1
     *     show, or its learning rate remembers costs
     */
    public static Nd4jUpdater of(Optimizer optimizer) {
        Objects.requireNonNull(optimizer, "optimizer");
        LearningRate rate = Objects.requireNonNull(optimizer.learningRate(), "learningRate");
        checkArgument(
                rate instanceof Manual || Remembering.of(rate).memory().length == 0,
                "learningRate = %s: must be one that remembers nothing, or a Manual itself: an updater is told no cost",
                rate);
        List<String> moments = Stepper.names(optimizer);
        checkArgument(
                ParameterFree.isTrueOf(optimizer, moments),
                "optimizer = %s: must make steps that do not depend on the parameters, which an updater does not see;"
                        + " for decay use DL4J's own regularization, l2(…) or weightDecay(…) of its configuration",
                optimizer);
        return new Nd4jUpdater(optimizer, moments);
    }

    /**
     * How long the state array is.
     *
     * @param numParams the number of parameters n
     * @return n for each moment
     */
    @Override
    public long stateSize(long numParams) {
        return moments.size() * numParams;
    }

    /**
     * Puts the optimizer to work with its moments in an array.
     *
     * @param viewArray the state, {@link #stateSize} values of rank 1 or a row; null for an algorithm without moments
     * @param initializeViewArray whether the moments start from 0, and not from what the array holds
     * @return the running updater; to be used by one thread at a time
     * @throws IllegalArgumentException if the array does not fit
     */
    @Override
    public GradientUpdater<Nd4jUpdater> instantiate(INDArray viewArray, boolean initializeViewArray) {
        Nd4jGradientUpdater updater = new Nd4jGradientUpdater(this);
        updater.setStateView(viewArray, initializeViewArray);
        return updater;
    }

    /**
     * Puts the optimizer to work with its moments in arrays of their own.
     *
     * @param updaterState the moments by name, each as long as the parameters
     * @param initializeStateArrays whether the moments start from 0, and not from what the arrays hold
     * @return the running updater; to be used by one thread at a time
     * @throws IllegalArgumentException if the arrays are not those of the moments, or do not fit together
     */
    @Override
    public GradientUpdater<Nd4jUpdater> instantiate(Map<String, INDArray> updaterState, boolean initializeStateArrays) {
        Nd4jGradientUpdater updater = new Nd4jGradientUpdater(this);
        updater.setState(updaterState, initializeStateArrays);
        return updater;
    }

    /**
     * α in a step.
     *
     * @param iteration the step, from 0
     * @param epoch the epoch, from 0
     * @return α
     * @throws IllegalArgumentException if the schedule gives an α that is negative or not finite
     */
    @Override
    public double getLearningRate(int iteration, int epoch) {
        return Stepper.requireRate(rate(iteration, epoch), epoch + 1L, iteration + 1L);
    }

    private double rate(int iteration, int epoch) {
        if (schedule != null) {
            return schedule.valueAt(iteration, epoch);
        }
        return Double.isNaN(learningRate) ? optimizer.learningRate().at(epoch + 1L, iteration + 1L) : learningRate;
    }

    /**
     * Whether there is an α.
     *
     * @return true: every optimizer has one
     */
    @Override
    public boolean hasLearningRate() {
        return true;
    }

    /**
     * Sets an α in place of the optimizer's own, also for what is already running with this updater.
     *
     * @param lr α, at least 0 and finite; NaN if a schedule is given
     * @param schedule a schedule of ND4J's, which goes before the number; null for none
     * @throws IllegalArgumentException if there is no schedule and α is negative or not finite; then nothing is changed
     */
    @Override
    public void setLrAndSchedule(double lr, ISchedule schedule) {
        learningRate = schedule == null ? Check.rate("lr", lr) : lr;
        this.schedule = schedule;
    }

    Optimizer optimizer() {
        return optimizer;
    }

    List<String> moments() {
        return moments;
    }

    /**
     * The same updater, whose α can be set apart from this one's.
     *
     * @return a copy with the same optimizer, which is a value
     */
    @Override
    public Nd4jUpdater clone() {
        Nd4jUpdater copy = new Nd4jUpdater(optimizer, moments);
        copy.learningRate = learningRate;
        copy.schedule = schedule == null ? null : schedule.clone();
        return copy;
    }

    @JsonValue
    @SuppressWarnings("DoNotCallSuggester") // Jackson calls it.
    String json() {
        throw new UnsupportedOperationException(unwritable());
    }

    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
        throw new NotSerializableException(unwritable());
    }

    private String unwritable() {
        return this + " cannot be written: save the parameters and the updater's state, and configure it again";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Nd4jUpdater that
                && optimizer.equals(that.optimizer)
                && Double.compare(learningRate, that.learningRate) == 0
                && Objects.equals(schedule, that.schedule);
    }

    @Override
    public int hashCode() {
        return Objects.hash(optimizer, learningRate, schedule);
    }

    @Override
    public String toString() {
        String rate = schedule != null ? ", α=" + schedule : Double.isNaN(learningRate) ? "" : ", α=" + learningRate;
        return "Nd4jUpdater(" + optimizer + rate + ")";
    }
}
