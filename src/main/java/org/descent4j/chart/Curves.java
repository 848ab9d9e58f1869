package org.descent4j.chart;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.awt.Color;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.descent4j.average.Ewa;
import org.descent4j.schedule.LearningRate;
import org.descent4j.surface.Point;
import org.descent4j.surface.Surface;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

/**
 * Charts of curves: numbers in, an XChart chart out, in the common {@link Look}.
 *
 * <p>An average keeps its colour and dashes from chart to chart: as in the lecture, β = 0.9 is red, 0.98 green, 0.5
 * yellow, and the curve that lacks the bias correction purple where it stands beside the corrected one. Several
 * averages have their names beside them.
 *
 * <p>Source: lecture rows S6 to S10, S16 to S18.
 *
 * <p>Example:
 *
 * <pre>{@code
 * double[] theta = Temperatures.seattle().year(2012).highsFahrenheit();
 * XYChart chart = Curves.averages(theta, Ewa.of(0.9).corrected(), Ewa.of(0.98).corrected());
 * chart.setYAxisTitle("daily high (°F)");
 * Show.chart(chart);
 * }</pre>
 */
public final class Curves {

    private static final int CUTS = 600;

    private Curves() {}

    /**
     * A series as points, with one or more of its exponentially weighted averages as lines.
     *
     * @param theta θ_1 … θ_T, at least one finite value
     * @param averages the averages to draw, at least one, no two alike
     * @return a chart over t = 1 … T
     * @throws IllegalArgumentException if no average is given, two are alike, or the series is empty or not finite
     */
    public static XYChart averages(double[] theta, Ewa... averages) {
        checkDistinct(averages);
        XYChart chart = Look.chart("Exponentially weighted averages", "t (days)", "θ and v");
        chart.getStyler().setXAxisMin(0.0); // where v_0 stands
        double[] t = steps(1, theta.length);
        Look.points(chart, "θ, the data", t, theta, Look.GREY);
        List<String> names = names(averages);
        for (int i = 0; i < averages.length; i++) {
            add(chart, averages, i, names.get(i), t, averages[i].over(theta));
        }
        return chart;
    }

    /**
     * The weights of past values in averages, the newest at 0; each window 1/(1-β) is marked where its weight has
     * decayed to about 1/e.
     *
     * @param steps how many values to look back over, at least 1
     * @param averages the averages whose weights to draw, at least one, no two alike
     * @return a chart over 0 … steps-1 days ago
     * @throws IllegalArgumentException if steps is below 1, no average is given or two are alike
     */
    public static XYChart weights(int steps, Ewa... averages) {
        checkDistinct(averages);
        XYChart chart = Look.chart("How much the past counts", "k (days ago)", "weight of θ from k days ago");
        List<String> names = names(averages);
        List<String> windows = windows(averages);
        for (int i = 0; i < averages.length; i++) {
            double[] weights = averages[i].weights(steps);
            Color color = add(chart, averages, i, names.get(i), steps(0, steps), weights)
                    .getLineColor();
            int window = (int) Math.round(averages[i].window());
            if (window < steps) {
                Look.points(chart, windows.get(i), new double[] {window}, new double[] {weights[window]}, color);
            }
        }
        chart.getStyler().setMarkerSize(11);
        chart.getStyler().setYAxisMin(0.0);
        return chart;
    }

    /**
     * The learning rate α of schedules, over epochs: each step's, so that a schedule by steps and one by epochs can be
     * compared.
     *
     * @param epochs for how many epochs, at least 1
     * @param stepsPerEpoch how many steps an epoch has, at least 1
     * @param schedules the schedules, at least one, each named by its toString
     * @return a chart over the epochs, from 1
     * @throws IllegalArgumentException if a number is below 1 or no schedule is given
     */
    public static XYChart learningRates(int epochs, int stepsPerEpoch, LearningRate... schedules) {
        checkArgument(
                Arrays.stream(schedules).distinct().count() == schedules.length,
                "schedules = %s: must not name one twice",
                Arrays.toString(schedules));
        List<String> names =
                Names.numbered(Arrays.stream(schedules).map(Object::toString).toList());
        Map<String, LearningRate> named = new LinkedHashMap<>();
        for (int i = 0; i < schedules.length; i++) {
            named.put(names.get(i), schedules[i]);
        }
        return learningRates(epochs, stepsPerEpoch, named);
    }

