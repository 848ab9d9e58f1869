package org.descent4j.optimizer;

import org.descent4j.internal.kernel.Way;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The contract, for steps that are carried out by the ND4J kernel. */
class Nd4jKernelTest extends OptimizerContract {

    @Override
    Stepper on(Optimizer optimizer, INDArray parameters, Group... groups) {
        return new Stepper(Way.ND4J, optimizer, parameters, groups);
    }

    /** BLAS rounds once for a product and a sum inside its vector instructions, and twice beside them. */
    @Override
    double slack() {
        return 1e-14;
    }
}
