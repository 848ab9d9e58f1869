package org.descent4j.internal.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A way to carry out the steps of one optimizer on one vector of parameters. It owns the moments. Arrays that come in
 * have been checked: dense, of rank 1, of the parameters' length and data type, open.
 */
public interface Kernel {

    /**
     * Makes one step: changes parameters and moments, or, if it cannot be made, nothing.
     *
     * @param gradient dW, not changed; it slices no memory with the parameters
     * @param largest no value of dW is larger; NaN where nobody asks what becomes of the step
     * @param alpha α, before the factor of a slice
     * @param t the number of the step, from 1
     * @throws IllegalArgumentException if dW is squared and holds a value whose square has no room in its data type
     * @throws ArithmeticException if a number would not be finite afterwards that is so now
     */
    void step(INDArray gradient, double largest, double alpha, long t);

    /**
     * One of the moments as it is now.
     *
     * @param index its place in the optimizer's list of moments
     * @return a copy, of rank 1
     */
    INDArray moment(int index);

    /**
     * Sets one of the moments.
     *
     * @param index its place in the optimizer's list of moments
     * @param values what it is to be, of rank 1; copied
     */
    void setMoment(int index, INDArray values);
}
