package org.descent4j.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * Shows charts: below the cell in a notebook, in words where there is none, or in a file.
 *
 * <p>In a notebook of the IJava or the JJava kernel a chart comes as a PNG of twice its size, crisp on screens with
 * small pixels, with its description as alternative text. No display is needed.
 *
 * <p>Several threads may show different charts at the same time, but one chart is to be drawn by one thread at a time:
 * XChart works on the chart while it draws. What a thread shows after its notebook cell has ended may be lost.
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

    private Show() {}

    /**
     * Shows a chart below the running cell of a notebook; elsewhere prints its description to standard output.
     *
     * @param chart any chart of XChart, from this library or not
     */
    public static void chart(Chart<?, ?> chart) {
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
        Notebook.here()
                .ifPresentOrElse(
                        notebook -> notebook.show(book.message()), () -> System.out.println(book.description()));
    }

    /**
     * Writes a chart into a file: PNG at twice its size, SVG or PDF, by the ending of its name. An existing file is
     * replaced; its folder must exist. SVG and PDF hold all text as outlines, so that they look the same everywhere.
     *
     * @param chart any chart of XChart, from this library or not
     * @param file the file to write; its name must end in .png, .svg or .pdf
     * @throws IllegalArgumentException if the name has another ending
     * @throws IllegalStateException if the library for SVG or PDF is not on the classpath; its name is in the message
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void file(Chart<?, ?> chart, Path file) {
        write(
                file,
                switch (ending(file)) {
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
        write(
                file,
                switch (ending(file)) {
                    case ".gif" -> Animation.gif(book);
                    case ".html" -> FlipbookPage.document(book).getBytes(StandardCharsets.UTF_8);
                    default -> throw wrong(file, ".gif or .html");
                });
    }

    private static String ending(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.substring(Math.max(name.lastIndexOf('.'), 0));
    }

    private static IllegalArgumentException wrong(Path file, String endings) {
        return new IllegalArgumentException("file = " + file + ": must end in " + endings);
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException failure) {
            throw new UncheckedIOException("file = " + file + ": cannot be written", failure);
        }
    }
}
