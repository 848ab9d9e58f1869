package org.descent4j.schedule;

/** {@link Remembering#of} what remembers nothing: it stays as it is. */
record Forgetful(LearningRate rate) implements Remembering {

    @Override
    public double at(long epoch, long t) {
        return rate.at(epoch, t);
    }

    @Override
    public LearningRate after(long epoch, long t, double cost) {
        return rate;
    }

    @Override
    public double[] memory() {
        return new double[0];
    }

    @Override
    public LearningRate recalling(double... memory) {
        Counts.memory(0, memory);
        return rate;
    }
}
