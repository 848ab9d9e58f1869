package org.descent4j.schedule;

import org.descent4j.internal.guard.Check;

/**
 * A learning rate that is changed by hand while training runs: watch the cost, and lower α when it stops falling.
 *
 * <p>The one schedule that is not an immutable value: {@link #set} may be called from any thread, such as another cell
 * of a notebook, and holds from the next step on. Whoever shares this object shares the change, so that two runs that
 * are to differ need one each; and restoring a saved run sets it to what it was.
 *
 * <p>Formula: {@code α} is what was last set, whatever the epoch and t.
 *
 * <p>Source: lecture row S17, manual decay.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Manual rate = LearningRate.manual(0.1);
 * rate.at(1, 1);  // 0.1
 * rate.set(0.01);
 * rate.at(1, 2);  // 0.01
 * }</pre>
 */
public final class Manual implements Remembering {

    private volatile double value;

    Manual(double initial) {
        value = Check.rate("initial", initial);
    }

    /**
     * Sets α from the next step on. May be called from any thread.
     *
     * @param rate α, at least 0 and finite
     * @throws IllegalArgumentException if α is negative or not finite; the old one stays
     */
    public void set(double rate) {
        value = Check.rate("rate", rate);
    }

    @Override
    public double at(long epoch, long t) {
        Counts.check(epoch, t);
        return value;
    }

    @Override
    public LearningRate after(long epoch, long t, double cost) {
        return this;
    }

    @Override
    public double[] memory() {
        return new double[] {value};
    }

    @Override
    public LearningRate recalling(double... memory) {
        Counts.memory(1, memory);
        set(memory[0]);
        return this;
    }

    @Override
    public String toString() {
        return "Manual(now " + value + ")";
    }
}
