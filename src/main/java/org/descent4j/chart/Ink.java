package org.descent4j.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.descent4j.average.Ewa;
import org.descent4j.optimizer.AdaDelta;
import org.descent4j.optimizer.AdaGrad;
import org.descent4j.optimizer.Adam;
import org.descent4j.optimizer.AdamW;
import org.descent4j.optimizer.GradientDescent;
import org.descent4j.optimizer.Lion;
import org.descent4j.optimizer.Momentum;
import org.descent4j.optimizer.Nesterov;
import org.descent4j.optimizer.Optimizer;
import org.descent4j.optimizer.RmsProp;
import org.descent4j.optimizer.Wrapper;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * What a curve is drawn with. Each algorithm has its own ink in every chart: its colour, its dashes, and the marker of
 * its steps, so that a grey print and a colour-blind reader tell them apart as well.
 */
record Ink(Color color, BasicStroke stroke, Marker marker) {

    static final float WIDTH = 2.2f;

    /** What goes with a colour: as the algorithm of that colour, but for black, which is not solid beside blue. */
    private static final Map<Color, float[]> DASHES = Map.of(
            Look.RED, new float[] {14, 5},
            Look.GREEN, new float[] {7, 4},
            Look.PURPLE, new float[] {11, 4, 3, 4},
            Look.YELLOW, new float[] {3, 4},
            Look.SKY, new float[] {9, 4, 2, 4, 2, 4},
            Look.BLACK, new float[] {3, 3, 3, 9});

    /** An average that lacks the bias correction, beside the one that has it. */
    static final Ink UNCORRECTED = of(Look.PURPLE);

    private static final int SHADES = 6; // that differ, with their dashes

    /** By what an algorithm is: its class, and Adam's form. A new one has a line here. */
    private static final Map<Object, Ink> ALGORITHMS = Map.ofEntries(
            ink(GradientDescent.class, Look.BLUE, SeriesMarkers.CIRCLE),
            ink(Momentum.class, Look.RED, SeriesMarkers.TRIANGLE_UP),
            ink(Nesterov.class, Look.PURPLE, SeriesMarkers.DIAMOND),
            ink(AdaGrad.class, Look.YELLOW, SeriesMarkers.TRIANGLE_UP),
            ink(AdaDelta.class, Look.SKY, SeriesMarkers.TRIANGLE_DOWN),
            ink(RmsProp.class, Look.GREEN, SeriesMarkers.SQUARE),
            Map.entry(Adam.Form.PLAIN, new Ink(Look.BLACK, stroke(2.8f), SeriesMarkers.DIAMOND)),
            ink(Adam.Form.AMSGRAD, new Color(0x7A828C), SeriesMarkers.SQUARE, 8, 3),
            ink(Adam.Form.NESTEROV, new Color(0x5B63B7), SeriesMarkers.TRIANGLE_UP, 3, 3, 3, 7),
            ink(AdamW.class, new Color(0x8C6D1F), SeriesMarkers.TRIANGLE_DOWN, 12, 4, 3, 4, 3, 4),
            ink(Lion.class, new Color(0x7A2E0E), SeriesMarkers.SQUARE, 5, 3, 14, 3));

    /** By the averages of the lecture: the one that jumps most is solid, since dashes would break up its jumps. */
    private static final Map<Double, Ink> AVERAGES = Map.of(
            0.5, new Ink(Look.YELLOW, stroke(1.6f), SeriesMarkers.CIRCLE),
            0.9, of(Look.RED),
            0.98, of(Look.GREEN));

    private static final float[][] FURTHER = {{}, {9, 6}, {3, 4}, {12, 4, 3, 4}, {16, 5}, {6, 3}, {9, 3, 2, 3, 2, 3}};

    private static final List<float[]> VARIANTS =
            List.of(new float[] {2.5f, 4.5f}, new float[] {}, new float[] {12, 4, 3, 4}, new float[] {16, 5});

    private static Map.Entry<Object, Ink> ink(Class<?> algorithm, Color color, Marker marker) {
        return Map.entry(algorithm, new Ink(color, stroke(color, WIDTH), marker));
    }

    private static Map.Entry<Object, Ink> ink(Object algorithm, Color color, Marker marker, float... dashes) {
        return Map.entry(algorithm, new Ink(color, stroke(WIDTH, dashes), marker));
    }

