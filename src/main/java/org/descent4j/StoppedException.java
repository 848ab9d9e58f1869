package org.descent4j;

/**
 * The thread has been interrupted (a notebook's stop button, {@link Thread#interrupt}), and so the library does no more
 * for it: nothing has been changed by the call that throws this. A loop of one's own thereby ends too.
 *
 * <p>What computes is stopped: a step, a forward or backward pass, a walk, examples and mini-batches, averages,
 * learning rates, gradients of surfaces, charts and what shows them. Of several pieces of work (the columns of a large
 * batch, the places of a walk, the pages of a flipbook) it is the next one that is not begun; what had been done of the
 * whole is thrown away. What keeps is not stopped: saving networks, runs, checkpoints and charts in files, the state of
 * a stepper, and reading what is there.
 *
 * <p>A training that is running turns this into a run that says so, wherever it comes from; one that is only to begin
 * throws it.
 *
 * <p>The thread's flag stays set, so that every later call ends in the same way; whoever wants to go on in the same
 * thread takes it back with {@link Thread#interrupted}.
 *
 * <p>Example, a loop of one's own, and what it does when it has been stopped:
 *
 * <pre>{@code
 * try {
 *     Thread.currentThread().interrupt();  // somebody presses stop
 *     while (true) {
 *         StoppedException.ifInterrupted();
 *     }
 * } catch (StoppedException e) {
 *     Thread.interrupted();                // heard: the thread may go on
 * }
 * }</pre>
 */
public final class StoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private StoppedException() {
        super("this thread has been interrupted: nothing more is done in it, until Thread.interrupted() is called");
    }

    /**
     * Asks before each piece of work. It reads one field: less than a billionth of a second.
     *
     * @throws StoppedException if the thread that calls this has been interrupted
     */
    public static void ifInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new StoppedException();
        }
    }
}
