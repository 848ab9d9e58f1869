package org.descent4j.optimizer;

import org.descent4j.internal.kernel.Way;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The contract, for steps that are carried out by the algorithms themselves. */
class ReferenceKernelTest extends OptimizerContract {

    @Override
    Stepper on(Optimizer optimizer, INDArray parameters, Group... groups) {
        return new Stepper(Way.REFERENCE, optimizer, parameters, groups);
    }
}
