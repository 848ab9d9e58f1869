package org.descent4j.training;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Somebody wants training to stop: its thread has been interrupted, or the process has been asked to end (Ctrl-C,
 * SIGTERM). In the latter case the process waits until training has stopped, and a little for what the program does
 * with the outcome.
 */
final class StopRequest implements AutoCloseable {

    private static final long LAST_LINES_SECONDS = 5;

    private final Thread training = Thread.currentThread();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "descent4j stops training");
    private volatile boolean processEnds;

    private StopRequest() {}

    static StopRequest listen() {
        StopRequest request = new StopRequest();
        try {
            Runtime.getRuntime().addShutdownHook(request.hook);
        } catch (IllegalStateException e) {
            // The process is ending already: the loop is to see it before its first step.
            request.processEnds = true;
        }
        return request;
    }

    /** The interrupt stays set, so that the caller sees it too. */
    boolean isRequested() {
        return processEnds || training.isInterrupted();
    }

    private void stop() {
        processEnds = true;
        try {
            stopped.await();
            // If the program ends by System.exit, its thread never does: that would wait for this one.
            training.join(TimeUnit.SECONDS.toMillis(LAST_LINES_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        if (!processEnds) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // Asked to end just now: the hook runs, and goes through at once.
                processEnds = true;
            }
        }
    }
}
