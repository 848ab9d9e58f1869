package org.descent4j.schedule;

/** A schedule that shows another one its own epoch and t; what that one remembers is all that it remembers. */
interface Around extends Remembering {

    LearningRate schedule();

    LearningRate around(LearningRate other);

    long epochOf(long epoch, long t);

    long stepOf(long epoch, long t);

    @Override
    default double at(long epoch, long t) {
        Counts.check(epoch, t);
        return schedule().at(epochOf(epoch, t), stepOf(epoch, t));
    }

    @Override
    default LearningRate after(long epoch, long t, double cost) {
        return around(Remembering.of(schedule()).after(epochOf(epoch, t), stepOf(epoch, t), cost));
    }

    @Override
    default double[] memory() {
        return Remembering.of(schedule()).memory();
    }

    @Override
    default LearningRate recalling(double... memory) {
        return around(Remembering.of(schedule()).recalling(memory));
    }
}
