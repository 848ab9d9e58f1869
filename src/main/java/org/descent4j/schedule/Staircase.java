package org.descent4j.schedule;

import static org.descent4j.internal.guard.Check.checkArgument;

import org.descent4j.internal.guard.Check;

/** {@link LearningRate#inStairs}. */
record Staircase(LearningRate schedule, long epochs) implements Around {

    Staircase {
        Check.atLeast(1, "epochs", epochs);
        checkArgument(
                isFlat(schedule) || seesEpochs(schedule),
                "schedule = %s: must go by the epoch to have stairs; for stairs of %s steps write inStairs(%s).perStep(),"
                        + " in this order, for stairs of epochs perEpoch().inStairs(%s)",
                schedule,
                epochs,
                epochs,
                epochs);
    }

    private static boolean isFlat(LearningRate rate) {
        return rate instanceof Constant
                || rate instanceof Manual
                || (rate instanceof ReduceOnPlateau plateau && isFlat(plateau.base()));
    }

    /** One's own schedule may. */
    private static boolean seesEpochs(LearningRate rate) {
        if (rate instanceof Then then) {
            return seesEpochs(then.first()) || seesEpochs(then.next());
        }
        if (rate instanceof ReduceOnPlateau plateau) {
            return seesEpochs(plateau.base());
        }
        if (rate instanceof PerEpoch perEpoch) {
            return !isFlat(perEpoch.schedule());
        }
        return !(isFlat(rate)
                || rate instanceof PerStep
                || rate instanceof WarmUp
                || rate instanceof Linear
                || rate instanceof Cosine
                || rate instanceof OneCycle);
    }

    @Override
    public LearningRate around(LearningRate other) {
        return new Staircase(other, epochs);
    }

    @Override
    public long epochOf(long epoch, long t) {
        return epoch / epochs;
    }

    @Override
    public long stepOf(long epoch, long t) {
        return t;
    }

    @Override
    public String toString() {
        return schedule + ".inStairs(" + epochs + ")";
    }
}
