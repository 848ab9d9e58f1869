package org.descent4j.schedule;

/** {@link LearningRate#perEpoch}. */
record PerEpoch(LearningRate schedule) implements Around {

    @Override
    public LearningRate around(LearningRate other) {
        return new PerEpoch(other);
    }

    @Override
    public long epochOf(long epoch, long t) {
        return epoch;
    }

    @Override
    public long stepOf(long epoch, long t) {
        return epoch;
    }

    @Override
    public String toString() {
        return schedule + ".perEpoch()";
    }
}
