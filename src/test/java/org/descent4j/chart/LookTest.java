package org.descent4j.chart;

import static org.descent4j.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.descent4j.optimizer.AdaDelta;
import org.descent4j.optimizer.AdaGrad;
import org.descent4j.optimizer.Adam;
import org.descent4j.optimizer.AdamW;
import org.descent4j.optimizer.Clip;
import org.descent4j.optimizer.GradientDescent;
import org.descent4j.optimizer.Lion;
import org.descent4j.optimizer.Momentum;
import org.descent4j.optimizer.Nesterov;
import org.descent4j.optimizer.Optimizer;
import org.descent4j.optimizer.RmsProp;
import org.descent4j.optimizer.Step;
import org.descent4j.optimizer.Unguarded;
import org.descent4j.optimizer.WeightDecay;
import org.descent4j.schedule.LearningRate;
import org.descent4j.surface.Window;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;

class LookTest {

    private static final List<Optimizer> ALGORITHMS = List.of(
            GradientDescent.of(0.1),
            Momentum.of(0.1),
            Nesterov.of(0.1),
            AdaGrad.of(0.1),
            AdaDelta.of(1),
            RmsProp.of(0.1),
            Adam.of(0.1),
            AdamW.of(0.1),
            Adam.of(0.1).amsgrad(),
            Adam.of(0.1).nesterov(),
            Lion.of(0.1));

    /** A user's own, whose name holds another's. */
    private record RAdam(LearningRate learningRate) implements Optimizer {
        @Override
        public void step(Step step) {
            step.parameters().subi(step.gradient());
        }
    }

    private final XYChart chart = Look.chart("A title", "x", "y");

    @Test
    @DisplayName("each algorithm has its own colour and dashes in every chart, whatever its curve is called")
    void inks() {
        XYChart other = Look.chart("Another", "x", "y");
        for (int i = 0; i < ALGORITHMS.size(); i++) {
            add(chart, ALGORITHMS.get(i), "Kurve " + i);
        }
        for (int i = ALGORITHMS.size() - 1; i >= 0; i--) {
            add(other, ALGORITHMS.get(i), "곡선 " + i);
        }
        for (int i = 0; i < ALGORITHMS.size(); i++) {
            XYSeries here = chart.getSeries("Kurve " + i);
            XYSeries there = other.getSeries("곡선 " + i);
            assertEquals(here.getLineColor(), there.getLineColor(), here.getName());
            assertEquals(here.getLineStyle(), there.getLineStyle(), here.getName());
        }
        assertEquals(Look.BLUE, chart.getSeries("Kurve 0").getLineColor());
        assertEquals(Look.GREEN, chart.getSeries("Kurve 5").getLineColor());
        assertEquals(ALGORITHMS.size(), distinct(chart, XYSeries::getLineColor));
        assertTrue(distinct(chart, XYSeries::getLineStyle) >= ALGORITHMS.size() - 1, "dashes");
    }

    private static long distinct(XYChart chart, Function<XYSeries, Object> what) {
        return chart.getSeriesCollection().stream().map(what).distinct().count();
    }

    @Test
    @DisplayName("what is round an algorithm leaves its ink: clipped, decayed, unguarded")
    void wrappers() {
        Color red = add(chart, Momentum.of(0.1), "plain").getLineColor();
        for (Optimizer round : List.of(
                Clip.byValue(1, Momentum.of(0.1)),
                WeightDecay.l2(0.1, Momentum.of(0.1)),
                Unguarded.of(Clip.byGlobalNorm(1, Momentum.of(0.2))))) {
            assertEquals(red, add(Look.chart("", "x", "y"), round, "round").getLineColor(), round.toString());
        }
    }

    @Test
    @DisplayName("an algorithm of one's own can be told from each of this library's, before it and after it")
    void ones() {
        for (Optimizer ours : ALGORITHMS) {
            for (boolean isFirst : new boolean[] {true, false}) {
                XYChart both = Look.chart("", "x", "y");
                XYSeries own = isFirst ? add(both, new RAdam(LearningRate.constant(0.1)), "mine") : null;
                XYSeries theirs = add(both, ours, ours.name());
                own = isFirst ? own : add(both, new RAdam(LearningRate.constant(0.1)), "mine");
                assertNotEquals(own.getLineColor(), theirs.getLineColor(), ours.name());
                assertEquals(
                        add(Look.chart("", "x", "y"), ours, "alone").getLineColor(),
                        theirs.getLineColor(),
                        ours.name() + " keeps its colour");
            }
        }
    }

