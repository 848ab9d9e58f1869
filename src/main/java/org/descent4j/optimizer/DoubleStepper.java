package org.descent4j.optimizer;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.Objects;
import java.util.Optional;
import org.descent4j.internal.guard.Check;
import org.descent4j.internal.kernel.Plan;

/**
 * An optimizer at work on an array of Java: what {@link Stepper} is on an array of ND4J, for functions of a few
 * variables. To be used by one thread at a time.
 *
 * <p>For the algorithms of this library, whatever stands round them, it is plain Java: it needs no ND4J at run time,
 * and takes a fraction of a micro-second for a few parameters. The numbers are those of Stepper to the last bit; but
 * from some thousands of parameters on, Stepper has faster ways that may round differently, and behind
 * {@link Clip#byGlobalNorm} the norm may differ in its last bit. An algorithm of one's own, which is written for arrays
 * of ND4J, is carried out by a Stepper on a copy.
 *
 * <p>Formula: {@code t = t + 1}, then the optimizer's step with {@code α(epoch, t)}.
 *
 * <p>What is wrong is refused as by Stepper and in the same words, before anything is changed.
 *
 * <p>Source: lecture rows S2, S11, S13, S15 and S16: the parts that all algorithms share.
 *
 * <p>Example, two steps on {@code J = W²/2}, whose gradient is W:
 *
 * <pre>{@code
 * double[] w = {1, -2};
 * DoubleStepper stepper = Momentum.of(0.5).withBeta(0.5).on(w);
 * stepper.step(w);
 * w[0];                      // 0.75
 * stepper.step(w);
 * w[0];                      // 0.4375
 * stepper.moment("v")[0];    // 0.625
 * stepper.t();               // 2
 * }</pre>
 */
public abstract class DoubleStepper {

    final Optimizer optimizer;
    final double[] parameters;

    DoubleStepper(Optimizer optimizer, double[] parameters) {
        this.optimizer = optimizer;
        this.parameters = parameters;
    }

    static DoubleStepper of(Optimizer optimizer, double[] parameters) {
        Objects.requireNonNull(parameters, "parameters");
        checkArgument(parameters.length > 0, "parameters has shape [0]: must hold at least one value");
        // What a user's own wrapper makes of a gradient is written for ND4J.
        boolean isPlain = Links.of(optimizer).stream().allMatch(Links::isOurs);
        return (isPlain ? Plans.of(optimizer) : Optional.<Plan>empty())
                .<DoubleStepper>map(plan -> new PlainStepper(optimizer, plan, parameters))
                .orElseGet(() -> new CopyStepper(optimizer, parameters));
    }

    /**
     * Makes one step: the parameters change in place, the gradient does not.
     *
     * @param gradient dW of the parameters as they are now, as long as they are; may be the same array
     * @throws IllegalArgumentException if the gradient has another length or holds NaN or an infinite value (unless
     *     {@link Unguarded}), a value too large to be squared, or the schedule gives an α that is negative or not
     *     finite; then nothing is changed
     * @throws ArithmeticException if a parameter or a moment would not be finite after the step; then nothing is
     *     changed
     * @throws org.descent4j.StoppedException if the thread has been interrupted; then nothing is changed
     */
    public void step(double[] gradient) {
        Objects.requireNonNull(gradient, "gradient");
        if (gradient.length != parameters.length) {
            throw new IllegalArgumentException("gradient has shape [" + gradient.length + "]: must be ["
                    + parameters.length + "] like the parameters");
        }
        make(gradient);
    }

    abstract void make(double[] gradient);

    /**
     * Tells the schedule that another epoch has begun.
     *
     * @param epoch the number of the pass over the training set, from 1; 0 for those who count from there
     * @throws IllegalArgumentException if it is below 0
     */
    public void epoch(long epoch) {
        begin(Check.atLeast(0, "epoch", epoch));
    }

    abstract void begin(long epoch);

    /**
     * Tells the schedule a cost. Only one that {@linkplain org.descent4j.schedule.Remembering watches the cost} makes
     * anything of it.
     *
     * @param cost the cost J; smaller is better
     */
    public abstract void observe(double cost);

    /**
     * How many steps have been made.
     *
     * @return t, at least 0
     */
    public abstract long t();

    /**
     * The epoch that the schedule was last told.
     *
     * @return the epoch, 1 at first
     */
    public abstract long epoch();

    /**
     * The learning rate of the last step. Before the first step, the one that the first step would have now.
     *
     * @return α, at least 0 and finite
     */
    public abstract double learningRate();

    /**
     * One of the moments as it is now.
     *
     * @param name its name, one of {@link Optimizer#moments}
     * @return a copy, as long as the parameters
     * @throws IllegalArgumentException if the optimizer has no moment of that name
     */
    public abstract double[] moment(String name);

    /**
     * The array that the steps change.
     *
     * @return the array that was given to {@link Optimizer#on(double[])}, not a copy
     */
    public double[] parameters() {
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

    @Override
    public String toString() {
        return "DoubleStepper(" + optimizer + ", n=" + parameters.length + ", epoch=" + epoch() + ", t=" + t() + ")";
    }
}