    /**
     * The learning rate α of schedules, over epochs, each under a name of one's own.
     *
     * <p>Example: {@code Curves.learningRates(50, 1, Map.of("0.95^epoch · α₀", LearningRate.exponential(0.2, 0.95)))};
     * a {@link LinkedHashMap} keeps their order.
     *
     * @param epochs for how many epochs, at least 1
     * @param stepsPerEpoch how many steps an epoch has, at least 1
     * @param schedules the schedules by what the legend calls them, at least one
     * @return a chart over the epochs, from 1
     * @throws IllegalArgumentException if a number is below 1 or no schedule is given
     */
    public static XYChart learningRates(int epochs, int stepsPerEpoch, Map<String, LearningRate> schedules) {
        checkArgument(epochs >= 1, "epochs = %s: must be at least 1", epochs);
        checkArgument(stepsPerEpoch >= 1, "stepsPerEpoch = %s: must be at least 1", stepsPerEpoch);
        checkArgument(!schedules.isEmpty(), "schedules is empty: must name at least one schedule");
        XYChart chart = Look.chart("The learning rate", stepsPerEpoch == 1 ? "epoch" : "epoch (its steps)", "α");
        int steps = Math.multiplyExact(epochs, stepsPerEpoch);
        double[] x = IntStream.range(0, steps)
                .mapToDouble(i -> 1 + (double) i / stepsPerEpoch)
                .toArray();
        schedules.forEach((name, schedule) -> {
            double[] alpha = IntStream.range(0, steps)
                    .mapToDouble(i -> schedule.at(1 + i / stepsPerEpoch, 1 + i))
                    .toArray();
            Look.line(chart, name, x, alpha);
        });
        chart.getStyler().setYAxisMin(0.0);
        return chart;
    }

    /**
     * A surface cut along a straight line: how its cost rises and falls on the way from one place to another.
     *
     * @param surface the surface
     * @param from where the line begins
     * @param to where it ends, another place
     * @return a chart over the distance from the beginning, or over x or y if the line runs along it
     * @throws IllegalArgumentException if the line has no length
     */
    public static XYChart crossSection(Surface surface, Point from, Point to) {
        double length = from.distanceTo(to);
        checkArgument(length > 0 && Double.isFinite(length), "from = %s, to = %s: must be finite and differ", from, to);
        boolean alongX = from.y() == to.y();
        boolean alongY = from.x() == to.x();
        XYChart chart = Look.chart(
                surface.name() + ", cut "
                        + (alongX
                                ? "at y = " + Ticks.label(from.y(), null)
                                : alongY ? "at x = " + Ticks.label(from.x(), null) : "aslant"),
                alongX ? "x" : alongY ? "y" : "distance from the beginning",
                "f(x, y)");
        double[] share = IntStream.rangeClosed(0, CUTS)
                .mapToDouble(i -> (double) i / CUTS)
                .toArray();
        double[] x = Arrays.stream(share)
                .map(s -> from.x() + s * (to.x() - from.x()))
                .toArray();
        double[] y = Arrays.stream(share)
                .map(s -> from.y() + s * (to.y() - from.y()))
                .toArray();
        double[] cost = IntStream.rangeClosed(0, CUTS)
                .mapToDouble(i -> surface.value(x[i], y[i]))
                .toArray();
        double[] axis = alongX
                ? x
                : alongY ? y : Arrays.stream(share).map(s -> s * length).toArray();
        Look.line(chart, "f = " + surface.formula(), axis, cost, Look.BLUE);
        return chart;
    }

    private static void checkDistinct(Ewa[] averages) {
        checkArgument(averages.length > 0, "averages is empty: must name at least one average");
        checkArgument(
                Arrays.stream(averages).distinct().count() == averages.length,
                "averages = %s: must not name one twice",
                Arrays.toString(averages));
    }

    /** Whether the corrected twin of an average is in the same chart. */
    private static boolean lacksCorrection(Ewa average, Ewa[] all) {
        return !average.equals(average.corrected()) && Arrays.asList(all).contains(average.corrected());
    }

    private static XYSeries add(XYChart chart, Ewa[] all, int i, String name, double[] x, double[] y) {
        XYSeries series = lacksCorrection(all[i], all)
                ? Look.inked(chart, name, x, y, Ink.UNCORRECTED)
                : Look.line(chart, all[i], name, x, y);
        if (all.length > 1) {
            Look.label(chart, series, name);
        }
        return series;
    }

    private static boolean hasUncorrected(Ewa average, Ewa[] all) {
        return average.equals(average.corrected()) && Arrays.asList(all).contains(average.uncorrected());
    }

    /** "β = 0.9"; of two with the same β, each says whether it is corrected, and else they are numbered. */
    private static List<String> names(Ewa[] averages) {
        return Names.numbered(Arrays.stream(averages)
                .map(average -> "β = " + average.beta()
                        + (lacksCorrection(average, averages) ? ", not corrected" : "")
                        + (hasUncorrected(average, averages) ? ", corrected" : ""))
                .toList());
    }

    /** The windows in whole steps; those that would be the same, with as many decimals as tell them apart. */
    private static List<String> windows(Ewa[] averages) {
        return Names.firstDistinct(
                Arrays.stream(averages).toList(),
                IntStream.range(0, 6)
                        .mapToObj(decimals -> (Function<Ewa, String>) average ->
                                "k = 1/(1-β) = " + String.format(Locale.ROOT, "%." + decimals + "f", average.window()))
                        .toList());
    }

    private static double[] steps(int first, int count) {
        return IntStream.range(first, first + count).asDoubleStream().toArray();
    }
}