    @Test
    @DisplayName("no two of a hundred curves are drawn alike")
    void neverAlike() {
        for (int i = 0; i < 100; i++) {
            switch (i % 4) {
                case 0 -> add(chart, Adam.of(0.1), "Adam " + i);
                case 1 -> add(chart, new RAdam(LearningRate.constant(i)), "RAdam " + i);
                case 2 -> add(chart, "curve " + i);
                default -> add(chart, Momentum.of(0.1), "Momentum " + i);
            }
        }
        assertEquals(
                100,
                distinct(
                        chart,
                        s -> List.of(
                                s.getLineColor(),
                                Arrays.toString(s.getLineStyle().getDashArray()))));
        XYChart after = Look.chart("", "x", "y");
        add(after, "a curve that is blue by chance");
        assertNotEquals(
                after.getSeries("a curve that is blue by chance").getLineColor(),
                add(after, GradientDescent.of(0.1), "Gradient descent").getLineColor());
    }

    @Test
    void furtherCurvesOfAnAlgorithmHaveOtherShadesAndDashes() {
        for (Optimizer optimizer : ALGORITHMS) {
            String name = optimizer.name();
            XYSeries first = add(chart, optimizer, name + ", α = 0.1");
            XYSeries second = add(chart, optimizer, name + ", α = 0.01");
            XYSeries third = add(chart, optimizer, name + ", α = 0.001");
            assertEquals(
                    3,
                    Stream.of(first, second, third)
                            .map(XYSeries::getLineStyle)
                            .distinct()
                            .count(),
                    name);
            assertTrue(apart(first, second) > 60 && apart(second, third) > 60, name + ": shades");
            float[] dashes = first.getLineStyle().getDashArray();
            float[] others = second.getLineStyle().getDashArray();
            assertFalse(
                    dashes != null
                            && others != null
                            && dashes.length == others.length
                            && Math.abs(Math.log(dashes[0] / others[0])) < 0.69,
                    name + ": dashes of another kind");
        }
    }

    private static double apart(XYSeries one, XYSeries other) {
        Color a = one.getLineColor();
        Color b = other.getLineColor();
        return Math.abs(a.getRed() - b.getRed())
                + Math.abs(a.getGreen() - b.getGreen())
                + Math.abs(a.getBlue() - b.getBlue());
    }

    @Test
    @DisplayName("a chart of one's own size is painted in it; no size that no picture can have")
    void size() {
        XYChart small = Look.chart(300, 200, "Small", "x", "y");
        add(small, "a curve");
        assertEquals(300, small.getWidth());
        assertEquals(1.5, (double) Seen.of(small).getWidth() / Seen.of(small).getHeight(), 0.01);
        assertRefused("width = 0, height = 200: must be from 100 to 10000", () -> Look.chart(0, 200, "", "", ""));
        assertRefused(
                "width = 200, height = 10001: must be from 100 to 10000", () -> Look.chart(200, 10001, "", "", ""));
    }

    @Test
    void aLabelIsWrittenWhereItIsSaid() {
        add(chart, "Adam");
        BufferedImage without = Seen.of(chart);
        Look.label(chart, "HHH", 2.5, 6);
        BufferedImage with = Seen.of(chart);
        int[] changed = IntStream.range(0, with.getWidth() * with.getHeight())
                .filter(i -> with.getRGB(i % with.getWidth(), i / with.getWidth())
                        != without.getRGB(i % with.getWidth(), i / with.getWidth()))
                .toArray();
        double x =
                Arrays.stream(changed).map(i -> i % with.getWidth()).average().orElseThrow();
        double y =
                Arrays.stream(changed).map(i -> i / with.getWidth()).average().orElseThrow();
        assertEquals(2.5, chart.getChartXFromCoordinate((int) x), 0.03);
        assertEquals(6, chart.getChartYFromCoordinate((int) y), 0.2);
        assertRefused("x = NaN, y = 1.0: must be finite", () -> Look.label(chart, "no", Double.NaN, 1));
    }

