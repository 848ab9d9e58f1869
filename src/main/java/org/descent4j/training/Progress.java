package org.descent4j.training;

import java.util.Objects;
import java.util.function.Consumer;

/**
 * Who is told how training gets on, while it runs.
 *
 * <p>It is called on the training thread after every step, so it must be quick: what prints should print a few times a
 * second at most, since a notebook takes about a thousand messages a second. What it throws ends training as a step
 * that cannot be made does.
 *
 * <p>Example, a bar, silence, a line each epoch, and one each fifty steps:
 *
 * <pre>{@code
 * Trainer trainer = Trainer.of(Architecture.of(2).relu(5).sigmoid(1).initialize(1), Adam.of(0.01)).withEpochs(20);
 * Examples moons = Moons.examples(300, 0.2, 3);
 * trainer.train(moons, Progress.bar());
 * trainer.train(moons, Progress.silent());
 * trainer.train(moons, Progress.epochs(epoch -> System.out.println(epoch.number() + ": " + epoch.cost())));
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

    /**
     * An epoch has come to its end. The network's parameters are those of that moment.
     *
     * @param epoch the epoch in sum
     */
    default void epoch(Epoch epoch) {
        Objects.requireNonNull(epoch, "epoch");
    }

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

    /**
     * Something to be done after each epoch, and nothing after a step.
     *
     * @param listener who is told of each epoch that comes to its end
     * @return the progress
     */
    static Progress epochs(Consumer<Epoch> listener) {
        Objects.requireNonNull(listener, "listener");
        return new Progress() {
            @Override
            public void step(long done, long total, long epoch, double cost) {
                // Told of whole epochs alone.
            }

            @Override
            public void epoch(Epoch epoch) {
                listener.accept(epoch);
            }
        };
    }
}
