package org.descent4j.schedule;

import java.util.Objects;

/**
 * A schedule that goes by the epoch alone: it is shown the epoch in place of the step.
 *
 * <p>Formula: {@code α = schedule(epoch, epoch)}. What it gives at 0, at a boundary and past its end is what the
 * schedule gives.
 *
 * <p>Source: lecture row S17, where decay goes by the epoch; warm-up and cosine are usually given in steps.
 *
 * <p>Example:
 *
 * <pre>{@code
 * LearningRate.warmUp(0.1, 5).then(5, LearningRate.cosine(0.1, 95)).perEpoch().at(5, 40_000);  // 0.1
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
