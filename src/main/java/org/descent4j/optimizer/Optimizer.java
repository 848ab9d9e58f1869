package org.descent4j.optimizer;

import java.util.List;
import java.util.Objects;
import org.descent4j.schedule.LearningRate;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An optimization algorithm with its hyperparameters: how a gradient becomes a step. An immutable value; what changes
 * while it works (the parameters, the moments, t) belongs to the {@link Stepper} that {@link #on} gives.
 *
 * <p>Formula: {@code W = W - update(dW, moments, α, t)}, where each algorithm has its own update.
 *
 * <p>To write one's own, implement {@link #learningRate}, {@link #moments} and {@link #step}; everything around the
 * step is taken care of. What goes round any optimizer is a {@link Wrapper}.
 *
 * <p>Source: lecture rows S2 and S11 to S17.
 *
 * <p>Example, one step on {@code J = W²/2}, whose gradient is W, and an algorithm of one's own:
 *
 * <pre>{@code
 * INDArray w = Nd4j.createFromArray(1.0, -2.0);
 * Optimizer optimizer = GradientDescent.of(0.1);
 * Stepper stepper = optimizer.on(w);
 * stepper.step(w.dup());
 * w.getDouble(1);  // -1.8
 *
 * record SignDescent(LearningRate learningRate) implements Optimizer {
 *     public void step(Step step) {
 *         step.parameters().subi(Transforms.sign(step.gradient()).muli(step.learningRate()));
 *     }
 * }
 * new SignDescent(LearningRate.constant(0.1)).on(w).step(w.dup());
 * w.getDouble(1);  // -1.7
 * }</pre>
 */
public interface Optimizer {

    /**
     * The learning rate α, which may be a schedule.
     *
     * @return α at (epoch, t)
     */
    LearningRate learningRate();

    /**
     * The names of the moments: vectors as long as the parameters that start from 0 and live from step to step.
     *
     * @return the names, in the order in which they are saved; empty for an algorithm that remembers nothing
     */
    default List<String> moments() {
        return List.of();
    }

    /**
     * Makes one step: changes {@link Step#parameters} and the moments in place, and leaves {@link Step#gradient} as it
     * is. A stepper calls this once for each {@link Group} of parameters.
     *
     * @param step the arrays and numbers of this step
     */
    void step(Step step);

    /**
     * What a legend calls it.
     *
     * @return the class's simple name, or "Unnamed" where it has none; this library's own say what books call them
     */
    default String name() {
        return Algorithm.name(getClass());
    }

    /**
     * Puts this algorithm to work on an array of parameters.
     *
     * @param parameters W, float or double, dense: usually one flat vector of rank 1 (a contiguous view is one); each
     *     step changes it in place
     * @param groups slices of the flat vector that have their own α or decay; they must not overlap
     * @return a stepper at t = 0, in epoch 1, with all moments 0
     * @throws IllegalArgumentException if the array is of another data type, empty, closed or not dense, or a group
     *     does not fit it
     */
    default Stepper on(INDArray parameters, Group... groups) {
        return new Stepper(this, parameters, Objects.requireNonNull(groups, "groups"));
    }

    /**
     * Puts this algorithm to work on an array of Java, such as the variables of a function.
     *
     * @param parameters W, at least one value; each step changes it in place
     * @return a stepper at t = 0, in epoch 1, with all moments 0
     * @throws IllegalArgumentException if the array is empty
     */
    default DoubleStepper on(double[] parameters) {
        return DoubleStepper.of(this, parameters);
    }
}
