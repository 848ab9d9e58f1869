package org.descent4j.optimizer;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The contract, for steppers as users get them: on this backend by the host kernel. */
class OptimizerTest extends OptimizerContract {

    @Override
    Stepper on(Optimizer optimizer, INDArray parameters, Group... groups) {
        return optimizer.on(parameters, groups);
    }
}
