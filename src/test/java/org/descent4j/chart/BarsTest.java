package org.descent4j.chart;

import static org.descent4j.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.descent4j.optimizer.Adam;
import org.descent4j.optimizer.GradientDescent;
import org.descent4j.optimizer.Optimizer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;

class BarsTest {

    private static final List<Optimizer> BOTH = List.of(GradientDescent.of(0.1), Adam.of(0.1));

    @Test
    @DisplayName("S18: steps to leave a plateau, one bar an algorithm, in its colour")
    void aBarIsAsLongAsItsValue() {
        XYChart chart = Bars.chart("Steps", "steps", List.of("경사하강법", "Adam"), BOTH, 1200, 300);
        assertEquals(Look.BLUE, chart.getSeries("경사하강법").getLineColor());
        long blue = Seen.count(Seen.of(chart), Look.BLUE);
        long black = Seen.count(Seen.of(chart), Look.BLACK);
        assertTrue(blue > 3 * black, blue + " and " + black + " pixels, text included");
        assertTrue(blue < 5 * black, blue + " and " + black + " pixels");
    }

    @Test
    @DisplayName("a value that is not finite, or 0, has no bar, and its text is there")
    void valuesWithoutABarAreStillThere() {
        Set<Integer> pictures = new HashSet<>();
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0}) {
            BufferedImage image = Seen.of(Bars.chart("", "", List.of(" "), value));
            assertEquals(0, Seen.count(image, Look.BLUE), value + " has no bar");
            int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            assertTrue(pictures.add(Arrays.hashCode(pixels)), value + " has a text of its own");
        }
    }

    @Test
    @DisplayName("a negative bar goes to the left of 0, as far as its opposite to the right")
    void negativeBars() {
        BufferedImage image = Seen.of(Bars.chart("", "", List.of("up", "down"), 3, -3));
        int half = image.getHeight() / 2;
        int[] up = columns(image.getSubimage(0, 0, image.getWidth(), half));
        int[] down = columns(image.getSubimage(0, half, image.getWidth(), image.getHeight() - half));
        assertTrue(down[1] <= up[0] + 1, "down ends at " + down[1] + ", up begins at " + up[0]);
        assertEquals(up[1] - up[0], down[1] - down[0], 2);
        assertTrue(up[1] - up[0] > 200, "both are long");
        int[] alone = columns(Seen.of(Bars.chart("", "", List.of("down"), -3)));
        assertTrue(alone[1] - alone[0] > 400, "alone it has the room to itself");
    }

    /** The first and the last column that a bar is in. */
    private static int[] columns(BufferedImage image) {
        return IntStream.of(0, 1)
                .map(last -> {
                    IntStream all = IntStream.range(0, image.getWidth())
                            .filter(x -> Seen.count(image.getSubimage(x, 0, 1, image.getHeight()), Look.BLUE) > 0);
                    return (last == 0 ? all.min() : all.max()).orElseThrow();
                })
                .toArray();
    }

    @Test
    void wrongBarsAreRefused() {
        assertRefused("names is empty: must hold at least one name", () -> Bars.chart("", "", List.of()));
        assertRefused("names = [a, a]: must not hold one twice", () -> Bars.chart("", "", List.of("a", "a"), 1, 2));
        assertRefused("values has 2, names 1: must have as many", () -> Bars.chart("", "", List.of("a"), 1, 2));
        assertRefused("optimizers has 2, names 1: must have as many", () -> Bars.chart("", "", List.of("a"), BOTH, 1));
    }
}
