package org.descent4j.chart;

import static org.descent4j.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ImagesTest {

    private static final Color INK = Color.BLACK;
    private static final Color HALF = new Color(0x7F7F7F);

    @Test
    @DisplayName("a column of X is an image, row after row, 1 for ink")
    void pixelsAreWhereTheyBelong() {
        // Ink in the upper right corner of the first image, half as much in the lower left one of the second.
        INDArray x = Nd4j.createFromArray(new double[][] {{0, 0}, {1, 0}, {0, 0.5}, {0, 0}});
        BufferedImage image = Seen.of(Images.chart("Two", x, List.of("a", "b")));
        double[] ink = middle(image, INK);
        double[] half = middle(image, HALF);
        double sixth = 880 / 6.0;
        assertEquals(0.75 * sixth, ink[0], 0.15 * sixth);
        assertEquals(1.25 * sixth, half[0], 0.15 * sixth);
        assertTrue(ink[1] < half[1] - 0.3 * sixth, ink[1] + " above " + half[1]);
        assertEquals(ink[2], half[2], 0.1 * ink[2]);
    }

    /** The middle of a colour's pixels, and how many they are. */
    private static double[] middle(BufferedImage image, Color color) {
        double x = 0;
        double y = 0;
        int count = 0;
        for (int i = 0; i < image.getWidth(); i++) {
            for (int j = 0; j < image.getHeight(); j++) {
                if (image.getRGB(i, j) == color.getRGB()) {
                    x += i;
                    y += j;
                    count++;
                }
            }
        }
        return new double[] {x / count, y / count, count};
    }

    @Test
    void whatIsNoInkIsPaperAndWhatIsMoreIsInk() {
        INDArray x = Nd4j.createFromArray(new double[][] {{-3, 7}});
        XYChart chart = Images.chart("", x, List.of("-3", "7"));
        double sixth = 880 / 6.0;
        assertEquals(1.5 * sixth, middle(Seen.of(chart), INK)[0], 0.15 * sixth);
    }

    @Test
    void theDescriptionHoldsTheCaptions() {
        XYChart chart = Images.chart("Digits", Nd4j.zeros(784, 2), List.of("5 read as 3", "4 read as 9"));
        assertTrue(
                Description.of(chart).endsWith("2 images of 28 × 28 pixels: 5 read as 3; 4 read as 9."),
                Description.of(chart));
    }

    @Test
    void aLongCaptionLeavesItsNeighboursAlone() {
        BufferedImage image = Seen.of(Images.chart("", Nd4j.zeros(4, 2), List.of("", "W".repeat(25))));
        int left = image.getWidth();
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                left = new Color(image.getRGB(x, y)).getRed() < 140 ? Math.min(left, x) : left;
            }
        }
        assertTrue(left > 880 / 6, "ink from x = " + left);
        assertTrue(left < 880 / 6 + 40, "ink from x = " + left);
    }

    @Test
    void manyImagesTakeMoreRows() {
        XYChart six = Images.chart("", Nd4j.zeros(9, 6), Collections.nCopies(6, "x"));
        XYChart seven = Images.chart("", Nd4j.zeros(9, 7), Collections.nCopies(7, "x"));
        assertTrue(seven.getHeight() > six.getHeight() + 146, seven.getHeight() + " and " + six.getHeight());
        Seen.of(seven);
    }

    @Test
    void wrongImagesAreRefused() {
        assertImagesRefused("x has rank 1: must be (n_x, m)", Nd4j.zeros(4), List.of("a"));
        assertImagesRefused("n_x = 8: must be the square of an image's side", Nd4j.zeros(8, 1), List.of("a"));
        assertImagesRefused("captions has 1 texts, x 2 images: must have as many", Nd4j.zeros(4, 2), List.of("a"));
    }

    private static void assertImagesRefused(String message, INDArray x, List<String> captions) {
        assertRefused(message, () -> Images.chart("", x, captions));
    }
}