    /** The algorithm's own ink; none for a user's own algorithm. What is round an algorithm changes nothing. */
    static Optional<Ink> of(Optimizer optimizer) {
        if (optimizer instanceof Wrapper around && !(optimizer instanceof AdamW)) {
            return of(around.inner());
        }
        Object what = optimizer instanceof Adam adam ? adam.form() : optimizer.getClass();
        return Optional.ofNullable(ALGORITHMS.get(what));
    }

    /** A colour of one's own choice, in the dashes of the algorithm that has it. */
    static Ink of(Color color) {
        return new Ink(color, stroke(color, WIDTH), SeriesMarkers.CIRCLE);
    }

    static BasicStroke stroke(Color color, float width) {
        return stroke(width, DASHES.getOrDefault(color, new float[0]));
    }

    /** What a curve of an average may be drawn with, the best first: that of its β, else one that no β of them has. */
    static Stream<Ink> all(Ewa average) {
        Ink own = AVERAGES.get(average.beta());
        Stream<Ink> free = all(0).filter(ink -> !ink.color.equals(UNCORRECTED.color)
                && AVERAGES.values().stream().noneMatch(other -> other.color.equals(ink.color)));
        return own == null ? free : Stream.concat(Stream.of(own), free);
    }

    /** The inks of the algorithms that have one, by the simple names of their classes. */
    static Map<String, Ink> named() {
        Map<String, Ink> named = new HashMap<>(Map.of("Adam", ALGORITHMS.get(Adam.Form.PLAIN)));
        ALGORITHMS.forEach((what, ink) -> {
            if (what instanceof Class<?> type) {
                named.put(type.getSimpleName(), ink);
            }
        });
        return named;
    }

    /** What the marker is called where it is drawn by somebody else. */
    String shape() {
        return marker == SeriesMarkers.CIRCLE
                ? "circle"
                : marker == SeriesMarkers.SQUARE
                        ? "square"
                        : marker == SeriesMarkers.DIAMOND
                                ? "diamond"
                                : marker == SeriesMarkers.TRIANGLE_UP ? "up" : "down";
    }

    /** What a curve of an algorithm may be drawn with, the best first: its ink, shades of it, and whatever is left. */
    static Stream<Ink> all(Optimizer optimizer, int position) {
        return of(optimizer)
                .map(ink -> Stream.concat(
                        Stream.of(ink), IntStream.rangeClosed(1, SHADES).mapToObj(ink::variant)))
                .map(inks -> Stream.concat(inks, all(position)))
                // No ink of this library's algorithms, whether they are in the chart or not.
                .orElseGet(() -> all(position)
                        .map(ink -> ink.variant(1))
                        .filter(ink -> ALGORITHMS.values().stream().noneMatch(ink::isLike)));
    }

    /** What a curve of no algorithm may be drawn with: from this place on among all of them. They never end. */
    static Stream<Ink> all(int position) {
        return IntStream.iterate(position, i -> i + 1).mapToObj(Ink::further);
    }

    /** Whether a curve is drawn in this ink, or one that is hard to tell from it. */
    boolean isOf(XYSeries series) {
        return isLike(new Ink(series.getLineColor(), series.getLineStyle(), series.getMarker()));
    }

    private boolean isLike(Ink other) {
        float[] dashes = other.stroke.getDashArray();
        return color.equals(other.color) && isLike(dashes == null ? new float[0] : dashes);
    }

    /** Colours and dashes go round, the dashes on by one each time; where all have been there, paler ones. */
    private static Ink further(int position) {
        int colors = Look.CURVES.size();
        int round = position / (colors * FURTHER.length);
        Color color = mix(Look.CURVES.get(position % colors), 255, 1 - Math.pow(0.9, round));
        return new Ink(
                color, stroke(WIDTH, FURTHER[(position + position / colors) % FURTHER.length]), SeriesMarkers.CIRCLE);
    }

    /** Another shade of the colour, and dashes of another kind, for a second curve of the same algorithm. */
    private Ink variant(int position) {
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
        return mix(color, towards, share);
    }

    private static Color mix(Color from, int towards, double share) {
        return new Color(
                mix(from.getRed(), towards, share),
                mix(from.getGreen(), towards, share),
                mix(from.getBlue(), towards, share));
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
