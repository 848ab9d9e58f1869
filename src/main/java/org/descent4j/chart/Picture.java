package org.descent4j.chart;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * A chart as it leaves the library: PNG at twice its size, for screens with small pixels, and what it shows in words.
 */
final class Picture {

    private static final int SCALE = 2;

    private final byte[] png;
    private final int width;
    private final int height;
    private final String description;

    private Picture(byte[] png, int width, int height, String description) {
        this.png = png;
        this.width = width;
        this.height = height;
        this.description = description;
    }

    /** Paints a chart. */
    static Picture of(Chart<?, ?> chart) {
        int width = chart.getWidth();
        int height = chart.getHeight();
        BufferedImage image = new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.scale(SCALE, SCALE);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            chart.paint(graphics, width, height);
        } finally {
            graphics.dispose();
        }
        return new Picture(encode(image), width, height, Description.of(chart));
    }

    private static byte[] encode(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // In memory: ImageIO's own choice would be a file in the system's temporary folder.
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", stream);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a PNG cannot be encoded", impossible);
        }
        return bytes.toByteArray();
    }

    /** The whole PNG file. */
    byte[] png() {
        return png;
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
}
