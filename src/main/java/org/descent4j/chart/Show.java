package org.descent4j.chart;

import static org.nd4j.common.base.Preconditions.checkArgument;

import java.io.IOException;
import java.io.UncheckedIOException;
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
                        notebook -> notebook.show(Picture.of(chart)), () -> System.out.println(Description.of(chart)));
    }

    /**
     * Writes a chart into a PNG file, at twice its size. An existing file is replaced; its folder must exist.
     *
     * @param chart any chart of XChart, from this library or not
     * @param file the file to write; its name must end in .png
     * @throws IllegalArgumentException if the name has another ending
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void file(Chart<?, ?> chart, Path file) {
        checkArgument(file.toString().toLowerCase(Locale.ROOT).endsWith(".png"), "file = %s: must end in .png", file);
        try {
            Files.write(file, Picture.of(chart).png());
        } catch (IOException failure) {
            throw new UncheckedIOException("file = " + file + ": cannot be written", failure);
        }
    }
}
