package org.descent4j.training;

/**
 * Who is told how training gets on, while it runs.
 *
 * <p>It is called on the training thread after every step, so it must be quick: what prints should print a few times a
 * second at most, since a notebook takes about a thousand messages a second.
 *
 * <p>Example, a bar, silence, and a line each thousand steps:
 *
 * <pre>{@code
 * Trainer trainer = Trainer.of(Architecture.of(2).relu(5).sigmoid(1).initialize(1), Adam.of(0.01)).withEpochs(20);
 * Examples moons = Moons.examples(300, 0.2, 3);
 * trainer.train(moons, Progress.bar());
 * trainer.train(moons, Progress.silent());
 * trainer.train(moons, (done, total, epoch, cost) -> {
 *     if (done % 50 == 0) {
 *         System.out.println(done + " of " + total + ": " + cost);
 *     }
 * });
 * }</pre>
 */
@FunctionalInterface
public interface Progress {

    /**
     * A step has been made.
     *
     * @param done how many steps have been made since training began, before it was resumed too
     * @param total how many there will be, unless training ends early
     * @param epoch the epoch of that step, from 1
     * @param cost the cost J on its mini-batch, before the step
     */
    void step(long done, long total, long epoch, double cost);

    /**
     * Training begins, or goes on.
     *
     * @param done how many steps had been made before, 0 unless resumed
     * @param total how many there will be in all
     */
    default void begin(long done, long total) {}

    /** Training has ended, in whatever way. */
    default void end() {}

    /**
     * A bar on {@code System.out}, in a terminal as in a notebook: steps done, their rate, the time left, the epoch and
     * the cost, four times a second.
     *
     * @return the bar, for one training run at a time
     */
    static Progress bar() {
        return new Bar(() -> System.out);
    }

    /**
     * Nothing at all.
     *
     * @return the silence
     */
    static Progress silent() {
        return (done, total, epoch, cost) -> {};
    }
}
