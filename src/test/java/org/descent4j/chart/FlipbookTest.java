package org.descent4j.chart;

import static org.descent4j.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.descent4j.average.Ewa;
import org.descent4j.data.Temperatures;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.XYChart;

class FlipbookTest {

    private static final Pattern PNG = Pattern.compile("\"(?:data:image/png;base64,)?(iVBOR[A-Za-z0-9+/=]+)\"");

    @Test
    @DisplayName("S6: a page for each β, and the first picture for those who run no scripts")
    void aPageForEachValue() throws IOException {
        Flipbook book = book(0.5, 0.9, 0.98);
        assertEquals(List.of("β = 0.5", "β = 0.9", "β = 0.98"), book.labels());
        String html = FlipbookPage.html(book);
        String visible = html.substring(0, html.indexOf("<script>"));
        assertTrue(visible.contains(Picture.of(book.chart(0)).base64()), "the first picture");
        assertTrue(visible.contains("alt=\"Chart: "), "in words");
        assertTrue(visible.contains("β = 0.5</figcaption>"));
        assertFalse(visible.contains("<button"), "nothing that does not work without the script");
        assertFalse(html.replaceAll("[\"(][A-Za-z0-9+/=]{500,}\"", "").contains("http"), "nothing from elsewhere");
    }

    @Test
    void eachPageLaidOverTheCommonPictureGivesTheChart() throws IOException {
        Flipbook book = book(0.5, 0.9, 0.98);
        List<BufferedImage> images = images(FlipbookPage.html(book));
        assertEquals(1 + 1 + 3, images.size(), "the first picture, the common one, and the pages");
        for (int page = 0; page < 3; page++) {
            BufferedImage joined = new BufferedImage(1760, 920, BufferedImage.TYPE_INT_RGB);
            joined.createGraphics().drawImage(images.get(1), 0, 0, null);
            joined.createGraphics().drawImage(images.get(2 + page), 0, 0, null);
            BufferedImage chart = Picture.paint(book.chart(page), 2);
            assertTrue(distance(joined, chart) < 40, "page " + page + " is off by " + distance(joined, chart));
        }
        assertTrue(distance(images.get(1), Picture.paint(book.chart(0), 2)) > 100, "a page changes the picture");
    }

