package org.descent4j.schedule;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.descent4j.internal.guard.Check;

/** {@link LearningRate#then}. */
record Then(LearningRate first, long steps, LearningRate next) implements Remembering {

    Then {
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
                ? new Then(Remembering.of(first).after(epoch, t, cost), steps, next)
                : new Then(first, steps, Remembering.of(next).after(epoch, t - steps, cost));
    }

    @Override
    public double[] memory() {
        return DoubleStream.concat(
                        Arrays.stream(Remembering.of(first).memory()),
                        Arrays.stream(Remembering.of(next).memory()))
                .toArray();
    }

    @Override
    public LearningRate recalling(double... memory) {
        Objects.requireNonNull(memory, "memory");
        double[] before = Remembering.of(first).memory();
        int ofFirst = before.length;
        checkArgument(memory.length >= ofFirst, "memory has length %s: must be at least %s", memory.length, ofFirst);
        LearningRate recalled = Remembering.of(first).recalling(Arrays.copyOf(memory, ofFirst));
        try {
            double[] rest = Arrays.copyOfRange(memory, ofFirst, memory.length);
            return new Then(recalled, steps, Remembering.of(next).recalling(rest));
        } catch (RuntimeException e) {
            // A Manual in the first has been set already.
            Remembering.of(first).recalling(before);
            throw e;
        }
    }

    @Override
    public String toString() {
        return first + ".then(" + steps + ", " + next + ")";
    }
}
