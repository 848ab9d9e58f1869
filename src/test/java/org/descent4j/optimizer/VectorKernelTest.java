package org.descent4j.optimizer;

import org.descent4j.internal.kernel.Way;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The contract, for steps in the terms of the Vector API, where this JVM has it. */
class VectorKernelTest extends OptimizerContract {

    /** Its reason is the message that who asks for this way is refused with. */
    @BeforeAll
    static void assumeVectors() {
        try {
            new Stepper(Way.VECTOR, Momentum.of(0.1), Nd4j.ones(1));
        } catch (IllegalArgumentException refusal) {
            Assumptions.abort(refusal.getMessage());
        }
    }

    @Override
    Stepper on(Optimizer optimizer, INDArray parameters, Group... groups) {
        return new Stepper(Way.VECTOR, optimizer, parameters, groups);
    }
}
