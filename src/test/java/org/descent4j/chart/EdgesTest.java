package org.descent4j.chart;

import static org.descent4j.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.descent4j.average.Ewa;
import org.descent4j.schedule.LearningRate;
import org.descent4j.surface.Window;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.nd4j.linalg.factory.Nd4j;

@SuppressWarnings("JavaUtilDate") // what XChart takes
class EdgesTest {

    private static final double LN2 = 0.69314718;

    @ParameterizedTest
    @MethodSource("charts")
    @DisplayName("Each chart that has numbers on an axis can have it logarithmic, though it begins at 0 by itself")
    void logarithmicAxes(XYChart chart, Color ink) {
        chart.getStyler().setXAxisLogarithmic(true);
        assertTrue(Seen.has(chart, ink), "x");
        chart.getStyler().setYAxisMin(0.0).setXAxisMin(-1.0);
        assertTrue(Seen.has(chart, ink), "limits that have no logarithm are left to the data");
    }

    @Test
    @DisplayName("A logarithmic y axis: learning rates, weights, a chart that begins at 0, equal values, none above 0")
    void logarithmicY() {
        List<XYChart> charts = List.of(
                Curves.learningRates(50, 1, LearningRate.exponential(0.2, 0.95)),
                Curves.weights(100, Ewa.of(0.98)),
                line(1, 2),
                line(5, 5, 5),
                line(-1, 0, -5),
                line(1, 1.2, 1.1));
        for (XYChart chart : charts) {
            chart.getStyler().setYAxisLogarithmic(true).setYAxisMin(0.0);
            Seen.of(chart);
        }
        assertTrue(Seen.has(charts.get(1), Look.GREEN));
    }

    private static Stream<Object[]> charts() {
        return Stream.of(
                new Object[] {Curves.learningRates(50, 1, LearningRate.exponential(0.2, 0.95)), Look.BLUE},
                new Object[] {Curves.weights(100, Ewa.of(0.98)), Look.GREEN},
                new Object[] {Curves.averages(new double[] {1, 2, 3}, Ewa.of(0.9)), Look.RED},
                new Object[] {Costs.noisy(3, 2, 1), Look.BLUE},
                new Object[] {Bars.chart("", "", List.of("a", "b"), 1000, 3), Look.BLUE});
    }

    @Test
    @DisplayName("Contours stand on logarithmic axes too; what has no numbers on an axis is refused there")
    void logarithmicContours() {
        XYChart contours = Contours.chart((x, y) -> x + y, Window.of(1e-3, 1, -1, 1));
        BufferedImage linear = Seen.of(contours);
        contours.getStyler().setXAxisLogarithmic(true);
        BufferedImage image = Seen.of(contours);
        assertTrue(Seen.count(image, Color.WHITE) < image.getWidth() * image.getHeight() * 0.6, "the tints are there");
        assertTrue(Seen.count(image, Color.WHITE) != Seen.count(linear, Color.WHITE));
        XYChart images = Images.chart("", Nd4j.rand(4, 1), List.of("a"));
        images.getStyler().setYAxisLogarithmic(true);
        assertRefused(
                "yAxisLogarithmic = true: must be false, since this y axis holds no numbers", () -> Seen.of(images));
    }

    @Test
    @DisplayName("What is not drawn is said: NaN, infinite, and without a logarithm")
    void missingPoints() {
        XYChart chart = line(1, Double.NaN, Double.POSITIVE_INFINITY, -1, 0, 2);
        assertEquals(
                "Chart: t. x: x, y: y. s: 6 points, x 1.000 to 6.000, y -1.000 to 2.000, "
                        + "2 points not drawn: NaN or infinite.",
                chart.toString());
        chart.getStyler().setYAxisLogarithmic(true);
        assertTrue(
                chart.toString().contains("infinite, 2 points at or below 0 cannot stand on a logarithmic axis."),
                chart.toString());
        double[] many = new double[10_000];
        many[0] = Double.NaN;
        XYChart thinned = line(many);
        assertTrue(thinned.toString().contains("10000 points")
                && thinned.toString().contains("1 point not drawn"));
    }

    @ParameterizedTest
    @CsvSource({
        "100, 100.000005",
        "1e8, 100000005",
        "0.69314718, 0.693147185",
        "1, 1.000000000000002",
        "1e-13, 5e-13",
        "-1e300, 1e300",
        "1e-305, 3e-305",
        "-5e-12, 5e-12",
        "0, 4.9e-324"
    })
    @DisplayName("An axis has labels that tell its ticks apart, down to the last digits of a double")
    void labels(double from, double to) {
        List<String> labels = painted(line(from, to), from + to == to ? 1 : 2);
        assertEquals(labels.size(), new HashSet<>(labels).size(), labels.toString());
        XYChart unpainted = line(from, to);
        Function<Double, String> label = unpainted.getStyler().getYAxisTickLabelsFormattingFunction();
        assertTrue(!label.apply(from).equals(label.apply(to)), label.apply(from));
    }

