package org.descent4j.chart;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.descent4j.StoppedException;
import org.descent4j.internal.file.WholeFile;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * Shows charts: below the cell in a notebook, in words where there is none, or in a file.
 *
 * <p>In a notebook of the IJava or the JJava kernel a chart comes as a PNG of twice its size, crisp on screens with
 * small pixels, with its description as alternative text. No display is needed.
 *
 * <p>The last value of a cell shows itself: a chart, a flipbook, a run as its table, an array as its numbers. The
 * lectures' kernel knows that from its start (by {@code IJAVA_STARTUP_SCRIPT}, see its kernel.json), any other one
 * since the first chart or flipbook; before that, a run is shown as one line.
 *
 * <p>One chart may be shown by several threads: they take turns. What a thread shows after its notebook cell has ended
 * may be lost.
 *
 * <p>Example:
 *
 * <pre>{@code
 * XYChart chart = Curves.weights(30, Ewa.of(0.9));
 * Show.chart(chart);
 * Show.file(chart, Path.of("target", "weights.png"));
 * }</pre>
 */
public final class Show {

    private static final String CHART = "chart is null: must be a chart";
    private static final String LIVE = "live is null: must be a live figure";
    private static final String BOOK = "book is null: must be a flipbook";

    static {
        Notebook.here().ifPresent(LastValue::register);
    }

    private Show() {}

    /** Where a notebook runs this, its kernel knows from now on how to show the values of this library. */
    static void ready() {}

    /**
     * Shows a chart below the running cell of a notebook; elsewhere prints its description to standard output.
     *
     * @param chart any chart of XChart, from this library or not
     */
    public static void chart(Chart<?, ?> chart) {
        StoppedException.ifInterrupted();
        Objects.requireNonNull(chart, CHART);
        Notebook.here()
                .ifPresentOrElse(
                        notebook -> notebook.show(Picture.of(chart).message()),
                        () -> System.out.println(Description.of(chart)));
    }

    /**
     * Shows a flipbook below the running cell of a notebook; elsewhere prints its description to standard output.
     *
     * @param book the flipbook
     */
    public static void flipbook(Flipbook book) {
        StoppedException.ifInterrupted();
        Objects.requireNonNull(book, BOOK);
        Notebook.here()
                .ifPresentOrElse(
                        notebook -> notebook.show(book.message()), () -> System.out.println(book.description()));
    }

    /**
     * Shows a live figure below the running cell of a notebook; elsewhere prints its description to standard output.
     *
     * @param live the figure
     */
    public static void live(Live live) {
        StoppedException.ifInterrupted();
        Objects.requireNonNull(live, LIVE);
        Notebook.here()
                .ifPresentOrElse(
                        notebook -> notebook.show(live.message()), () -> System.out.println(live.description()));
    }

    /**
     * Writes a chart into a file: PNG at twice its size, SVG or PDF, by the ending of its name. An existing file is
     * replaced, in one piece; its folder must exist, and is looked for in the folder that Java was started in (a
     * notebook's own) unless the path is absolute. SVG and PDF hold all text as outlines, so that they look the same
     * everywhere.
     *
     * @param chart any chart of XChart, from this library or not
     * @param file the file to write; its name must end in .png, .svg or .pdf
     * @throws IllegalArgumentException if the name has another ending
     * @throws IllegalStateException if the library for SVG or PDF is not on the classpath; its name is in the message
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void file(Chart<?, ?> chart, Path file) {
        Objects.requireNonNull(chart, CHART);
        write(file, () -> switch (ending(file)) {
            case ".png" -> Picture.of(chart).png();
            case ".svg" -> Vectors.svg(chart);
            case ".pdf" -> Vectors.pdf(chart);
            default -> throw wrong(file, ".png, .svg or .pdf");
        });
    }

    /**
     * Writes a flipbook into a file: a GIF that plays, for slides, or a page with its slider, by the ending of its
     * name. An existing file is replaced; its folder must exist.
     *
     * @param book the flipbook
     * @param file the file to write; its name must end in .gif or .html
     * @throws IllegalArgumentException if the name has another ending
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void file(Flipbook book, Path file) {
        Objects.requireNonNull(book, BOOK);
        write(file, () -> switch (ending(file)) {
            case ".gif" -> Animation.gif(book);
            case ".html" -> FlipbookPage.document(book).getBytes(StandardCharsets.UTF_8);
            default -> throw wrong(file, ".gif or .html");
        });
    }

    /**
     * Writes a live figure into a file: a page of its own, which needs nothing else. An existing file is replaced; its
     * folder must exist.
     *
     * @param live the figure
     * @param file the file to write; its name must end in .html
     * @throws IllegalArgumentException if the name has another ending
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void file(Live live, Path file) {
        Objects.requireNonNull(live, LIVE);
        if (!ending(file).equals(".html")) {
            throw wrong(file, ".html");
        }
        write(file, () -> LivePage.document(live).getBytes(StandardCharsets.UTF_8));
    }

    private static String ending(Path file) {
        Objects.requireNonNull(file, "file is null: must be the path of the file to write");
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.substring(Math.max(name.lastIndexOf('.'), 0));
    }

    private static IllegalArgumentException wrong(Path file, String endings) {
        return new IllegalArgumentException("file = " + file + ": must end in " + endings);
    }

    /** What one has can be kept after an interrupt: it is put aside until the picture is painted. */
    private static void write(Path file, Supplier<byte[]> content) {
        boolean isInterrupted = Thread.interrupted();
        try {
            byte[] bytes = content.get();
            WholeFile.write(file, out -> out.write(bytes));
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
