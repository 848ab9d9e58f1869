package org.descent4j.schedule;

/** {@link LearningRate#perStep}. */
record PerStep(LearningRate schedule) implements Around {

    @Override
    public LearningRate around(LearningRate other) {
        return new PerStep(other);
    }

    @Override
    public long epochOf(long epoch, long t) {
        return t;
    }

    @Override
    public long stepOf(long epoch, long t) {
        return t;
    }

    @Override
    public String toString() {
        return schedule + ".perStep()";
    }
}