    /** The labels that XChart asks for and can draw, while a chart is painted. */
    private static List<String> painted(XYChart chart, int atLeast) {
        XYChart same = chart;
        Seen.of(same);
        Axes axes = ((LookChart) same).axes();
        double bottom = same.getStyler().getYAxisMin(0) == null ? 0 : 1;
        assertEquals(0, bottom, "painting leaves the axes open");
        List<String> labels = new ArrayList<>();
        double[] y = same.getSeries("s").getYData();
        double first = axes.y().place(y[0]);
        double last = axes.y().place(y[y.length - 1]);
        for (int i = 0; i <= 2; i++) {
            labels.add(axes.y().label(first + i * (last - first) / 2));
        }
        assertTrue(new HashSet<>(labels).size() > atLeast - 1, labels.toString());
        return labels.stream().distinct().toList();
    }

    @Test
    @DisplayName("A plateau at ln 2 has its labels in the picture")
    void plateau() {
        BufferedImage image = Seen.of(line(LN2 + 8e-10, LN2 + 5e-10, LN2 + 2e-10, LN2));
        assertTrue(ink(image, 30, 70, 100, 330) > 300, "pixels of text left of the plot");
    }

    @Test
    @DisplayName("A straight line has no more labels than fit")
    void straightLine() {
        BufferedImage image =
                Seen.of(line(IntStream.range(0, 100).asDoubleStream().toArray()));
        long rows = IntStream.range(40, 380)
                .filter(y -> ink(image, 25, y, 42, y + 1) > 0)
                .count();
        assertTrue(rows > 20 && rows < 110, rows + " rows of pixels have text");
    }