    @Test
    @DisplayName("the dashes of the colours differ from each other; a width of one's own")
    void strokes() {
        List<Color> colors = List.of(Look.BLUE, Look.RED, Look.GREEN, Look.PURPLE, Look.YELLOW, Look.SKY, Look.BLACK);
        assertEquals(
                colors.size(),
                colors.stream().map(color -> Look.stroke(color, 2.2)).distinct().count());
        assertEquals(0.8f, Look.stroke(Look.PURPLE, 0.8).getLineWidth());
        assertEquals(null, Look.stroke(new Color(1, 2, 3), 1).getDashArray());
        XYChart map = Contours.chart((x, y) -> x * x + y * y, Window.of(-1, 1, -1, 1));
        for (Color color : colors) {
            assertEquals(
                    Look.stroke(color, 2.2),
                    Contours.walk(map, "walk " + color, new double[] {0, 1}, new double[] {0, 1}, color)
                            .getLineStyle(),
                    "on a map too");
        }
        assertEquals(
                add(chart, RmsProp.of(0.1), "RMSprop").getLineStyle(),
                Look.stroke(Look.GREEN, 2.2),
                "as the algorithm of that colour");
        assertRefused("width = 0.0: must be above 0 and finite", () -> Look.stroke(Look.RED, 0));
        assertRefused("width = NaN: must be above 0 and finite", () -> Look.stroke(Look.RED, Double.NaN));
    }

    @Test
    @DisplayName("in the legend curves come first, then points, and marks of a map last")
    void legendInGroups() {
        Look.points(chart, "minimum", new double[] {1}, new double[] {9}, Look.BLACK)
                .setMarker(Mark.star());
        Look.points(chart, "the data", new double[] {1, 3}, new double[] {4, 4}, Look.GREY);
        add(chart, "a curve");
        Seen.of(chart);
        assertEquals(
                List.of("a curve", "the data", "minimum"),
                new LegendRows((LookChart) chart)
                        .shown().stream().map(XYSeries::getName).toList());
    }

    @Test
    @DisplayName("a curve's name is written beside it, in its colour, and covers no curve")
    void namesBesideCurves() {
        double[] x = IntStream.range(0, 200).asDoubleStream().toArray();
        XYSeries low = Look.line(
                chart, "low", x, Arrays.stream(x).map(t -> Math.sin(t / 9)).toArray(), Look.RED);
        XYSeries high = Look.line(
                chart,
                "high",
                x,
                Arrays.stream(x).map(t -> 2.2 + Math.sin(t / 9)).toArray(),
                Look.BLUE);
        BufferedImage without = Seen.of(chart);
        Look.label(chart, low, "MMMM");
        Look.label(chart, high, "MMMM");
        BufferedImage with = Seen.of(chart);
        for (Color color : List.of(Look.RED, Look.BLUE)) {
            List<int[]> before = pixels(without, color);
            assertTrue(pixels(with, color).size() >= before.size(), "nothing of a curve is covered");
            for (int[] pixel : before) {
                assertEquals(color.getRGB(), with.getRGB(pixel[0], pixel[1]));
            }
        }
        int letters = pixels(with, Labels.readable(Look.BLUE)).size()
                - pixels(without, Labels.readable(Look.BLUE)).size();
        assertTrue(letters > 50, letters + " pixels of the name in the curve's colour");
        XYSeries foreign = add(Look.chart("", "x", "y"), "foreign");
        assertRefused("curve = foreign: must be a series of the chart", () -> Look.label(chart, foreign, "no"));
    }

    private static List<int[]> pixels(BufferedImage image, Color color) {
        return IntStream.range(0, image.getWidth() * (image.getHeight() - 60)) // above the legend
                .mapToObj(i -> new int[] {i % image.getWidth(), i / image.getWidth()})
                .filter(at -> image.getRGB(at[0], at[1]) == color.getRGB())
                .toList();
    }

