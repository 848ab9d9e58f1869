package org.descent4j.chart;

import java.awt.Graphics2D;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * Painting, in a thread of its own that nobody interrupts. Java's fonts take an interrupt for an error in reading their
 * file: they clear it and read again, so that a loop of charts would go on when it is stopped.
 */
final class Painting {

    private Painting() {}

    /** Paints a chart; an interrupt that comes meanwhile is there when it returns. */
    static void of(Chart<?, ?> chart, Graphics2D graphics) {
        if (Thread.holdsLock(chart)) {
            paint(chart, graphics); // another thread would wait for this one
            return;
        }
        FutureTask<Void> painting = new FutureTask<>(() -> paint(chart, graphics), null);
        new Thread(painting, "descent4j painting").start();
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    painting.get();
                    return;
                } catch (InterruptedException e) {
                    isInterrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw unwrapped(e.getCause());
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void paint(Chart<?, ?> chart, Graphics2D graphics) {
        synchronized (chart) {
            chart.paint(graphics, chart.getWidth(), chart.getHeight());
        }
    }

    private static RuntimeException unwrapped(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return (RuntimeException) cause;
    }
}
