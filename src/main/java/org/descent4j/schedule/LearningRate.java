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
 * with one exception, {@link Manual}, which exists to be changed. One that watches the cost, or is set by hand, is a
 * {@link Remembering} one.
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
     * This schedule for so many steps, then another one that counts its own t from there: its t is 1 in the first step
     * that it governs. The epoch goes on. Followed by {@link #perEpoch}, both count epochs.
     *
     * <p>Formula: {@code α = this(epoch, t)} for {@code t ≤ steps}, and {@code next(epoch, t - steps)} from there on.
     * At t = 0 this schedule is asked too, unless it holds for no step at all. A cost that is reported goes to the one
     * that governs at that step.
     *
     * <p>Example:
     *
     * <pre>{@code
     * LearningRate rate = LearningRate.warmUp(0.1, 500).then(500, LearningRate.exponential(1, 0.5).perStep());
     * rate.at(1, 500);  // 0.1
     * rate.at(1, 501);  // 0.5
     * }</pre>
     *
     * @param steps for how many steps this schedule holds, at least 0
     * @param next the schedule from then on
     * @return the two, one after the other
     * @throws IllegalArgumentException if the number of steps is below 0
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
     * This schedule with the epoch in place of the step: {@code α(epoch, epoch)}. What it gives at 0, at a boundary and
     * past its end is what this schedule gives: a {@link #cosine} over E epochs trains E - 1 of them, and changes
     * nothing in the last. Give it one more than are trained.
     *
     * <p>Example, for 100 epochs, in the last of which α is still above 0:
     *
     * <pre>{@code
     * LearningRate rate = LearningRate.warmUp(0.1, 5).then(5, LearningRate.cosine(0.1, 96)).perEpoch();
     * rate.at(5, 40_000);     // 0.1
     * rate.at(100, 800_000);  // 0.00003
     * }</pre>
     *
     * @return the schedule that goes by epochs alone
     */
    default LearningRate perEpoch() {
        return new PerEpoch(this);
    }

    /**
     * This schedule in discrete stairs: it sees the number of the stair in place of the epoch. For stairs of so many
     * steps, {@code inStairs(steps).perStep()}, in this order; the other way round there would be no stairs.
     *
     * <p>Formula: {@code α = α(⌊epoch/epochs⌋, t)}. The first stair, number 0, holds epochs 0 to {@code epochs - 1};
     * epoch {@code epochs} is the first of the next.
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
     * @param epochs the length of a stair, at least 1
     * @return the staircase
     * @throws IllegalArgumentException if the length is below 1, or this schedule goes by the step, as {@link #warmUp},
     *     {@link #linear}, {@link #cosine} and {@link #perStep} do, so that it would not see the stairs
     */
    default LearningRate inStairs(long epochs) {
        return new Staircase(this, epochs);
    }

    /**
     * This schedule, multiplied by a factor each time that the cost has not improved for more than so many reports;
     * with a threshold of 1e-4 and no floor.
     *
     * @param factor what α is multiplied by, in (0, 1)
     * @param patience how many reports in a row without improvement are borne, at least 0
     * @return the schedule that watches the cost
     * @throws IllegalArgumentException if one of them is out of its range
     */
    default LearningRate reducedOnPlateau(double factor, long patience) {
        return reducedOnPlateau(factor, patience, 1e-4, 0);
    }

    /**
     * This schedule, multiplied by a factor each time that the cost has not improved for a while.
     *
     * <p>Formula: {@code α = max(floor, α(epoch, t)·factor^reductions)}. A reported cost J improves if {@code J < best
     * - threshold·|best|}; then it is the new best and the count of idle reports starts again from 0. Otherwise the
     * count grows by one, and once it is above the patience, α is reduced and the count starts again. NaN never
     * improves. Without reports, α is this schedule's. A Trainer reports once an epoch, one's own loop by
     * {@code Stepper.observe}.
     *
     * <p>Example, a tenth of α after the second report without improvement:
     *
     * <pre>{@code
     * LearningRate rate = LearningRate.constant(0.1).reducedOnPlateau(0.1, 1);
     * Stepper stepper = GradientDescent.of(rate).on(Nd4j.zeros(1));
     * for (double cost : new double[] {1.0, 0.9, 0.95, 0.92}) {
     *     stepper.observe(cost);
     * }
     * stepper.learningRate();  // 0.01
     * }</pre>
     *
     * @param factor what α is multiplied by, in (0, 1)
     * @param patience how many reports in a row without improvement are borne, at least 0
     * @param threshold by what share of the best cost a better one must be better, in [0, 1)
     * @param floor the least α, at least 0 and finite; it also holds where this schedule alone is smaller
     * @return the schedule that watches the cost, a {@link Remembering} one
     * @throws IllegalArgumentException if one of them is out of its range
     */
    default LearningRate reducedOnPlateau(double factor, long patience, double threshold, double floor) {
        return new ReduceOnPlateau(this, factor, patience, threshold, floor, Double.POSITIVE_INFINITY, 0, 0);
    }

    /**
     * The same α throughout.
     *
     * @param value α, at least 0 and finite
     * @return the constant
     * @throws IllegalArgumentException if α is negative or not finite
     */
    static LearningRate constant(double value) {
        return new Constant(value);
    }

    /**
     * The lecture's decay: α falls as one over the number of the epoch.
     *
     * <p>Formula: {@code α = α₀/(1 + rate·epoch)}. At epoch 0 it is α₀; it has no end and falls towards 0.
     *
     * <p>Source: lecture row S16. With {@link #inStairs} it is the course assignment's {@code α₀/(1 +
     * rate·⌊epoch/interval⌋)}.
     *
     * <p>Example, the lecture's numbers and the assignment's:
     *
     * <pre>{@code
     * LearningRate decay = LearningRate.inverseTime(0.2, 1);
     * decay.at(2, 1);  // 0.0667
     * decay.at(3, 1);  // 0.05
     * LearningRate.inverseTime(0.5, 0.3).inStairs(100).at(100, 1);  // 0.384615
     * }</pre>
     *
     * @param initial α₀, at least 0 and finite
     * @param rate the decay rate, at least 0 and finite
     * @return the schedule
     * @throws IllegalArgumentException if one of them is negative or not finite
     */
    static LearningRate inverseTime(double initial, double rate) {
        return new InverseTime(initial, rate);
    }

    /**
     * Exponential decay: every epoch leaves the same share of α.
     *
     * <p>Formula: {@code α = base^epoch·α₀}. At epoch 0 it is α₀; it has no end, falls towards 0, and is 0 once it is
     * smaller than any double (for 0.95, from epoch 14,600 or so). In stairs, {@code base^⌊epoch/interval⌋·α₀} is the
     * lecture's discrete staircase.
     *
     * <p>Source: lecture row S17.
     *
     * <p>Example, and a staircase that halves α every ten epochs:
     *
     * <pre>{@code
     * LearningRate.exponential(0.2, 0.95).at(10, 1);               // 0.11975
     * LearningRate.exponential(0.2, 0.5).inStairs(10).at(19, 1);   // 0.1
     * LearningRate.exponential(0.2, 0.5).inStairs(10).at(20, 1);   // 0.05
     * }</pre>
     *
     * @param initial α₀, at least 0 and finite
     * @param base the share of α that an epoch leaves, in (0, 1]; the lecture's is 0.95
     * @return the schedule
     * @throws IllegalArgumentException if one of them is out of its range
     */
    static LearningRate exponential(double initial, double base) {
        return new Exponential(initial, base);
    }

    /**
     * Decay with the square root: slower than {@link #inverseTime}, and the rate for which stochastic gradient descent
     * on a convex cost is proven to settle.
     *
     * <p>Formula: {@code α = k/√epoch·α₀}; {@link #perStep} makes it {@code k/√t·α₀}. The root of 0 would divide by 0:
     * at epoch 0 α is what it is at epoch 1, {@code k·α₀}. It has no end and falls towards 0.
     *
     * <p>Source: lecture row S17.
     *
     * <p>Example:
     *
     * <pre>{@code
     * LearningRate.inverseRoot(0.2, 1).at(4, 900);            // 0.1
     * LearningRate.inverseRoot(0.2, 1).perStep().at(4, 900);  // 0.00667
     * }</pre>
     *
     * @param initial α₀, at least 0 and finite
     * @param k k, at least 0 and finite
     * @return the schedule
     * @throws IllegalArgumentException if one of them, or their product, is negative or not finite
     */
    static LearningRate inverseRoot(double initial, double k) {
        return new InverseRoot(initial, k);
    }

    /**
     * A table of epochs, to be filled with {@link Table#from}: decay planned by hand.
     *
     * @param initial α from the start, at least 0 and finite
     * @return a table of one row
     * @throws IllegalArgumentException if α is negative or not finite
     */
    static Table table(double initial) {
        return new Table(initial);
    }

    /**
     * A learning rate to be changed by hand while training runs, with {@link Manual#set}.
     *
     * @param initial α until it is set, at least 0 and finite
     * @return the one mutable learning rate
     * @throws IllegalArgumentException if α is negative or not finite
     */
    static Manual manual(double initial) {
        return new Manual(initial);
    }

    /**
     * Linear warm-up: the first steps are small, while Adam's moments and a fresh network's gradients are still
     * erratic.
     *
     * <p>Formula: {@code α = target·min(t, steps)/steps}. At t = 0 it is 0, in step 1 {@code target/steps}, and from t
     * = steps on, for good, the target.
     *
     * <p>Source: P. Goyal et al., <i>Accurate, Large Minibatch SGD</i>, 2017, section 2.2.
     *
     * <p>Example:
     *
     * <pre>{@code
     * LearningRate.warmUp(0.1, 500).at(1, 1);     // 0.0002
     * LearningRate.warmUp(0.1, 500).at(3, 1500);  // 0.1
     * }</pre>
     *
     * @param target α at the end of the warm-up, at least 0 and finite
     * @param steps the length of the warm-up, at least 1
     * @return the schedule
     * @throws IllegalArgumentException if one of them is out of its range
     */
    static LearningRate warmUp(double target, long steps) {
        return new WarmUp(target, steps);
    }

    /**
     * A straight line from α₀ down to 0 in so many steps, the last of which is at 0: {@link #linear(double, double,
     * long) linear(initial, 0, steps)}.
     *
     * <p>Example, a warm-up of 500 steps, then linear decay until step 10,000; and warm-up, stable, decay (WSD), where
     * α stays at its height until step 9,000 and falls in the last tenth:
     *
     * <pre>{@code
     * LearningRate usual = LearningRate.warmUp(0.1, 500).then(500, LearningRate.linear(0.1, 9_500));
     * usual.at(1, 250);    // 0.05
     * usual.at(1, 5_250);  // 0.05
     * LearningRate stable = LearningRate.warmUp(0.1, 500).then(9_000, LearningRate.linear(0.1, 1_000));
     * stable.at(1, 5_250);  // 0.1
     * stable.at(1, 9_500);  // 0.05
     * }</pre>
     *
     * @param initial α₀, at least 0 and finite
     * @param steps the length of the decay, at least 1; one more than are made, if each of them is to change something
     * @return the schedule
     * @throws IllegalArgumentException if one of them is out of its range
     */
    static LearningRate linear(double initial, long steps) {
        return linear(initial, 0, steps);
    }

    /**
     * A straight line from one α to another.
     *
     * <p>Formula: {@code α = from + (to - from)·t/steps}. At t = 0 it is {@code from}, and from t = steps on, for good,
     * {@code to}. It may also rise: from 0 it is {@link #warmUp}.
     *
     * <p>Steps and epochs count from 1, as with {@link #cosine(double, double, long) cosine}: where {@code to} is 0 the
     * step t = steps changes nothing, and where others count from 0, as PyTorch does, α in step t is what it is here at
     * t - 1.
     *
     * <p>Source: the default of many trainings of language models. The last part alone as a decay: S. Hu et al.,
     * <i>MiniCPM: Unveiling the Potential of Small Language Models with Scalable Training Strategies</i>, 2024, section
     * 4, which names warm-up, stable, decay and lets α fall exponentially; A. Hägele et al., <i>Scaling Laws and
     * Compute-Optimal Training Beyond Fixed Training Durations</i>, 2024, compares shapes.
     *
     * <p>Example:
     *
     * <pre>{@code
     * LearningRate.linear(0.1, 1000).at(1, 250);         // 0.075
     * LearningRate.linear(0.1, 1000).at(1, 1000);        // 0.0
     * LearningRate.linear(0.1, 0.01, 1000).at(2, 5000);  // 0.01
     * }</pre>
     *
     * @param from α at t = 0, at least 0 and finite
     * @param to α from t = steps on, at least 0 and finite
     * @param steps how many steps it takes, at least 1
     * @return the schedule
     * @throws IllegalArgumentException if one of them is out of its range
     */
    static LearningRate linear(double from, double to, long steps) {
        return new Linear(from, to, steps);
    }

    /**
     * Half a cosine from α₀ down to 0 in so many steps, the last of which is at 0: {@link #cosine(double, double, long)
     * cosine(initial, 0, steps)}.
     *
     * @param initial α₀, at least 0 and finite
     * @param steps the length of the decay, at least 1; one more than are made, if each of them is to change something
     * @return the schedule
     * @throws IllegalArgumentException if one of them is out of its range
     */
    static LearningRate cosine(double initial, long steps) {
        return cosine(initial, 0, steps);
    }

    /**
     * Half a cosine wave: α leaves its first value slowly, falls fastest half way, and arrives at its last value
     * gently.
     *
     * <p>Formula: {@code α = to + (from - to)·(1 + cos(π·t/steps))/2}. At t = 0 it is {@code from}, at half the steps
     * the mean of both, and from t = steps on, for good, {@code to}. It may also rise.
     *
     * <p>Steps and epochs count from 1, so that where {@code to} is 0 the step t = steps changes nothing. That is one
     * step; {@link #perEpoch} makes it the whole last epoch. Where others count from 0, as PyTorch does, α in step t is
     * what it is here at t - 1.
     *
     * <p>Source: I. Loshchilov and F. Hutter, <i>SGDR: Stochastic Gradient Descent with Warm Restarts</i>, 2017,
     * equation 5 (one run, no restart).
     *
     * <p>Example:
     *
     * <pre>{@code
     * LearningRate.cosine(0.1, 1000).at(1, 500);          // 0.05
     * LearningRate.cosine(0.1, 1000).at(1, 1000);         // 0.0
     * LearningRate.cosine(0.1, 0.001, 1000).at(2, 5000);  // 0.001
     * }</pre>
     *
     * @param from α at t = 0, at least 0 and finite
     * @param to α from t = steps on, at least 0 and finite
     * @param steps how many steps it takes, at least 1
     * @return the schedule
     * @throws IllegalArgumentException if one of them is out of its range
     */
    static LearningRate cosine(double from, double to, long steps) {
        return new Cosine(from, to, steps);
    }

    /**
     * One cycle: α rises from a 25th of its peak, then falls to a 10,000th of where it began. The large α in the middle
     * passes over sharp minima; the small one at the end settles.
     *
     * <p>Formula: half a cosine wave from {@code peak/25} in step 1 to the peak at {@code t = 0.3·steps}, then one to
     * {@code peak/25/10,000} at t = steps, where it stays. t = 0 is as step 1. Where 0.3·steps is not a whole number,
     * the peak lies between two steps. Momentum is not cycled.
     *
     * <p>Source: L. N. Smith and N. Topin, <i>Super-Convergence: Very Fast Training of Neural Networks Using Large
     * Learning Rates</i>, 2018; the shape and the numbers are those of PyTorch's OneCycleLR, which have become usual
     * since.
     *
     * <p>Example:
     *
     * <pre>{@code
     * LearningRate.oneCycle(0.1, 1000).at(1, 1);     // 0.004
     * LearningRate.oneCycle(0.1, 1000).at(1, 300);   // 0.1
     * LearningRate.oneCycle(0.1, 1000).at(1, 1000);  // 4E-7
     * }</pre>
     *
     * @param peak the largest α, at least 0 and finite
     * @param steps the length of the whole cycle, at least 2
     * @return the schedule
     * @throws IllegalArgumentException if one of them is out of its range
     */
    static LearningRate oneCycle(double peak, long steps) {
        return new OneCycle(peak, steps);
    }
}
