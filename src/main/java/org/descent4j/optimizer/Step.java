package org.descent4j.optimizer;

import java.util.Map;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What an algorithm is given to make one step: the arrays, all of rank 1 and of one length and data type, and the
 * numbers. A {@link Stepper} makes it.
 *
 * <p>Formula: {@code W}, {@code dW}, the moments, {@code α} and {@code t} of lecture rows S11 to S15.
 *
 * <p>Example, gradient descent by hand:
 *
 * <pre>{@code
 * record Descent(LearningRate learningRate) implements Optimizer {
 *     public void step(Step step) {
 *         step.parameters().subi(step.gradient().mul(step.learningRate()));
 *     }
 * }
 * INDArray w = Nd4j.createFromArray(1.0, -2.0);
 * new Descent(LearningRate.constant(0.1)).on(w).step(w.dup());
 * w.getDouble(0);  // 0.9
 * }</pre>
 */
public final class Step {

    private final INDArray parameters;
    private final INDArray gradient;
    private final Map<String, INDArray> moments;
    private final double learningRate;
    private final double decayFactor;
    private final long t;

    /** Takes the arrays as they are; they are open. */
    Step(
            INDArray parameters,
            INDArray gradient,
            Map<String, INDArray> moments,
            double learningRate,
            double decayFactor,
            long t) {
        this.parameters = parameters;
        this.gradient = gradient;
        this.moments = moments;
        this.learningRate = learningRate;
        this.decayFactor = decayFactor;
        this.t = t;
    }

    /**
     * W.
     *
     * @return the parameters, to be changed in place
     */
    public INDArray parameters() {
        return parameters;
    }

    /**
     * dW.
     *
     * @return the gradient, not to be changed
     */
    public INDArray gradient() {
        return gradient;
    }

    /**
     * One of the moments.
     *
     * @param name its name, one of {@link Optimizer#moments}
     * @return the moment, to be changed in place
     * @throws IllegalArgumentException if the optimizer has no moment of that name
     */
    public INDArray moment(String name) {
        INDArray moment = moments.get(Objects.requireNonNull(name, "name"));
        if (moment == null) {
            throw new IllegalArgumentException("name = " + name + ": must be one of " + moments.keySet());
        }
        return moment;
    }

    /**
     * α in this step, for these parameters.
     *
     * @return α, with the factor of their {@link Group}
     */
    public double learningRate() {
        return learningRate;
    }

    /**
     * What a weight decay is multiplied by for these parameters.
     *
     * @return the factor, 1 unless a {@link Group} says otherwise
     */
    public double decayFactor() {
        return decayFactor;
    }

    /**
     * The number of the step.
     *
     * @return t, from 1
     */
    public long t() {
        return t;
    }

    /**
     * The same step with another gradient.
     *
     * @param other the gradient to go on with
     * @return the step
     */
    public Step withGradient(INDArray other) {
        Objects.requireNonNull(other, "other");
        return new Step(parameters, other, moments, learningRate, decayFactor, t);
    }

    @Override
    public String toString() {
        return "Step(parameters=" + parameters + ", gradient=" + gradient + ", moments=" + moments + ", learningRate="
                + learningRate + ", decayFactor=" + decayFactor + ", t=" + t + ")";
    }
}
