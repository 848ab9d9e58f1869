package org.descent4j.schedule;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.descent4j.internal.guard.Check;

/**
 * Two schedules, one after the other: a warm-up and then a decay, or any other pair; a third follows with another
 * {@link LearningRate#then}.
 *
 * <p>Formula: {@code α = first(epoch, t)} for {@code t ≤ steps}, and {@code next(epoch, t - steps)} from there on. The
 * boundary belongs to the first; at t = 0 it is asked too, unless it holds for no step at all.
 *
 * <p>A cost that is reported goes to the one that governs at that step.
 *
 * <p>Example:
 *
 * <pre>{@code
 * LearningRate rate = LearningRate.warmUp(0.1, 500).then(500, LearningRate.exponential(1, 0.5).perStep());
 * rate.at(1, 500);  // 0.1
 * rate.at(1, 501);  // 0.5
 * }</pre>
 *
 * @param first the schedule up to and including step {@code steps}
 * @param steps for how many steps the first holds, at least 0
 * @param next the schedule from then on
 */
public record Then(LearningRate first, long steps, LearningRate next) implements LearningRate {

    /**
     * As {@link LearningRate#then}.
     *
     * @param first the schedule up to and including step {@code steps}
     * @param steps for how many steps the first holds, at least 0
     * @param next the schedule from then on
     * @throws IllegalArgumentException if the number of steps is below 0
     */
    public Then {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(next, "next");
        Check.atLeast(0, "steps", steps);
    }

    @Override
    public double at(long epoch, long t) {
        Counts.check(epoch, t);
        return governs(t) ? first.at(epoch, t) : next.at(epoch, t - steps);
    }

    private boolean governs(long t) {
        return steps > 0 && t <= steps;
    }

    @Override
    public LearningRate after(long epoch, long t, double cost) {
        return governs(t)
                ? new Then(first.after(epoch, t, cost), steps, next)
                : new Then(first, steps, next.after(epoch, t - steps, cost));
    }

    @Override
    public double[] memory() {
        return DoubleStream.concat(Arrays.stream(first.memory()), Arrays.stream(next.memory()))
                .toArray();
    }

    @Override
    public LearningRate recalling(double... memory) {
        Objects.requireNonNull(memory, "memory");
        double[] before = first.memory();
        int ofFirst = before.length;
        checkArgument(memory.length >= ofFirst, "memory has length %s: must be at least %s", memory.length, ofFirst);
        LearningRate recalled = first.recalling(Arrays.copyOf(memory, ofFirst));
        try {
            return new Then(recalled, steps, next.recalling(Arrays.copyOfRange(memory, ofFirst, memory.length)));
        } catch (RuntimeException e) {
            // A Manual in the first has been set already.
            first.recalling(before);
            throw e;
        }
    }

    @Override
    public String toString() {
        return first + ".then(" + steps + ", " + next + ")";
    }
}
