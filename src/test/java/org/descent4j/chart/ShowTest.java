package org.descent4j.chart;

import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knowm.xchart.XYChart;

class ShowTest {

    private static final String WORDS =
            "Chart: A title. x: t, y: θ (°F). a line: 3 points, x 1.000 to 3.000, y 4.000 to 9.000.";

    @Test
    void outsideANotebookAChartIsShownInWords() {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Show.chart(chart());
        } finally {
            System.setOut(out);
        }
        assertEquals(WORDS + System.lineSeparator(), printed.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aFileHoldsTheChartAtTwiceItsSize(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("chart with a space.png");
        Show.file(chart(), file);
        BufferedImage image = ImageIO.read(file.toFile());
        assertEquals(2 * chart().getWidth(), image.getWidth());
        assertEquals(2 * chart().getHeight(), image.getHeight());
        assertTrue(hasColor(image, Look.RED.getRGB()), "the curve is there in its colour");
    }

    @Test
    void theSameChartGivesTheSameBytes() {
        assertArrayEquals(Picture.of(chart()).png(), Picture.of(chart()).png());
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "svg", "pdf"})
    void theSameChartGivesTheSameFile(String ending, @TempDir Path folder) throws IOException {
        Path one = folder.resolve("one." + ending);
        Path other = folder.resolve("other." + ending.toUpperCase(Locale.ROOT));
        Show.file(greek(), one);
        Show.file(greek(), other);
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(other));
    }

    @Test
    void vectorFilesHoldTextAsOutlines(@TempDir Path folder) throws IOException {
        Path svg = folder.resolve("chart.svg");
        Show.file(greek(), svg);
        String text = Files.readString(svg);
        assertTrue(text.contains("<path"), "outlines");
        assertFalse(text.contains("<text"), "no text that needs a font");
        Path pdf = folder.resolve("chart.pdf");
        Show.file(greek(), pdf);
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            BufferedImage page = new PDFRenderer(document).renderImage(0);
            assertEquals(880, page.getWidth());
            assertTrue(hasColor(page, Look.RED.getRGB()), "the curve is there in its colour");
            assertFalse(
                    document.getPage(0).getResources().getFontNames().iterator().hasNext(), "no font");
        }
    }

    @Test
    @DisplayName("without the optional libraries, SVG and PDF say which one is missing")
    void absentLibrariesAreNamed() throws Exception {
        List<URL> present = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.contains("VectorGraphics2D") && !entry.contains("graphics2d") && !entry.contains("pdfbox")) {
                present.add(Path.of(entry).toUri().toURL());
            }
        }
        try (URLClassLoader loader =
                new URLClassLoader(present.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Class<?> vectors = Class.forName("org.descent4j.chart.Vectors", true, loader);
            Class<?> chart = Class.forName("org.knowm.xchart.internal.chartpart.Chart", true, loader);
            for (String format : List.of("svg", "pdf")) {
                Method method = vectors.getDeclaredMethod(format, chart);
                method.setAccessible(true);
                Throwable refused = assertThrows(
                                InvocationTargetException.class, () -> method.invoke(null, (Object) null))
                        .getCause();
                assertEquals(IllegalStateException.class, refused.getClass());
                assertTrue(
                        refused.getMessage()
                                .matches(
                                        "(SVG|PDF) files need the library de\\.[a-z0-9.]+:\\w+: add it to the classpath"),
                        refused.getMessage());
            }
        }
    }

    private static XYChart greek() {
        XYChart chart = chart();
        Look.line(chart, "α, β₁, θ, ε, √S, ‖dW‖", new double[] {1, 2}, new double[] {5, 6});
        return chart;
    }

    @Test
    void everySignOfTheLectureIsInTheFont() {
        String signs = "αβγεθλΣ√‖·²³⁻⁴₀₁₂ℓ∞≈≤≥∂∇…";
        Font font = chart().getStyler().getLegendFont();
        assertEquals(-1, font.canDisplayUpTo(signs));
    }

    @Test
    void aWrongFileIsRefused(@TempDir Path folder) {
        Path wrong = folder.resolve("chart.txt");
        assertEquals("file = " + wrong + ": must end in .png, .svg or .pdf", refusal(() -> Show.file(chart(), wrong)));
        assertFalse(Files.exists(wrong));
        Path nowhere = folder.resolve("no such folder").resolve("chart.png");
        assertEquals(
                nowhere + " could not be written, what was there is as before: there is no folder "
                        + nowhere.getParent(),
                assertThrows(UncheckedIOException.class, () -> Show.file(chart(), nowhere))
                        .getMessage());
    }

    @Test
    void bothKernelsGetPictureSizeAndWords() {
        Picture picture = Picture.of(chart());
        var ijava = IJavaNotebook.data(picture.message());
        assertEquals(WORDS, ijava.getData(MIMEType.TEXT_PLAIN));
        assertArrayEquals(picture.png(), Base64.getDecoder().decode((String) ijava.getData(MIMEType.IMAGE_PNG)));
        var jjava = JJavaNotebook.data(picture.message());
        assertEquals(WORDS, jjava.getData(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_PLAIN));
        assertEquals(
                ijava.getData(MIMEType.IMAGE_PNG),
                jjava.getData(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.IMAGE_PNG));
        assertEquals(Map.of("width", 880, "height", 460), picture.message().size());
    }

    private static XYChart chart() {
        XYChart chart = Look.chart("A title", "t", "θ (°F)");
        Look.line(chart, "a line", new double[] {1, 2, 3}, new double[] {4, 9, 5}, Look.RED);
        return chart;
    }

    private static boolean hasColor(BufferedImage image, int rgb) {
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                if (image.getRGB(x, y) == rgb) {
                    return true;
                }
            }
        }
        return false;
    }
}
