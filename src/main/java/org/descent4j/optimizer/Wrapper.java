package org.descent4j.optimizer;

import java.util.List;
import java.util.Objects;
import org.descent4j.schedule.LearningRate;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An optimizer round another one, such as {@link Clip}, {@link WeightDecay} and {@link Unguarded}: all that it does not
 * say itself is the inner one's. To write one's own, implement {@link #inner} and either {@link #prepare}, which sees
 * the whole gradient before the step, or {@link #step}, which is called once for each {@link Group}.
 *
 * <p>Formula: the steppers give the gradient to {@code prepare} of each wrapper, the outermost first, and what comes
 * out to {@code step} of the outermost, which calls that of the next.
 *
 * <p>A wrapper that leaves {@code step} and {@code moments} to the inner one does not slow it down: the steps of this
 * library's algorithms stay fast inside. One that has a {@code step} of its own is carried out as it is written.
 *
 * <p>Source: lecture row S2: what comes between the gradient and the step.
 *
 * <p>Example, gradients that are centered first:
 *
 * <pre>{@code
 * record Centered(Optimizer inner) implements Wrapper {
 *     public INDArray prepare(INDArray gradient) {
 *         return gradient.sub(gradient.meanNumber());
 *     }
 * }
 * INDArray w = Nd4j.zeros(DataType.DOUBLE, 2);
 * Optimizer centered = new Centered(Adam.of(0.1));
 * centered.on(w).step(Nd4j.createFromArray(3.0, 5.0));
 * w.getDouble(0);   // 0.1
 * w.getDouble(1);   // -0.1
 * centered.name();  // Centered(Adam)
 * }</pre>
 */
public interface Wrapper extends Optimizer {

    /**
     * The optimizer inside.
     *
     * @return the same one each time, or its equal
     */
    Optimizer inner();

    /**
     * What this wrapper makes of the whole gradient before the step, in all groups at once.
     *
     * @param gradient the gradient, of rank 1; not to be changed
     * @return the gradient to go on with: the same array, or a new one of its length and data type
     */
    default INDArray prepare(INDArray gradient) {
        return Objects.requireNonNull(gradient, "gradient");
    }

    @Override
    default LearningRate learningRate() {
        return inner().learningRate();
    }

    @Override
    default List<String> moments() {
        return inner().moments();
    }

    @Override
    default void step(Step step) {
        inner().step(step);
    }

    /**
     * What a legend calls it.
     *
     * @return the class's simple name, with the name of the inner one in brackets
     */
    @Override
    default String name() {
        return Algorithm.name(getClass()) + "(" + inner().name() + ")";
    }
}
