package org.descent4j.schedule;

/**
 * A learning rate α that may change while training runs: what α is in epoch {@code epoch}, at step {@code t}.
 *
 * <p>A large α makes fast progress far from the minimum and wanders widely round it at the end; a small one settles
 * closely but takes long to arrive. A schedule gives both, one after the other.
 *
 * <p>Formula: {@code α = α(epoch, t)}, where epoch is the number of the pass over the training set and t the number of
 * the step (the mini-batch) since training began. Both count from 1 in training; every schedule of this package is also
 * defined at 0, the moment before, and for any number up to {@link Long#MAX_VALUE}.
 *
 * <p>The schedules that the lecture writes with epochs go by the epoch ({@link #perStep} makes them go by t), those
 * that are usually given in steps go by t ({@link #perEpoch} makes them go by the epoch). They are immutable values
 * with one exception, {@link Manual}, which exists to be changed.
 *
 * <p>Source: lecture rows S16 and S17.
 *
 * <p>Example, the lecture's decay, a warm-up that goes over into a cosine, and one's own formula:
 *
 * <pre>{@code
 * LearningRate decay = LearningRate.inverseTime(0.2, 1);
 * decay.at(1, 1);    // 0.1
 * decay.at(4, 200);  // 0.04
 * LearningRate modern = LearningRate.warmUp(0.1, 500).then(500, LearningRate.cosine(0.1, 9_500));
 * modern.at(1, 250);  // 0.05
 * LearningRate own = (epoch, t) -> 0.1 * Math.exp(-0.001 * t);
 * }</pre>
 */
@FunctionalInterface
public interface LearningRate {

    /**
     * The learning rate in this epoch, at this step.
     *
     * @param epoch the number of the pass over the training set, from 1; 0 is the moment before
     * @param t the number of the step since training began, from 1; 0 is the moment before
     * @return α, finite and at least 0
     * @throws IllegalArgumentException if epoch or t is below 0
     */
    double at(long epoch, long t);

    /**
     * What this schedule becomes once it has seen a cost. All but {@link ReduceOnPlateau} stay as they are.
     *
     * @param epoch the epoch that the cost belongs to
     * @param t the step after which the cost was computed
     * @param cost the cost J, best that of held-out examples; smaller is better
     * @return the schedule to go on with
     */
    default LearningRate after(long epoch, long t, double cost) {
        return this;
    }

    /**
     * What this schedule remembers of the costs it has seen, or of the hand that set it: to be saved with a run.
     *
     * @return a new array, empty for all but {@link ReduceOnPlateau}, {@link Manual} and what is composed from them
     */
    default double[] memory() {
        return new double[0];
    }

    /**
     * This schedule with another memory, as {@link #memory} gave it.
     *
     * @param memory what the schedule is to remember; not kept
     * @return the schedule with that memory; {@link Manual} is itself set to it
     * @throws IllegalArgumentException if the memory is not one of this schedule; then nothing is changed
     */
    default LearningRate recalling(double... memory) {
        Counts.memory(0, memory);
        return this;
    }

    /**
     * This schedule for so many steps, then another one that counts its own t from there: its t is 1 in the first step
     * that it governs. The epoch goes on. Followed by {@link #perEpoch}, both count epochs.
     *
     * @param steps for how many steps this schedule holds, at least 0
     * @param next the schedule from then on
     * @return the two, one after the other
     */
    default LearningRate then(long steps, LearningRate next) {
        return new Then(this, steps, next);
    }

    /**
     * This schedule with the step in place of the epoch: {@code α(t, t)}.
     *
     * @return the schedule that goes by steps alone
     */
    default LearningRate perStep() {
        return new PerStep(this);
    }

    /**
     * This schedule with the epoch in place of the step: {@code α(epoch, epoch)}. A {@link #cosine} is 0 in the last of
     * its epochs: give it one more than are trained.
     *
     * @return the schedule that goes by epochs alone
     */
    default LearningRate perEpoch() {
        return new PerEpoch(this);
    }

    /**
     * This schedule as a staircase: it sees the number of the stair, {@code ⌊epoch/epochs⌋}, in place of the epoch. For
     * stairs of so many steps, {@code inStairs(steps).perStep()}, in this order; the other way round there would be no
     * stairs.
     *
     * @param epochs the length of a stair, at least 1
     * @return the staircase
     * @throws IllegalArgumentException if the length is below 1, or this schedule goes by the step, so that it would
     *     not see the stairs
     */
    default LearningRate inStairs(long epochs) {
        return new Staircase(this, epochs);
    }

    /**
     * This schedule, multiplied by a factor each time that the cost has not improved for more than so many
     * {@linkplain #after reports}.
     *
     * @param factor what α is multiplied by, in (0, 1)
     * @param patience how many reports without improvement are borne, at least 0
     * @return the schedule that watches the cost
     */
    default ReduceOnPlateau reducedOnPlateau(double factor, int patience) {
        return ReduceOnPlateau.of(this, factor, patience);
    }

    /**
     * The same α throughout.
     *
     * @param value α, at least 0 and finite
     * @return the constant
     */
    static LearningRate constant(double value) {
        return new Constant(value);
    }

    /**
     * {@code α₀/(1 + rate·epoch)}, the lecture's decay.
     *
     * @param initial α₀, at least 0 and finite
     * @param rate the decay rate, at least 0 and finite
     * @return the schedule
     */
    static LearningRate inverseTime(double initial, double rate) {
        return new InverseTime(initial, rate);
    }

    /**
     * {@code base^epoch·α₀}, exponential decay.
     *
     * @param initial α₀, at least 0 and finite
     * @param base the share of α that an epoch leaves, in (0, 1]; the lecture's is 0.95
     * @return the schedule
     */
    static LearningRate exponential(double initial, double base) {
        return new Exponential(initial, base);
    }

    /**
     * {@code k/√epoch·α₀}; with {@link #perStep}, the lecture's {@code k/√t·α₀}.
     *
     * @param initial α₀, at least 0 and finite
     * @param k k, at least 0 and finite
     * @return the schedule
     */
    static LearningRate inverseRoot(double initial, double k) {
        return new InverseRoot(initial, k);
    }

    /**
     * A table of epochs, to be filled with {@link Table#from}: decay planned by hand.
     *
     * @param initial α from the start, at least 0 and finite
     * @return a table of one row
     */
    static Table table(double initial) {
        return Table.of(initial);
    }

    /**
     * A learning rate to be changed by hand while training runs, with {@link Manual#set}.
     *
     * @param initial α until it is set, at least 0 and finite
     * @return the one mutable learning rate
     */
    static Manual manual(double initial) {
        return Manual.of(initial);
    }

    /**
     * A straight line from 0 to α in so many steps, then α.
     *
     * @param target α at the end of the warm-up, at least 0 and finite
     * @param steps the length of the warm-up, at least 1
     * @return the schedule
     */
    static LearningRate warmUp(double target, long steps) {
        return new WarmUp(target, steps);
    }

    /**
     * Half a cosine from α₀ down to 0 in so many steps, the last of which is at 0.
     *
     * @param initial α₀, at least 0 and finite
     * @param steps the length of the decay, at least 1; one more than are made, if each of them is to change something
     * @return the schedule
     */
    static LearningRate cosine(double initial, long steps) {
        return new Cosine(initial, 0, steps);
    }

    /**
     * One cycle: up to a peak and down to almost nothing.
     *
     * @param peak the largest α, at least 0 and finite
     * @param steps the length of the whole cycle, at least 2
     * @return the schedule
     */
    static LearningRate oneCycle(double peak, long steps) {
        return new OneCycle(peak, steps);
    }
}
