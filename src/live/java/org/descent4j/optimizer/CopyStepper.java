package org.descent4j.optimizer;

/**
 * In a page there is no ND4J, and so no algorithm of one's own: this stands where the library's class would load it.
 */
final class CopyStepper extends DoubleStepper {

    CopyStepper(Optimizer optimizer, double[] parameters) {
        super(optimizer, parameters);
        throw new IllegalArgumentException("optimizer = " + optimizer + ": must be one of the library's own in a page");
    }

    @Override
    void make(double[] gradient) {
        throw new AssertionError();
    }

    @Override
    void begin(long epoch) {
        throw new AssertionError();
    }

    @Override
    public void observe(double cost) {
        throw new AssertionError();
    }

    @Override
    public long t() {
        throw new AssertionError();
    }

    @Override
    public long epoch() {
        throw new AssertionError();
    }

    @Override
    public double learningRate() {
        throw new AssertionError();
    }

    @Override
    public double[] moment(String name) {
        throw new AssertionError();
    }
}
