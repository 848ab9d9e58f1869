package org.descent4j.optimizer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Steps of an algorithm of one's own, made by a {@link Stepper} on a copy of the parameters, and copied back. */
final class CopyStepper extends DoubleStepper {

    private final INDArray copy;
    private final Stepper stepper;

    CopyStepper(Optimizer optimizer, double[] parameters) {
        super(optimizer, parameters);
        copy = Nd4j.createFromArray(parameters);
        stepper = optimizer.on(copy);
    }

    @Override
    void make(double[] gradient) {
        // Whoever holds the array may have changed it.
        copy.assign(Nd4j.createFromArray(parameters));
        stepper.step(Nd4j.createFromArray(gradient));
        System.arraycopy(copy.toDoubleVector(), 0, parameters, 0, parameters.length);
    }

    @Override
    void begin(long epoch) {
        stepper.epoch(epoch);
    }

    @Override
    public void observe(double cost) {
        stepper.observe(cost);
    }

    @Override
    public long t() {
        return stepper.t();
    }

    @Override
    public long epoch() {
        return stepper.epoch();
    }

    @Override
    public double learningRate() {
        return stepper.learningRate();
    }

    @Override
    public double[] moment(String name) {
        return stepper.moment(name).toDoubleVector();
    }
}
