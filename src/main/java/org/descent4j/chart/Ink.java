package org.descent4j.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * What a curve is drawn with. Each algorithm has its own ink in every chart: its colour, its dashes, and the marker of
 * its steps, so that a grey print and a colour-blind reader tell them apart as well.
 */
record Ink(Color color, BasicStroke stroke, Marker marker) {

    static final float WIDTH = 2.2f;

    private static final int SHADES = 6; // that differ, with their dashes

    private static final Map<String, Ink> ALGORITHMS = new LinkedHashMap<>();

    static {
        // A longer name stands before one that it contains.
        put("adamw", 0x8C6D1F, SeriesMarkers.TRIANGLE_DOWN, 12, 4, 3, 4, 3, 4);
        put("nadam", 0x5B63B7, SeriesMarkers.TRIANGLE_UP, 3, 3, 3, 7);
        put("adam", Look.BLACK, 2.8f, SeriesMarkers.DIAMOND);
        put("amsgrad", 0x7A828C, SeriesMarkers.SQUARE, 8, 3);
        put("adadelta", Look.SKY.getRGB(), SeriesMarkers.TRIANGLE_DOWN, 9, 4, 2, 4, 2, 4);
        put("adagrad", Look.YELLOW.getRGB(), SeriesMarkers.TRIANGLE_UP, 3, 4);
        put("rmsprop", Look.GREEN.getRGB(), SeriesMarkers.SQUARE, 7, 4);
        put("nesterov", Look.PURPLE.getRGB(), SeriesMarkers.DIAMOND, 11, 4, 3, 4);
        put("momentum", Look.RED.getRGB(), SeriesMarkers.TRIANGLE_UP, 14, 5);
        put("gradientdescent", Look.BLUE, WIDTH, SeriesMarkers.CIRCLE);
        put("sgd", Look.BLUE, WIDTH, SeriesMarkers.CIRCLE);
    }

    private static final float[][] FURTHER = {{}, {9, 6}, {3, 4}, {12, 4, 3, 4}, {16, 5}, {6, 3}, {9, 3, 2, 3, 2, 3}};

    private static final List<float[]> VARIANTS =
            List.of(new float[] {2.5f, 4.5f}, new float[] {}, new float[] {12, 4, 3, 4}, new float[] {16, 5});

    private static void put(String name, int rgb, Marker marker, float... dashes) {
        ALGORITHMS.put(name, new Ink(new Color(rgb), stroke(WIDTH, dashes), marker));
    }

    private static void put(String name, Color color, float width, Marker marker) {
        ALGORITHMS.put(name, new Ink(color, stroke(width), marker));
    }

    /** The ink of the algorithm that a curve's name mentions: "Adam, α = 0.001" is Adam's. */
    static Optional<Ink> of(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return ALGORITHMS.entrySet().stream()
                .filter(algorithm -> plain.contains(algorithm.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /**
     * The ink of the curve at this place among those of no algorithm: colours and dashes go round, the dashes on by one
     * each time, so that the first 49 differ.
     */
    static Ink further(int position) {
        int colors = Look.CURVES.size();
        Color color = Look.CURVES.get(position % colors);
        return new Ink(
                color, stroke(WIDTH, FURTHER[(position + position / colors) % FURTHER.length]), SeriesMarkers.CIRCLE);
    }

    /**
     * Another shade of the colour, and dashes of another kind, for a second curve of the same algorithm; where its
     * shades are used up, the colours of curves of no algorithm.
     */
    Ink variant(int position) {
        if (position > SHADES) {
            return further(position);
        }
        List<float[]> others =
                VARIANTS.stream().filter(dashes -> !isLike(dashes)).toList();
        return new Ink(shade(position), stroke(WIDTH, others.get((position - 1) % others.size())), marker);
    }

    /** Whether dashes are hard to tell from this ink's: as many to a period, and about as long. */
    private boolean isLike(float[] dashes) {
        float[] own = stroke.getDashArray();
        if (own == null || dashes.length == 0) {
            return own == null && dashes.length == 0;
        }
        return own.length == dashes.length && Math.max(own[0], dashes[0]) < 2 * Math.min(own[0], dashes[0]);
    }

    /** Darker and lighter in turns; what is dark already only lighter. */
    private Color shade(int position) {
        boolean isDark = color.getRed() + color.getGreen() + color.getBlue() < 200;
        int towards = position % 2 == 1 && !isDark ? 0 : 255;
        double share = !isDark ? 0.4 : position % 2 == 1 ? 0.5 : 0.25;
        return new Color(
                mix(color.getRed(), towards, share),
                mix(color.getGreen(), towards, share),
                mix(color.getBlue(), towards, share));
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    static BasicStroke stroke(float width, float... dashes) {
        return dashes.length == 0
                ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
    }
}
