package org.descent4j.chart;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.knowm.xchart.internal.chartpart.Chart;

/** What is really painted. */
final class Seen {

    private Seen() {}

    static BufferedImage of(Chart<?, ?> chart) {
        return Picture.paint(chart, 1);
    }

    static boolean has(Chart<?, ?> chart, Color color) {
        return count(of(chart), color) > 0;
    }

    static long count(BufferedImage image, Color color) {
        return java.util.Arrays.stream(
                        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .filter(pixel -> pixel == color.getRGB())
                .count();
    }
}