    @Test
    @DisplayName("a name finds room on a full chart, beside a point, and none where the curve is outside")
    void namesWhereThereIsLittleRoom() {
        for (int i = 0; i < 40; i++) {
            Look.label(chart, Look.line(chart, "c" + i, new double[] {0, 1}, new double[] {i, 40 - i}), "curve " + i);
        }
        Look.label(chart, Look.points(chart, "dot", new double[] {0.5}, new double[] {3}, Look.RED), "a dot");
        XYSeries none = Look.line(chart, "none", new double[] {0, 1}, new double[] {Double.NaN, Double.NaN});
        Look.label(chart, none, "nowhere");
        Seen.of(chart);
        XYChart xCharts = new XYChart(400, 300);
        Look.label(xCharts, xCharts.addSeries("a", new double[] {1, 2}, new double[] {1, 2}), "a");
        Seen.of(xCharts);
    }

    @Test
    @DisplayName("names on white are dark enough to read, and no darker: yellow is darkened, black stays")
    void readable() {
        assertEquals(Look.BLACK, Labels.readable(Look.BLACK));
        assertEquals(Look.BLUE, Labels.readable(Look.BLUE));
        Color yellow = Labels.readable(Look.YELLOW);
        assertTrue(yellow.getRed() < Look.YELLOW.getRed() && yellow.getRed() > 120, yellow.toString());
    }

    @Test
    void everyLegendEntryIsInThePicture() {
        XYChart one = Look.chart("", "x", "y");
        add(one, "Adam");
        for (Optimizer optimizer : ALGORITHMS) {
            add(chart, optimizer, optimizer.name() + " with a learning rate of 0.001");
        }
        // What is painted beside the plot: a legend that ran out of the picture would touch its edge.
        BufferedImage image = Seen.of(chart);
        for (int y = 0; y < image.getHeight(); y++) {
            assertEquals(Color.WHITE.getRGB(), image.getRGB(1, y));
            assertEquals(Color.WHITE.getRGB(), image.getRGB(image.getWidth() - 2, y));
        }
        for (int x = 0; x < image.getWidth(); x++) {
            assertEquals(Color.WHITE.getRGB(), image.getRGB(x, image.getHeight() - 2));
        }
        for (XYSeries series : chart.getSeriesCollection()) {
            assertTrue(Seen.has(chart, series.getLineColor()), series.getName());
        }
        assertTrue(legendRows(chart) >= 3, "in several rows");
        assertEquals(1, legendRows(one));
    }

    private static long legendRows(XYChart chart) {
        return Math.round((new LegendRows((LookChart) chart).getBounds().getHeight() - 12) / 24);
    }

    @Test
    void aNameThatIsTooLongIsCut() {
        add(chart, "x".repeat(1000));
        assertTrue(new LegendRows((LookChart) chart).getBounds().getWidth() <= chart.getWidth());
        Seen.of(chart);
    }

