package org.descent4j.training;

import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** The progress bar: one line, rewritten in place. */
final class Bar implements Progress {

    private static final int INTERVAL_MILLIS = 250;
    // A line of fixed length: asking for the terminal's width would need one, and a notebook has none.
    private static final int LINE = 110;

    private final Supplier<PrintStream> out;
    private ProgressBar bar;
    private long nextMessage;

    Bar(Supplier<PrintStream> out) {
        this.out = out;
    }

    @Override
    public void begin(long done, long total) {
        bar = new ProgressBarBuilder()
                .setTaskName("training")
                .setInitialMax(total)
                .startsFrom(done, Duration.ZERO)
                .setUnit(" steps", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(INTERVAL_MILLIS)
                .showSpeed(new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.ROOT)))
                // Not the library's default, standard error, which a notebook shows in red.
                .setConsumer(new ConsoleProgressBarConsumer(out.get(), LINE))
                .build();
        nextMessage = Long.MIN_VALUE;
    }

    @Override
    public void step(long done, long total, long epoch, double cost) {
        bar.stepTo(done);
        long now = System.nanoTime();
        // Formatting costs more than a small step does: only as often as it can be seen.
        if (now >= nextMessage || done == total) {
            bar.setExtraMessage(String.format(Locale.ROOT, " epoch %d, cost %.4g", epoch, cost));
            nextMessage = now + INTERVAL_MILLIS * 1_000_000L;
        }
    }

    @Override
    public void end() {
        bar.close();
    }

    @Override
    public String toString() {
        return "Progress.bar()";
    }
}
