package org.descent4j.optimizer;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.descent4j.StoppedException;
import org.descent4j.internal.guard.Check;
import org.descent4j.internal.guard.OpenArray;
import org.descent4j.internal.kernel.Kernel;
import org.descent4j.internal.kernel.Plan;
import org.descent4j.internal.kernel.Way;
import org.descent4j.schedule.LearningRate;
import org.descent4j.schedule.Remembering;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An optimizer at work on one array of parameters, with its moments and its count of steps. To be used by one thread at
 * a time.
 *
 * <p>Formula: {@code t = t + 1}, then the optimizer's step with {@code α(epoch, t)}.
 *
 * <p>What is wrong is refused before anything is changed, so that a run can go on after a refused step: an array that
 * is closed or of another shape or data type, a gradient that is not finite, a learning rate that is negative or NaN.
 * So is a step after which a parameter, or a moment of this library's algorithms, would no longer be finite: because it
 * is too long, or because a gradient is squared that is larger than 1.8e19 in float, 1.3e154 in double. {@link Clip}
 * makes such a gradient smaller first; {@link Unguarded} lets all of this happen. A loop of steps ends with a
 * {@link StoppedException} when its thread is interrupted, between two of them.
 *
 * <p>Source: lecture rows S2, S11, S13, S15 and S16: the parts that all algorithms share.
 *
 * <p>Example, ten steps in epoch 1 and one in epoch 2, on {@code J = W²/2}, whose gradient is W:
 *
 * <pre>{@code
 * INDArray w = Nd4j.createFromArray(1.0, -2.0);
 * Stepper stepper = Momentum.of(LearningRate.inverseTime(0.2, 1)).on(w);
 * for (int i = 0; i < 10; i++) {
 *     stepper.step(w.dup());
 * }
 * stepper.learningRate();  // 0.1
 * stepper.epoch(2);
 * stepper.step(w.dup());
 * stepper.t();             // 11
 * stepper.learningRate();  // 0.0667
 * INDArray v = stepper.moment("v");
 * }</pre>
 */
public final class Stepper {

    private final Optimizer optimizer;
    private final INDArray parameters;
    private final DataBuffer memory;
    private final INDArray flat;
    private final List<Wrapper> links;
    private final boolean isGuarded;
    private final List<String> names;
    private final Kernel kernel;
    private LearningRate schedule;
    private double learningRate = Double.NaN;
    private long epoch = 1;
    private long t;

    Stepper(Optimizer optimizer, INDArray parameters, Group... groups) {
        this(Way.asked(), optimizer, parameters, groups);
    }

    /** A stepper whose steps are carried out in a way that is not to be asked for. */
    Stepper(Way way, Optimizer optimizer, INDArray parameters, Group... groups) {
        this.optimizer = optimizer;
        this.links = Links.of(optimizer);
        this.isGuarded = links.stream().noneMatch(Unguarded.class::isInstance);
        this.parameters = parameters;
        this.flat = Vectors.flatParameters(parameters);
        this.memory = parameters.data();
        this.schedule = Objects.requireNonNull(optimizer.learningRate(), "learningRate");
        this.names = names(optimizer);
        List<Group> all = Groups.covering(flat.length(), groups);
        Optional<Plan> plan = Plans.of(optimizer);
        this.kernel = way.kernel(
                plan,
                flat,
                Groups.slices(all),
                names,
                () -> new ReferenceKernel(optimizer, plan.map(Plan::rule), flat, all, names));
    }

    /** Asked once: a list that is another one later changes nothing. */
    static List<String> names(Optimizer optimizer) {
        List<String> names = new ArrayList<>(Objects.requireNonNull(optimizer.moments(), "moments"));
        checkArgument(!names.contains(null), "moments = %s: must all have a name", names);
        checkArgument(Set.copyOf(names).size() == names.size(), "moments = %s: must all be different", names);
        return List.copyOf(names);
    }

    /**
     * Makes one step: the parameters change in place, the gradient does not.
     *
     * @param gradient dW of the parameters as they are now, of their shape and data type; in any order, or a view
     * @throws IllegalArgumentException if an array is closed, the parameters have been given other memory, the gradient
     *     is of another shape or data type or holds NaN or an infinite value (unless {@link Unguarded}), a value too
     *     large to be squared, or the schedule gives an α that is negative or not finite; then nothing is changed
     * @throws ArithmeticException if a parameter or a moment would not be finite after the step; then nothing is
     *     changed
     * @throws StoppedException if the thread has been interrupted; then nothing is changed
     */
    public void step(INDArray gradient) {
        StoppedException.ifInterrupted();
        OpenArray.require("parameters", parameters, memory);
        Vectors.requireGradient(gradient, parameters);
        INDArray given = Vectors.flatGradient(gradient, parameters.ordering(), flat);
        double largest = isGuarded ? Vectors.requireFinite(given, t + 1) : Double.NaN;
        double alpha = next();
        INDArray prepared = Links.prepare(links, given, flat);
        if (isGuarded && prepared != given) {
            largest = Vectors.requireFinite(prepared, t + 1);
        }
        kernel.step(prepared, largest, alpha, t + 1);
        learningRate = alpha;
        t++;
    }

    private double next() {
        return rate(schedule, epoch, t + 1);
    }

    /** What a schedule gives, if it can be an α. */
    static double rate(LearningRate schedule, long epoch, long t) {
        return requireRate(schedule.at(epoch, t), epoch, t);
    }

