package org.descent4j.chart;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Few colours for a picture, which makes its file a third as large or less. The common colours stay as they are; of
 * rarer ones that differ by little only the commonest stays, the others become it.
 */
final class Palette {

    /** The most that a palette can hold beside a transparent one: what is lost cannot be seen. */
    static final int FINE = 255;

    /** Fewer, for many pictures at once: a line's edges have a few shades less. */
    static final int COARSE = 63;

    private static final int COMMON = 5000; // one pixel in so many
    private static final int TRANSPARENT = 0;

    private final int[] colors;
    private final Map<Integer, Byte> places = new HashMap<>();

    private Palette(List<Integer> chosen, boolean hasTransparent) {
        colors = chosen.stream().mapToInt(Integer::intValue).toArray();
        if (hasTransparent) {
            places.put(TRANSPARENT, (byte) colors.length);
        }
    }

    /** The picture in a palette of at most so many colours, up to 255. */
    static BufferedImage reduce(BufferedImage picture, int most) {
        int width = picture.getWidth();
        int[] pixels = picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
        Palette palette = of(pixels, most);
        BufferedImage reduced =
                new BufferedImage(width, picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, palette.model());
        reduced.getRaster().setDataElements(0, 0, width, picture.getHeight(), palette.indices(pixels));
        return reduced;
    }

    private static Palette of(int[] pixels, int most) {
        Map<Integer, Integer> counts = count(pixels);
        boolean hasTransparent = counts.remove(TRANSPARENT) != null;
        List<Integer> byCount = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .map(Map.Entry::getKey)
                .toList();
        int common = (int) byCount.stream()
                .limit(most / 2)
                .filter(color -> counts.get(color) > pixels.length / COMMON)
                .count();
        for (int near = 0; ; near = near * 3 / 2 + 1) {
            List<Integer> chosen = apart(byCount, common, near, most);
            if (chosen.size() <= most) {
                return new Palette(chosen, hasTransparent);
            }
        }
    }

    private static Map<Integer, Integer> count(int[] pixels) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int from = 0, to; from < pixels.length; from = to) {
            to = run(pixels, from);
            counts.merge(pixels[from], to - from, Integer::sum);
        }
        return counts;
    }

    /** Where a run of one colour ends: most of a chart is white. */
    private static int run(int[] pixels, int from) {
        int to = from + 1;
        while (to < pixels.length && pixels[to] == pixels[from]) {
            to++;
        }
        return to;
    }

    /** The common colours, and those further than this from every commoner one; stops when they are too many. */
    private static List<Integer> apart(List<Integer> byCount, int common, int near, int most) {
        int[] chosen = new int[most + 1];
        int size = 0;
        for (int color : byCount) {
            boolean isNew = true;
            for (int i = 0; i < size && isNew && size >= common; i++) {
                isNew = distance(chosen[i], color) > near;
            }
            if (isNew) {
                chosen[size++] = color;
                if (size > most) {
                    break;
                }
            }
        }
        return Arrays.stream(chosen, 0, size).boxed().toList();
    }

    private static int distance(int one, int other) {
        int red = (one >> 16 & 255) - (other >> 16 & 255);
        int green = (one >> 8 & 255) - (other >> 8 & 255);
        int blue = (one & 255) - (other & 255);
        return red * red + green * green + blue * blue;
    }

    private IndexColorModel model() {
        int[] all = Arrays.copyOf(colors, colors.length + 1);
        boolean hasTransparent = places.containsKey(TRANSPARENT);
        int size = Math.max(hasTransparent ? all.length : colors.length, 1);
        return new IndexColorModel(8, size, all, 0, false, hasTransparent ? colors.length : -1, DataBuffer.TYPE_BYTE);
    }

    private byte[] indices(int[] pixels) {
        byte[] indices = new byte[pixels.length];
        for (int from = 0, to; from < pixels.length; from = to) {
            to = run(pixels, from);
            Arrays.fill(indices, from, to, places.computeIfAbsent(pixels[from], this::nearest));
        }
        return indices;
    }

    private byte nearest(int color) {
        int best = 0;
        for (int i = 1; i < colors.length; i++) {
            if (distance(colors[i], color) < distance(colors[best], color)) {
                best = i;
            }
        }
        return (byte) best;
    }
}
