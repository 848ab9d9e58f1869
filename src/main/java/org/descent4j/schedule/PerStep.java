package org.descent4j.schedule;

import java.util.Objects;

/**
 * A schedule that goes by the step alone: it is shown the step in place of the epoch.
 *
 * <p>Formula: {@code α = schedule(t, t)}. What it gives at 0, at a boundary and past its end is what the schedule
 * gives.
 *
 * <p>Source: lecture row S17, {@code k/√t·α₀}.
 *
 * <p>Example:
 *
 * <pre>{@code
 * LearningRate.inverseRoot(0.2, 1).perStep().at(4, 900);  // 0.00667
 * }</pre>
 *
 * @param schedule the schedule that is shown the step twice
 */
public record PerStep(LearningRate schedule) implements LearningRate {

    /**
     * As {@link LearningRate#perStep}.
     *
     * @param schedule the schedule that is shown the step twice
     */
    public PerStep {
        Objects.requireNonNull(schedule, "schedule");
    }

    @Override
    public double at(long epoch, long t) {
        Counts.check(epoch, t);
        return schedule.at(t, t);
    }

    @Override
    public LearningRate after(long epoch, long t, double cost) {
        return new PerStep(schedule.after(t, t, cost));
    }

    @Override
    public double[] memory() {
        return schedule.memory();
    }

    @Override
    public LearningRate recalling(double... memory) {
        return new PerStep(schedule.recalling(memory));
    }

    @Override
    public String toString() {
        return schedule + ".perStep()";
    }
}