    static double requireRate(double alpha, long epoch, long t) {
        if (!Check.isRate(alpha)) {
            throw new IllegalArgumentException("learningRate = " + alpha + " at epoch " + epoch + ", t = " + t
                    + ": must be a finite number, at least 0");
        }
        return alpha;
    }

    /**
     * Tells the schedule that another epoch has begun.
     *
     * @param epoch the number of the pass over the training set, from 1; 0 for those who count from there
     * @throws IllegalArgumentException if it is below 0
     */
    public void epoch(long epoch) {
        checkArgument(epoch >= 0, "epoch = %s: must be at least 0", epoch);
        this.epoch = epoch;
    }

    /**
     * Tells the schedule a cost. Only one that {@linkplain Remembering watches the cost} makes anything of it.
     *
     * @param cost the cost J, best that of held-out examples; smaller is better
     */
    public void observe(double cost) {
        schedule = Objects.requireNonNull(Remembering.of(schedule).after(epoch, t, cost), "after");
    }

    /**
     * How many steps have been made.
     *
     * @return t, at least 0
     */
    public long t() {
        return t;
    }

    /**
     * The epoch that the schedule was last told.
     *
     * @return the epoch, 1 at first
     */
    public long epoch() {
        return epoch;
    }

    /**
     * The learning rate of the last step, before the factor of a {@link Group}. Before the first step, the one that the
     * first step would have now.
     *
     * @return α, at least 0 and finite
     */
    public double learningRate() {
        return Double.isNaN(learningRate) ? next() : learningRate;
    }

    /**
     * One of the moments as it is now.
     *
     * @param name its name, one of {@link Optimizer#moments}
     * @return a copy, of the shape and data type of the parameters
     * @throws IllegalArgumentException if the optimizer has no moment of that name
     */
    public INDArray moment(String name) {
        Objects.requireNonNull(name, "name");
        checkArgument(names.contains(name), "name = %s: must be one of %s", name, names);
        return kernel.moment(names.indexOf(name)).reshape(parameters.ordering(), parameters.shape());
    }

    /**
     * The array that the steps change.
     *
     * @return the array that was given to {@link Optimizer#on}, not a copy
     */
    public INDArray parameters() {
        return parameters;
    }

    /**
     * The algorithm that makes the steps.
     *
     * @return the optimizer
     */
    public Optimizer optimizer() {
        return optimizer;
    }

    /**
     * The algorithm with all its hyperparameters but α, as its {@link StepperState} says it.
     *
     * @return a text made of the names of its parts and their values
     */
    public String algorithm() {
        return Algorithm.of(optimizer);
    }

    /**
     * All that this stepper remembers, to be saved with the parameters and to be {@link #restore restored} later.
     *
     * @return a copy
     */
    public StepperState state() {
        Map<String, INDArray> moments = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            moments.put(names.get(i), kernel.moment(i));
        }
        return new StepperState(
                algorithm(),
                Algorithm.of(optimizer.learningRate()),
                t,
                epoch,
                learningRate,
                Remembering.of(schedule).memory(),
                moments);
    }

    /**
     * Goes on from a saved state: with the parameters of that time, and the same optimizer, the following steps are the
     * same to the last bit.
     *
     * <p>The moments must be those of the same algorithm in the same form: what AdaGrad sums up, RMSprop would take for
     * an average. Its numbers may be others (β breaks the scale of some moments, see {@link Momentum}), and so may the
     * learning rate: the same schedule goes on with its memory, another one begins without, at this epoch and t.
     *
     * @param state what {@link #state} gave, of a stepper of the same algorithm on as many parameters
     * @return whether it is the same schedule, which goes on with its memory
     * @throws IllegalArgumentException if the state does not fit; then nothing is changed
     */
    public boolean restore(StepperState state) {
        Objects.requireNonNull(state, "state");
        checkArgument(
                state.algorithm().isEmpty() || Algorithm.kind(algorithm()).equals(Algorithm.kind(state.algorithm())),
                "state is of %s: must be of %s",
                state.algorithm(),
                algorithm());
        checkArgument(
                Set.copyOf(names).equals(Set.copyOf(state.moments())),
                "state has the moments %s: must be %s",
                state.moments(),
                names);
        List<INDArray> saved =
                names.stream().map(name -> fitting(name, state.moment(name))).toList();
        boolean isSameSchedule =
                state.schedule().isEmpty() || state.schedule().equals(Algorithm.of(optimizer.learningRate()));
        LearningRate fresh = optimizer.learningRate();
        schedule = isSameSchedule ? Remembering.of(fresh).recalling(state.memory()) : fresh;
        for (int i = 0; i < saved.size(); i++) {
            kernel.setMoment(i, saved.get(i));
        }
        learningRate = state.learningRate();
        epoch = state.epoch();
        t = state.t();
        return isSameSchedule;
    }

    private INDArray fitting(String name, INDArray saved) {
        checkArgument(
                saved.dataType() == flat.dataType() && saved.length() == flat.length(),
                "state has %s values of %s in %s: must be %s of %s",
                saved.length(),
                saved.dataType(),
                name,
                flat.length(),
                flat.dataType());
        Algorithm.requirePossible(optimizer, name, saved);
        return saved;
    }

    @Override
    public String toString() {
        return "Stepper(" + optimizer + ", n=" + flat.length() + " " + flat.dataType() + ", epoch=" + epoch + ", t=" + t
                + ", kernel=" + kernel + ")";
    }
}
