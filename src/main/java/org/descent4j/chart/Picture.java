package org.descent4j.chart;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.descent4j.StoppedException;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * A chart as it leaves the library: PNG at twice its size, for screens with small pixels, and what it shows in words.
 */
final class Picture {

    static final int SCALE = 2;

    /** Nearly as small as it gets, in a fifth of the time. */
    private static final float SMALL = 0.2f;

    private final BufferedImage image;
    private final int width;
    private final int height;
    private final String description;

    private Picture(BufferedImage image, int width, int height, String description) {
        this.image = image;
        this.width = width;
        this.height = height;
        this.description = description;
    }

    /** Paints a chart. */
    static Picture of(Chart<?, ?> chart) {
        int width = chart.getWidth();
        int height = chart.getHeight();
        return new Picture(Palette.reduce(paint(chart, SCALE), Palette.FINE), width, height, Description.of(chart));
    }

    /** Paints a chart as what has to be laid over another picture to make it this one; the rest is transparent. */
    static Picture over(BufferedImage base, Chart<?, ?> chart) {
        BufferedImage changes = changes(base, paint(chart, SCALE));
        return new Picture(
                Palette.reduce(changes, Palette.COARSE), chart.getWidth(), chart.getHeight(), Description.of(chart));
    }

    /** Of each pixel the colour that most of the images have, if most have one (Boyer and Moore's vote, 1981). */
    static BufferedImage common(List<? extends Chart<?, ?>> charts) {
        int width = SCALE * charts.get(0).getWidth();
        int height = SCALE * charts.get(0).getHeight();
        int[] winners = new int[width * height];
        int[] votes = new int[width * height];
        for (Chart<?, ?> chart : charts) {
            int[] pixels = paint(chart, SCALE).getRGB(0, 0, width, height, null, 0, width);
            for (int i = 0; i < pixels.length; i++) {
                if (votes[i] == 0) {
                    winners[i] = pixels[i];
                }
                votes[i] += winners[i] == pixels[i] ? 1 : -1;
            }
        }
        BufferedImage common = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        common.setRGB(0, 0, width, height, winners, 0, width);
        return common;
    }

    /** A picture that is painted already. */
    static Picture of(BufferedImage image, String description) {
        return new Picture(
                Palette.reduce(image, Palette.FINE), image.getWidth() / SCALE, image.getHeight() / SCALE, description);
    }

    /** The pixels of an image that differ from those of another one; the rest is transparent. */
    static BufferedImage changes(BufferedImage base, BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] before = base.getRGB(0, 0, width, height, null, 0, width);
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        Arrays.setAll(pixels, i -> pixels[i] == before[i] ? 0 : pixels[i]);
        BufferedImage changes = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        changes.setRGB(0, 0, width, height, pixels, 0, width);
        return changes;
    }

    /** Paints a chart in true colours. */
    static BufferedImage paint(Chart<?, ?> chart, int scale) {
        StoppedException.ifInterrupted();
        int width = chart.getWidth();
        int height = chart.getHeight();
        BufferedImage image = new BufferedImage(scale * width, scale * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.scale(scale, scale);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            Painting.of(chart, graphics);
        } finally {
            graphics.dispose();
        }
        return image;
    }

    /** The whole PNG file. */
    byte[] png() {
        StoppedException.ifInterrupted();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam smallest = writer.getDefaultWriteParam();
        smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        smallest.setCompressionQuality(SMALL);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // In memory: ImageIO's own choice would be a file in the system's temporary folder.
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), smallest);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a PNG cannot be encoded", impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The PNG file as Jupyter's messages and web pages carry it. */
    String base64() {
        return Base64.getEncoder().encodeToString(png());
    }

    /** The width to show it at, half its pixels. */
    int width() {
        return width;
    }

    /** The height to show it at, half its pixels. */
    int height() {
        return height;
    }

    /** What it shows, in words. */
    String description() {
        return description;
    }

    /** What a notebook shows. */
    Message message() {
        return new Message(description, "image/png", base64(), Map.of("width", width, "height", height));
    }
}