    /** How much the worst pixel is off, in its worst colour. */
    private static int distance(BufferedImage one, BufferedImage other) {
        int worst = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                int a = one.getRGB(x, y);
                int b = other.getRGB(x, y);
                for (int shift = 0; shift < 24; shift += 8) {
                    worst = Math.max(worst, Math.abs((a >> shift & 255) - (b >> shift & 255)));
                }
            }
        }
        return worst;
    }

    private static List<BufferedImage> images(String html) {
        return PNG.matcher(html)
                .results()
                .map(found -> {
                    try {
                        return ImageIO.read(
                                new ByteArrayInputStream(Base64.getDecoder().decode(found.group(1))));
                    } catch (IOException broken) {
                        throw new AssertionError(broken);
                    }
                })
                .toList();
    }

    @Test
    @DisplayName("thirty pages of a year's temperatures are less than 1.5 MB")
    void thirtyPagesAreSmall(@TempDir Path folder) throws IOException {
        Flipbook book =
                book(IntStream.range(0, 30).mapToDouble(i -> 0.4 + 0.02 * i).toArray());
        Path file = folder.resolve("book.html");
        Show.file(book, file);
        assertTrue(Files.size(file) < 1_500_000, Files.size(file) + " bytes");
    }

    @Test
    void allPagesShareTheirAxes() {
        Flipbook book = Flipbook.of("n", List.of(1, 10), n -> {
            XYChart chart = Look.chart("", "x", "y");
            Look.line(chart, "a curve", new double[] {0, n}, new double[] {-n, 2 * n});
            return chart;
        });
        for (int page = 0; page < 2; page++) {
            XYChart chart = (XYChart) book.chart(page);
            assertEquals(-10, chart.getStyler().getYAxisMin(0));
            assertEquals(20, chart.getStyler().getYAxisMax(0));
            assertEquals(0, chart.getStyler().getXAxisMin());
        }
    }

    @Test
    void theSameFlipbookGivesTheSameBytes() {
        assertEquals(FlipbookPage.html(book(0.5, 0.9)), FlipbookPage.html(book(0.5, 0.9)));
        assertArrayEquals(Animation.gif(book(0.5, 0.9)), Animation.gif(book(0.5, 0.9)));
    }

    @Test
    void textOfUsersIsEscaped() {
        String wicked = "</script><script>alert('\"&\u2028')</script>";
        Flipbook book = Flipbook.of(wicked, List.of(wicked, "2"), value -> {
            XYChart chart = Look.chart(wicked, wicked, wicked);
            Look.line(chart, wicked, new double[] {1, 2}, new double[] {1, 2});
            return chart;
        });
        String html = FlipbookPage.document(book);
        assertFalse(html.substring(0, html.indexOf("<script>")).contains("alert('"), "no quote gets through");
        Matcher scripts = Pattern.compile("</?script").matcher(html);
        assertEquals(2, scripts.results().count(), "one script, begun and ended");
        assertFalse(html.substring(html.indexOf("<script>")).contains("\u2028"));
    }

    @Test
    void aGifPlays(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("book.gif");
        Show.file(book(0.5, 0.9, 0.98), file);
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            assertEquals(3, reader.getNumImages(true));
            assertEquals(880, reader.getWidth(0));
        }
        assertTrue(Files.readString(file, StandardCharsets.ISO_8859_1).contains("NETSCAPE2.0"), "again and again");
    }

    @Test
    void onePageIsAFlipbookToo() {
        assertEquals(1, book(0.9).size());
        assertEquals(3, images(FlipbookPage.html(book(0.9))).size());
    }

    @Test
    void aNotebookGetsHtmlAndWords() {
        var data = IJavaNotebook.data(book(0.5, 0.9).message());
        assertTrue(((String) data.getData(MIMEType.TEXT_HTML)).startsWith("<figure"));
        assertTrue(((String) data.getData(MIMEType.TEXT_PLAIN))
                .startsWith("Flipbook of 2 charts, β = 0.5 to β = 0.9. Chart: "));
    }

    @Test
    void wrongFlipbooksAreRefused(@TempDir Path folder) {
        assertRefused("values is empty: must hold at least one value", () -> book());
        assertRefused(
                "values has 201: must have at most 200, such as one in 2",
                () -> Flipbook.of("n", IntStream.range(0, 201).boxed().toList(), n -> Look.chart("", "", "")));
        assertRefused(
                "chart of 2 is 880 × 236: must be 880 × 178, as the first",
                () -> Flipbook.of(
                        "n",
                        List.of(1, 2),
                        n -> Bars.chart("", "", List.of("a", "b").subList(0, n), new double[n])));
        Path wrong = folder.resolve("book.png");
        assertRefused("file = " + wrong + ": must end in .gif or .html", () -> Show.file(book(0.9), wrong));
    }

    @Test
    @DisplayName("a GIF rests for two seconds on its last picture; the others share eight, none too short or too long")
    void aGifRestsOnItsLastPicture() throws IOException {
        assertEquals(List.of(100, 100, 200), delays(0.5, 0.9, 0.98));
        List<Integer> many =
                delays(IntStream.range(0, 20).mapToDouble(i -> i / 20.0).toArray());
        assertEquals(Collections.nCopies(19, 40), many.subList(0, 19));
        assertEquals(200, many.get(19));
    }

    /** How long each picture stays, in hundredths of a second. */
    private static List<Integer> delays(double... betas) throws IOException {
        Flipbook book =
                Flipbook.of("β", Arrays.stream(betas).boxed().toList(), beta -> Bars.chart("", "", List.of("β"), beta));
        List<Integer> delays = new ArrayList<>();
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(Animation.gif(book)))) {
            reader.setInput(in);
            for (int i = 0; i < reader.getNumImages(true); i++) {
                IIOMetadataNode root =
                        (IIOMetadataNode) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
                IIOMetadataNode control = (IIOMetadataNode)
                        root.getElementsByTagName("GraphicControlExtension").item(0);
                delays.add(Integer.parseInt(control.getAttribute("delayTime")));
            }
        }
        return delays;
    }

    private static Flipbook book(double... betas) {
        double[] theta = Temperatures.seattle().year(2012).highsFahrenheit();
        return Flipbook.of(
                "β",
                Arrays.stream(betas).boxed().toList(),
                beta -> Curves.averages(theta, Ewa.of(beta).corrected()));
    }
}
