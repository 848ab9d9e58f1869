package org.descent4j.training;

/**
 * Training could not go on. Nothing is lost: the network's parameters are those after the last step that was made, all
 * of them finite, and the run so far is here. A notebook keeps no exception: {@link Trainer#returnFailed} gives the run
 * back instead.
 *
 * <p>Where it has diverged, they may yet be so large that the cost is no longer finite, and then no learning rate
 * helps: initialize the network again, and train with a smaller one.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Network network = Architecture.of(2).linear(1).initialize(1);
 * try {
 *     Trainer.of(network, GradientDescent.of(1e10)).withEpochs(100).train(Moons.examples(300, 0.2, 3));
 * } catch (TrainingException e) {
 *     System.out.println(e.getMessage());       // step 4 (epoch 1, mini-batch 4): parameters would …
 *     System.out.println(e.run().summary());
 * }
 * }</pre>
 */
public final class TrainingException extends RuntimeException {

    private final transient Run run;

    TrainingException(String message, Throwable cause, Run run) {
        super(message, cause);
        this.run = run.failedBy(message);
    }

    /**
     * What happened up to here.
     *
     * @return the run, its end {@link End#FAILED}
     */
    public Run run() {
        return run;
    }
}
