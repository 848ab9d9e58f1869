package org.descent4j.optimizer;

import java.util.Map;
import java.util.Objects;
import org.descent4j.internal.guard.OpenArray;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What an algorithm is given to make one step: the arrays, all of rank 1 and of one length and data type, and the
 * numbers.
 *
 * <p>Formula: {@code W}, {@code dW}, the moments, {@code α} and {@code t} of lecture rows S11 to S15.
 *
 * <p>Example, gradient descent by hand:
 *
 * <pre>{@code
 * INDArray w = Nd4j.createFromArray(1.0, -2.0);
 * Step step = new Step(w, w.dup(), Map.of(), 0.1, 1, 1);
 * step.parameters().subi(step.gradient().mul(step.learningRate()));
 * w.getDouble(0);  // 0.9
 * }</pre>
 *
 * @param parameters W, to be changed in place
 * @param gradient dW, not to be changed
 * @param moments the moments by name, to be changed in place
 * @param learningRate α in this step, for these parameters
 * @param decayFactor what a weight decay is multiplied by for these parameters, 1 unless a {@link Group} says otherwise
 * @param t the number of the step, from 1
 */
public record Step(
        INDArray parameters,
        INDArray gradient,
        Map<String, INDArray> moments,
        double learningRate,
        double decayFactor,
        long t) {

    /**
     * As a stepper makes it.
     *
     * @param parameters W, to be changed in place
     * @param gradient dW, not to be changed
     * @param moments the moments by name, to be changed in place
     * @param learningRate α in this step, for these parameters
     * @param decayFactor what a weight decay is multiplied by for these parameters
     * @param t the number of the step, from 1
     * @throws IllegalArgumentException if an array is closed
     * @throws NullPointerException if an array or the moments are missing; the message names them
     */
    public Step {
        OpenArray.require("parameters", parameters);
        OpenArray.require("gradient", gradient);
        Objects.requireNonNull(moments, "moments");
        moments.forEach((name, moment) -> OpenArray.require("moment " + name, moment));
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
     * The same step with another gradient.
     *
     * @param other the gradient to go on with
     * @return the step
     */
    public Step withGradient(INDArray other) {
        return new Step(parameters, Objects.requireNonNull(other, "other"), moments, learningRate, decayFactor, t);
    }

    @Override
    public String toString() {
        return "Step(parameters=" + parameters + ", gradient=" + gradient + ", moments=" + moments + ", learningRate="
                + learningRate + ", decayFactor=" + decayFactor + ", t=" + t + ")";
    }
}