    @Test
    void aLegendInsideIsXCharts() {
        add(chart, Adam.of(0.1), "Adam");
        chart.getStyler().setLegendPosition(LegendPosition.InsideNE);
        assertTrue(Seen.has(chart, Look.BLACK));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MAX_VALUE})
    void aValueThatCannotBeDrawnLeavesTheRest(double strange) {
        double[] y = {1, 2, strange, 2, 1};
        Look.line(chart, "a curve", new double[] {1, 2, 3, 4, 5}, y, Look.RED);
        assertTrue(Seen.has(chart, Look.RED));
        chart.getStyler().setYAxisLogarithmic(true);
        assertTrue(Seen.has(chart, Look.RED));
        assertArrayEquals(y, chart.getSeries("a curve").getYData(), "the data stays");
    }

    @Test
    void onlyValuesThatCannotBeDrawnGiveAnEmptyPlot() {
        double[] nothing = {Double.NaN, Double.NaN};
        Look.line(chart, "nothing", new double[] {1, 2}, nothing, Look.RED);
        Seen.of(chart);
        assertEquals("Chart: A title. x: x, y: y. nothing: 2 points, none finite.", Description.of(chart));
        chart.getStyler().setYAxisLogarithmic(true);
        Seen.of(chart);
    }

    @Test
    void zerosAndNegativeValuesLeaveALogarithmicAxisBelow() {
        Look.line(chart, "a curve", new double[] {1, 2, 3, 4}, new double[] {1, 0.1, 0, -1}, Look.RED);
        chart.getStyler().setYAxisLogarithmic(true);
        BufferedImage image = Seen.of(chart);
        int lowest = IntStream.range(0, image.getHeight() - 60)
                .filter(y ->
                        IntStream.range(0, image.getWidth()).anyMatch(x -> image.getRGB(x, y) == Look.RED.getRGB()))
                .max()
                .orElseThrow();
        assertTrue(lowest > 300, "drawn down to the plot's lower edge, which is at " + lowest);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 3, -7, 1e300, 1e-300})
    void onePointAndEqualValuesAreDrawn(double value) {
        Look.points(chart, "a point", new double[] {value}, new double[] {value}, Look.RED);
        assertTrue(Seen.has(chart, Look.RED));
        XYChart level = Look.chart("", "x", "y");
        Look.line(level, "level", new double[] {1, 2, 3}, new double[] {value, value, value}, Look.RED);
        assertTrue(Seen.has(level, Look.RED));
    }

    @Test
    void anEmptyChartIsPainted() {
        Seen.of(chart);
        assertEquals("Chart: A title. x: x, y: y.", Description.of(chart));
    }

    @Test
    void aMillionPointsKeepTheirPeaks() {
        double[] x = IntStream.range(0, 1_000_000).asDoubleStream().toArray();
        double[] y = new Random(1).doubles(x.length).toArray();
        y[123_456] = 1000;
        y[654_321] = -1000;
        XYSeries series = Look.line(chart, "noise", x, y, Look.RED);
        double[] drawn = series.getYData();
        assertTrue(drawn.length <= 7000, drawn.length + " points are drawn");
        assertEquals(1000, Arrays.stream(drawn).max().orElseThrow());
        assertEquals(-1000, Arrays.stream(drawn).min().orElseThrow());
        assertTrue(Description.of(chart).contains("noise: 1000000 points"), Description.of(chart));
        assertTrue(Seen.has(chart, Look.RED));
    }

    @Test
    void paintingChangesNothing() {
        Look.line(chart, "a curve", new double[] {1, 2}, new double[] {0, 5}, Look.RED);
        chart.getStyler().setYAxisLogarithmic(true);
        Seen.of(chart);
        assertEquals(null, chart.getStyler().getXAxisMax());
        assertEquals(null, chart.getStyler().getYAxisMin(0));
        assertTrue(chart.getStyler().isPlotGridHorizontalLinesVisible());
        assertTrue(chart.getSeries("a curve").isEnabled());
    }

    @Test
    void limitsOfOnesOwnHold() {
        Look.line(chart, "a curve", new double[] {0, 1}, new double[] {0, 100}, Look.RED);
        BufferedImage whole = Seen.of(chart);
        chart.getStyler().setYAxisMax(10.0);
        assertFalse(Arrays.equals(Picture.of(chart).png(), new byte[0]));
        assertNotEquals(Seen.count(whole, Look.RED), Seen.count(Seen.of(chart), Look.RED));
    }

    @Test
    void wrongDataIsRefused() {
        double[] two = {1, 2};
        assertRefused(
                "x is empty: must hold at least one point", () -> Look.line(chart, "n", new double[0], new double[0]));
        assertRefused("y has 1 values, x 2: must have as many", () -> Look.line(chart, "n", two, new double[1]));
        add(chart, "Adam");
        assertRefused("name = Adam: must not be in the chart already", () -> add(chart, "Adam"));
        assertEquals(1, chart.getSeriesCollection().size());
    }

    private static XYSeries add(XYChart to, String name) {
        return Look.line(to, name, new double[] {1, 2, 3}, new double[] {4, 9, name.length()});
    }

    private static XYSeries add(XYChart to, Optimizer optimizer, String name) {
        return Look.line(to, optimizer, name, new double[] {1, 2, 3}, new double[] {4, 9, name.length()});
    }
}
