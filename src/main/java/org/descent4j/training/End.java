package org.descent4j.training;

/**
 * Why training ended.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Network network = Architecture.of(2).relu(5).sigmoid(1).initialize(1);
 * Run run = Trainer.of(network, Adam.of(0.01)).train(Moons.examples(300, 0.2, 3));
 * if (run.end() == End.INTERRUPTED) {
 *     System.out.println("stopped by hand after " + run.steps() + " steps");
 * }
 * }</pre>
 */
public enum End {
    /** All epochs are done. */
    FINISHED,

    /** The validation cost had not improved for as many epochs as {@link Trainer#stopEarly} bears. */
    STOPPED_EARLY,

    /** The thread was interrupted (a notebook's stop button), or the process asked to end (Ctrl-C). */
    INTERRUPTED,

    /** A step could not be made, or a checkpoint not be written: see {@link TrainingException}. */
    FAILED
}
