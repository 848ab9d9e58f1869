package org.descent4j.schedule;

import java.util.Objects;

/**
 * A learning rate that remembers: it watches the cost, or a hand has set it. What it remembers is saved with a run, so
 * that a resumed run goes on as it would have gone on.
 *
 * <p>Formula: {@code α = α(epoch, t, J_1, …, J_k)}: also the costs that have been reported so far may count.
 *
 * <p>To write one's own, implement this as a value: {@link #after} gives the next one, {@link #memory} all that differs
 * from the first one, {@link #recalling} the way back. Whatever is composed from it (in stairs, after a warm-up, …)
 * remembers through it.
 *
 * <p>Source: lecture row S17, manual decay by watching the run.
 *
 * <p>Example, α halved by each cost that is above the one before:
 *
 * <pre>{@code
 * record Cautious(double alpha, double last) implements Remembering {
 *     public double at(long epoch, long t) {
 *         return alpha;
 *     }
 *
 *     public LearningRate after(long epoch, long t, double cost) {
 *         return new Cautious(cost > last ? alpha / 2 : alpha, cost);
 *     }
 *
 *     public double[] memory() {
 *         return new double[] {alpha, last};
 *     }
 *
 *     public LearningRate recalling(double... memory) {
 *         return new Cautious(memory[0], memory[1]);
 *     }
 * }
 * Stepper stepper = GradientDescent.of(new Cautious(0.1, 7)).on(Nd4j.zeros(1));
 * stepper.observe(8);
 * stepper.learningRate();  // 0.05
 * }</pre>
 */
public interface Remembering extends LearningRate {

    /**
     * What this schedule becomes once it has seen a cost.
     *
     * @param epoch the epoch that the cost belongs to
     * @param t the step after which the cost was computed
     * @param cost the cost J, best that of held-out examples; smaller is better
     * @return the schedule to go on with
     */
    LearningRate after(long epoch, long t, double cost);

    /**
     * What this schedule remembers of the costs it has seen, or of the hand that set it.
     *
     * @return a new array
     */
    double[] memory();

    /**
     * This schedule with another memory, as {@link #memory} gave it.
     *
     * @param memory what the schedule is to remember; not kept
     * @return the schedule with that memory; {@link Manual} is itself set to it
     * @throws IllegalArgumentException if the memory is not one of this schedule; then nothing is changed
     */
    LearningRate recalling(double... memory);

    /**
     * Any schedule as one that remembers: itself if it is one, and else one whose memory is empty and that stays as it
     * is, whatever the cost.
     *
     * @param rate the schedule
     * @return a view of it, to be told a cost, or asked for its memory; what these give is the schedule itself
     */
    static Remembering of(LearningRate rate) {
        Objects.requireNonNull(rate, "rate");
        return rate instanceof Remembering remembering ? remembering : new Forgetful(rate);
    }
}