    private static long ink(BufferedImage image, int left, int top, int right, int bottom) {
        long dark = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                dark += new Color(image.getRGB(x, y)).getRed() < 128 ? 1 : 0;
            }
        }
        return dark;
    }

    @Test
    @DisplayName("A pattern that makes both ends of an axis the same text is not taken")
    void choppingPattern() {
        XYChart chart = line(100, 100.0001);
        chart.getStyler().setYAxisDecimalPattern("0.0");
        assertTrue(ink(Seen.of(chart), 30, 70, 90, 330) > 300);
        XYChart fine = line(1, 2);
        fine.getStyler().setYAxisDecimalPattern("0.0");
        assertTrue(ink(Seen.of(fine), 20, 70, 60, 330) > 100);
    }

    @Test
    @DisplayName("After painting, places on the page are given in the numbers of the axes")
    void coordinates() {
        XYChart chart = line(LN2, LN2 + 1e-10);
        Seen.of(chart);
        double y = chart.getChartYFromCoordinate(200);
        assertTrue(y > LN2 && y < LN2 + 1e-10, y + "");
        assertEquals(200, chart.getScreenYFromChart(y), 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @DisplayName("One point is a marker that one can see, and so is a point between gaps")
    void onePoint(int points) {
        XYChart chart = Look.chart("t", "x", "y");
        double[] y = points == 1 ? new double[] {0.5} : new double[] {1, Double.NaN, 3};
        double[] x = IntStream.rangeClosed(1, y.length).asDoubleStream().toArray();
        Look.line(chart, "s", x, y, Look.RED).setShowInLegend(false);
        assertTrue(Seen.count(Seen.of(chart), Look.RED) > 20L * points);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 14, 18, 25, 30, 60})
    @DisplayName("However many curves there are, they have more room than the legend, and all is in the picture")
    void manyCurves(int count) {
        XYChart chart = Look.chart("many", "x", "y");
        for (int i = 1; i <= count; i++) {
            String name = String.format(Locale.ROOT, "Adam(α=%.3f, β₁=0.9, β₂=0.999, ε=1.0E-8)", i / 1000.0);
            Look.line(chart, name, new double[] {1, 2}, new double[] {i, 2 * i});
        }
        BufferedImage image = Seen.of(chart);
        double legend = new LegendRows((LookChart) chart).getBounds().getHeight();
        double plot = ((LookChart) chart).plotBounds().getHeight();
        assertTrue(plot > legend && plot > 160, plot + " and " + legend);
        assertTrue(ink(image, 400, 15, 480, 45) > 50, "the title");
        assertEquals(
                Math.min(count, 30),
                Math.min(
                        30,
                        chart.getSeriesCollection().stream()
                                .map(series -> List.of(series.getLineColor(), series.getLineStyle()))
                                .distinct()
                                .count()));
    }

    @Test
    @DisplayName("Averages that differ are drawn, though a window or a β in words is the same")
    void equalWindows() {
        assertNames(
                Curves.weights(30, Ewa.of(0.9), Ewa.of(0.901)),
                "β = 0.9",
                "k = 1/(1-β) = 10.0",
                "β = 0.901",
                "k = 1/(1-β) = 10.1");
        assertNames(
                Curves.weights(30, Ewa.of(0.5), Ewa.of(0.55)),
                "β = 0.5",
                "k = 1/(1-β) = 2.0",
                "β = 0.55",
                "k = 1/(1-β) = 2.2");
        assertEquals(
                4,
                Curves.weights(30, Ewa.of(0.9), Ewa.of(0.9).corrected())
                        .getSeriesCollection()
                        .size());
        LearningRate one = new Own(1);
        assertNames(Curves.learningRates(2, 1, one, new Own(2)), "own (1)", "own (2)");
        assertThrows(IllegalArgumentException.class, () -> Curves.learningRates(2, 1, one, new Own(1)));
        Seen.of(Contours.chart((x, y) -> 1 + 1e-12 * (x * x + y * y), Window.of(-1, 1, -1, 1)));
    }

    private record Own(double value) implements LearningRate {
        @Override
        public double at(long epoch, long t) {
            return value;
        }

        @Override
        public String toString() {
            return "own";
        }
    }

    private static void assertNames(XYChart chart, String... names) {
        assertEquals(
                List.of(names),
                chart.getSeriesCollection().stream().map(XYSeries::getName).toList());
    }

    @Test
    @DisplayName("Dates on the x axis are dates, months as months")
    void dates() {
        XYChart year = dates(366, 86_400_000L);
        Seen.of(year);
        assertEquals("2012-03", label(year, "2012-03-01T00:00:00Z"));
        assertTrue(year.toString().contains("x 2012-01-01 to 2012-12-31"), year.toString());
        XYChart days = dates(20, 86_400_000L);
        Seen.of(days);
        assertEquals("2012-01-05", label(days, "2012-01-05T00:00:00Z"));
        XYChart hours = dates(36, 3_600_000L);
        Seen.of(hours);
        assertEquals("01-02 06:00", label(hours, "2012-01-02T06:00:00Z"));
        XYChart years = dates(366, 40 * 86_400_000L);
        Seen.of(years);
        assertEquals("2020", label(years, "2020-01-01T00:00:00Z"));
        Seen.of(dates(1, 1));
        year.getStyler().setXAxisLogarithmic(true);
        assertRefused("xAxisLogarithmic = true: must be false, since dates have no logarithm", () -> Seen.of(year));
    }

    @Test
    @DisplayName("Each time has one place on a calendar axis, before 1970 too")
    void calendar() {
        for (CalendarScale scale : CalendarScale.values()) {
            for (String time :
                    List.of("2012-02-29T13:14:15.123Z", "1969-12-31T23:59:59.999Z", "1812-03-01T00:00:00Z")) {
                double millis = Instant.parse(time).toEpochMilli();
                assertEquals(millis, scale.value(scale.place(millis)), 1, scale + " " + time);
            }
        }
    }

    private static XYChart dates(int count, long step) {
        long first = Instant.parse("2012-01-01T00:00:00Z").toEpochMilli();
        XYChart chart = Look.chart("t", "day", "y");
        chart.addSeries(
                "high",
                IntStream.range(0, count)
                        .mapToObj(i -> new Date(first + i * step))
                        .toList(),
                IntStream.range(0, count).mapToObj(i -> (Number) (i % 7)).toList());
        return chart;
    }

    private static String label(XYChart chart, String time) {
        Scale x = ((LookChart) chart).axes().x();
        return x.label(x.place((double) Instant.parse(time).toEpochMilli()));
    }

    @Test
    @DisplayName("Several threads paint one chart, each the same picture, and its axes stay open")
    void threads() {
        double[] x = IntStream.range(0, 3000).asDoubleStream().toArray();
        XYChart chart = Look.chart("t", "x", "y");
        Look.line(chart, "s", x, x);
        byte[] alone = Picture.of(chart).png();
        List<byte[]> pictures = Collections.synchronizedList(new ArrayList<>());
        IntStream.range(0, 8)
                .parallel()
                .forEach(i -> pictures.add(Picture.of(chart).png()));
        assertEquals(8, pictures.size());
        pictures.forEach(picture -> assertArrayEquals(alone, picture));
        assertNull(chart.getStyler().getXAxisMax());
        assertNull(chart.getStyler().getYAxisMin(0));
    }

    @Test
    @DisplayName("Line breaks and long titles stay in the picture, and are given back")
    void titles() {
        String title = "a title\nof two lines, " + "long ".repeat(100);
        XYChart chart = Look.chart(title, title, title);
        Look.line(chart, "two\nlines", new double[] {1, 2}, new double[] {1, 2});
        Look.label(chart, "two\nlines", 1.5, 1.5);
        BufferedImage image = Seen.of(chart);
        for (int y = 0; y < image.getHeight(); y++) {
            assertEquals(Color.WHITE.getRGB(), image.getRGB(1, y));
            assertEquals(Color.WHITE.getRGB(), image.getRGB(image.getWidth() - 2, y));
        }
        assertEquals(title, chart.getTitle());
        assertEquals(title, chart.getYAxisTitle());
        assertTrue(!chart.toString().contains("\n"));
    }

    @Test
    @DisplayName("Letters that no font has are named in place of empty boxes")
    void fonts() {
        java.awt.Font font = chart().getStyler().getLegendFont();
        String lacking = new String(Character.toChars(0x12000)); // a cuneiform A: no usual font has it
        if (font.canDisplayUpTo(lacking) < 0) {
            return;
        }
        assertEquals("A (no font for Cuneiform) B", Lettering.shown("A " + lacking + lacking + " B", font));
        assertEquals("β = 0.9, α₀ ŷ", Lettering.shown("β = 0.9,\n α₀ ŷ", font));
    }

    private static XYChart chart() {
        return Look.chart("t", "x", "y");
    }

    @Test
    @DisplayName("Nulls are refused by name")
    void nulls() {
        double[] two = {1, 2};
        assertNamed("title", () -> Look.chart(null, "", ""));
        assertNamed("xAxis", () -> Look.chart("", null, ""));
        assertNamed("yAxis", () -> Look.chart("", "", null));
        assertNamed("chart", () -> Look.line(null, "a", two, two));
        assertNamed("name", () -> Look.line(chart(), null, two, two));
        assertNamed("x", () -> Look.line(chart(), "a", null, two));
        assertNamed("y", () -> Look.points(chart(), "a", two, null, Look.RED));
        assertNamed("color", () -> Look.line(chart(), "a", two, two, null));
        assertNamed("text", () -> Look.label(chart(), null, 1, 1));
        assertNamed("title", () -> chart().setTitle(null));
        assertNamed("chart", () -> Show.chart(null));
        assertNamed("book", () -> Show.flipbook(null));
        assertNamed("file", () -> Show.file(chart(), null));
    }

    @Test
    @DisplayName("A file that cannot be written says why, and where it was looked for")
    void files() {
        Path file = Path.of("no", "folder", "x.png");
        assertEquals(
                file + " could not be written, what was there is as before: there is no folder "
                        + Path.of("no", "folder").toAbsolutePath(),
                assertThrows(UncheckedIOException.class, () -> Show.file(line(1, 2), file))
                        .getMessage());
    }

    @Test
    @DisplayName(
            "A flipbook says what is wrong: a null page, a value twice, too many; values that look alike are numbered")
    void flipbooks() {
        assertEquals(
                "Flipbook(β, 1 chart)",
                Flipbook.of("β", List.of(1), b -> line(1, 2)).toString());
        assertRefused("chart of β = 1 is null: must be a chart", () -> Flipbook.of("β", List.of(1), b -> null));
        assertRefused("values = [1, 1]: must not hold 1 twice", () -> Flipbook.of("β", List.of(1, 1), b -> line(1, 2)));
        assertRefused(
                "values has 500: must have at most 200, such as one in 3",
                () -> Flipbook.of("β", IntStream.range(0, 500).boxed().toList(), b -> line(1, 2)));
        assertNamed("values", () -> Flipbook.of("β", (List<Integer>) null, b -> line(1, 2)));
        assertNamed("name", () -> Flipbook.of(null, List.of(1), b -> line(1, 2)));
        assertEquals(
                List.of("α = own (1)", "α = own (2)"),
                Flipbook.of("α", List.of(new Own(1), new Own(2)), b -> line(1, 2))
                        .labels());
    }

    private static void assertNamed(String name, Runnable call) {
        String message = assertThrows(NullPointerException.class, call::run).getMessage();
        assertTrue(message.startsWith(name + " is null: must "), message);
    }

    private static XYChart line(double... y) {
        XYChart chart = chart();
        Look.line(
                chart, "s", IntStream.rangeClosed(1, y.length).asDoubleStream().toArray(), y);
        return chart;
    }
}
