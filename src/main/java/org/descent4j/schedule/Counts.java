package org.descent4j.schedule;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.Objects;
import org.descent4j.StoppedException;
import org.descent4j.internal.guard.Check;

/** What all schedules share: their refusals, and that they end a loop that is to stop. */
final class Counts {

    private Counts() {}

    static void check(long epoch, long t) {
        StoppedException.ifInterrupted();
        Check.atLeast(0, "epoch", epoch);
        Check.atLeast(0, "t", t);
    }

    static void memory(int length, double[] memory) {
        Objects.requireNonNull(memory, "memory");
        checkArgument(memory.length == length, "memory has length %s: must be %s", memory.length, length);
    }
}
