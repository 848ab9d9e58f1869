package org.descent4j.optimizer;

import java.util.List;
import org.descent4j.schedule.LearningRate;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An optimizer round another one: all that it does not say itself is the inner one's. */
interface Wrapper extends Optimizer {

    Optimizer inner();

    @Override
    default LearningRate learningRate() {
        return inner().learningRate();
    }

    @Override
    default List<String> moments() {
        return inner().moments();
    }

    @Override
    default INDArray prepare(INDArray gradient) {
        return inner().prepare(gradient);
    }

    @Override
    default void step(Step step) {
        inner().step(step);
    }

    @Override
    default boolean refusesNotFinite() {
        return inner().refusesNotFinite();
    }
}
