package org.descent4j.schedule;

import java.util.Objects;

/**
 * A schedule that goes by the epoch alone: it is shown the epoch in place of the step.
 *
 * <p>Formula: {@code α = schedule(epoch, epoch)}. What it gives at 0, at a boundary and past its end is what the
 * schedule gives: a {@link Cosine} that ends at 0 after E epochs trains E - 1 of them, and changes nothing in the last.
 *
 * <p>Source: lecture row S17, where decay goes by the epoch; warm-up and cosine are usually given in steps.
 *
 * <p>Example, for 100 epochs, in the last of which α is still above 0:
 *
 * <pre>{@code
 * LearningRate rate = LearningRate.warmUp(0.1, 5).then(5, LearningRate.cosine(0.1, 96)).perEpoch();
 * rate.at(5, 40_000);     // 0.1
 * rate.at(100, 800_000);  // 0.00003
 * }</pre>
 *
 * @param schedule the schedule that is shown the epoch twice
 */
public record PerEpoch(LearningRate schedule) implements LearningRate {

    /**
     * As {@link LearningRate#perEpoch}.
     *
     * @param schedule the schedule that is shown the epoch twice
     */
    public PerEpoch {
        Objects.requireNonNull(schedule, "schedule");
    }

    @Override
    public double at(long epoch, long t) {
        Counts.check(epoch, t);
        return schedule.at(epoch, epoch);
    }

    @Override
    public LearningRate after(long epoch, long t, double cost) {
        return new PerEpoch(schedule.after(epoch, epoch, cost));
    }

    @Override
    public double[] memory() {
        return schedule.memory();
    }

    @Override
    public LearningRate recalling(double... memory) {
        return new PerEpoch(schedule.recalling(memory));
    }

    @Override
    public String toString() {
        return schedule + ".perEpoch()";
    }
}
