package org.descent4j.schedule;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.Objects;
import org.descent4j.internal.guard.Check;

/**
 * A schedule in discrete stairs: flat within a stair, and only the number of the stair counts.
 *
 * <p>Formula: {@code α = schedule(⌊epoch/epochs⌋, t)}. The first stair, number 0, holds epochs 0 to {@code epochs - 1};
 * epoch {@code epochs} is the first of the next. With {@link LearningRate#perStep} round it, stairs are so many steps
 * long. What goes by the step itself, such as {@link WarmUp}, {@link Cosine} or {@link PerStep}, would not see them.
 *
 * <p>Source: lecture row S17.
 *
 * <p>Example, α a tenth every 30 epochs, and every 1000 steps:
 *
 * <pre>{@code
 * LearningRate stairs = LearningRate.exponential(0.1, 0.1).inStairs(30);
 * stairs.at(29, 1);  // 0.1
 * stairs.at(30, 1);  // 0.01
 * LearningRate.exponential(0.1, 0.1).inStairs(1000).perStep().at(1, 1000);  // 0.01
 * }</pre>
 *
 * @param schedule what gives a stair its height
 * @param epochs the length of a stair, at least 1
 */
public record Staircase(LearningRate schedule, long epochs) implements LearningRate {

    /**
     * As {@link LearningRate#inStairs}.
     *
     * @param schedule what gives a stair its height
     * @param epochs the length of a stair, at least 1
     * @throws IllegalArgumentException if the length is below 1, or the schedule goes by the step
     */
    public Staircase {
        Objects.requireNonNull(schedule, "schedule");
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
                || rate instanceof Cosine
                || rate instanceof OneCycle);
    }

    @Override
    public double at(long epoch, long t) {
        Counts.check(epoch, t);
        return schedule.at(epoch / epochs, t);
    }

    @Override
    public LearningRate after(long epoch, long t, double cost) {
        return new Staircase(schedule.after(epoch / epochs, t, cost), epochs);
    }

    @Override
    public double[] memory() {
        return schedule.memory();
    }

    @Override
    public LearningRate recalling(double... memory) {
        return new Staircase(schedule.recalling(memory), epochs);
    }

    @Override
    public String toString() {
        return schedule + ".inStairs(" + epochs + ")";
    }
}
