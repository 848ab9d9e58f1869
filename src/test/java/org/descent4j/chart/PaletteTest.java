package org.descent4j.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PaletteTest {

    private static final int SIDE = 120;

    @Test
    @DisplayName("a picture of few colours keeps them all, and what is transparent stays so")
    void fewColours() {
        for (int count : new int[] {1, 40, 63}) {
            BufferedImage picture =
                    picture(BufferedImage.TYPE_INT_ARGB, i -> i % (count + 1) == count ? 0 : color(i % (count + 1)));
            BufferedImage reduced = Palette.reduce(picture, 63);
            assertEquals(BufferedImage.TYPE_BYTE_INDEXED, reduced.getType());
            assertEquals(count + 1, ((IndexColorModel) reduced.getColorModel()).getMapSize());
            for (int i = 0; i < SIDE * SIDE; i++) {
                int wanted = picture.getRGB(i % SIDE, i / SIDE);
                int is = reduced.getRGB(i % SIDE, i / SIDE);
                assertTrue(wanted == 0 ? is >>> 24 == 0 : wanted == is, Integer.toHexString(is));
            }
        }
        BufferedImage plain = Palette.reduce(picture(BufferedImage.TYPE_INT_RGB, i -> color(i % 63)), 63);
        assertEquals(63, ((IndexColorModel) plain.getColorModel()).getMapSize());
        assertEquals(color(7), plain.getRGB(7, 0));
        BufferedImage nothing = Palette.reduce(picture(BufferedImage.TYPE_INT_ARGB, i -> 0), 63);
        assertEquals(0, nothing.getRGB(3, 3) >>> 24);
    }

    @Test
    @DisplayName("of many colours the common ones stay, and each of the others becomes the nearest that is left")
    void manyColours() {
        Random random = new Random(3);
        int[] common = {0xFFFFFFFF, 0xFF000000, 0xFF000001, 0xFFD55E00};
        int[] pixels = IntStream.range(0, SIDE * SIDE)
                .map(i -> i % 4 > 0 ? common[i % 7 % 4] : 0xFF000000 | random.nextInt(1 << 24))
                .toArray();
        BufferedImage picture = picture(BufferedImage.TYPE_INT_RGB, i -> pixels[i]);
        BufferedImage reduced = Palette.reduce(picture, 63);
        IndexColorModel model = (IndexColorModel) reduced.getColorModel();
        assertTrue(model.getMapSize() > 20 && model.getMapSize() <= 63, model.getMapSize() + " colours");
        int[] palette = new int[model.getMapSize()];
        model.getRGBs(palette);
        for (int color : common) {
            assertTrue(Arrays.stream(palette).anyMatch(has -> has == color), Integer.toHexString(color));
        }
        for (int i = 0; i < pixels.length; i++) {
            int pixel = pixels[i];
            int is = reduced.getRGB(i % SIDE, i / SIDE);
            int nearest = Arrays.stream(palette)
                    .map(color -> distance(color, pixel))
                    .min()
                    .orElseThrow();
            assertEquals(nearest, distance(is, pixel), "pixel " + i);
        }
        // No two of the rarer ones are nearly the same: they are spread over all there are.
        int closest = Integer.MAX_VALUE;
        for (int i = 0; i < palette.length; i++) {
            for (int j = Math.max(i + 1, 4); j < palette.length; j++) {
                closest = Math.min(closest, distance(palette[i], palette[j]));
            }
        }
        assertTrue(closest > 1000, closest + " apart");
    }

    private static int distance(int one, int other) {
        Color a = new Color(one);
        Color b = new Color(other);
        int red = a.getRed() - b.getRed();
        int green = a.getGreen() - b.getGreen();
        int blue = a.getBlue() - b.getBlue();
        return red * red + green * green + blue * blue;
    }

    private static int color(int i) {
        return 0xFF000000 | i * 0x030507;
    }

    private static BufferedImage picture(int type, java.util.function.IntUnaryOperator pixel) {
        BufferedImage picture = new BufferedImage(SIDE, SIDE, type);
        for (int i = 0; i < SIDE * SIDE; i++) {
            picture.setRGB(i % SIDE, i / SIDE, pixel.applyAsInt(i));
        }
        return picture;
    }
}
