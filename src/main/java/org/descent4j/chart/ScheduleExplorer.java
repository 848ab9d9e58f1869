package org.descent4j.chart;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.descent4j.internal.guard.Check;
import org.descent4j.internal.live.Source;
import org.descent4j.schedule.LearningRate;
import org.knowm.xchart.XYChart;

/**
 * Up to four schedules to be played with: α of each step, and how widely noisy gradient descent wanders with each in
 * the end. Every number of a schedule has a slider, and its line of Java can be changed and copied.
 *
 * <p>The walks are 400 steps on the bowl {@code 0.5·x² + y²}, each step an epoch, with normal noise of standard
 * deviation 2 in every gradient.
 *
 * <p>Source: lecture rows S16 and S17.
 *
 * <p>Example, the wide and the tight wander:
 *
 * <pre>{@code
 * Show.live(ScheduleExplorer.of(LearningRate.constant(0.4), LearningRate.inverseTime(0.4, 0.05)));
 * }</pre>
 */
public final class ScheduleExplorer extends Live {

    private static final int STEPS = 400;
    private static final List<Color> COLORS = List.of(Look.BLUE, Look.GREEN, Look.RED, Look.PURPLE);

    private final List<LearningRate> schedules;
    private final double noise;
    private final int seed;

    private ScheduleExplorer(List<LearningRate> schedules, double noise, int seed) {
        this.schedules = schedules;
        this.noise = noise;
        this.seed = seed;
        state(); // refuses what a page cannot run
    }

    /**
     * A figure of these schedules.
     *
     * @param schedules one to four, the library's own, none set by hand
     * @return the figure
     * @throws IllegalArgumentException if there is none or more than four, or one is a user's own
     */
    public static ScheduleExplorer of(LearningRate... schedules) {
        Objects.requireNonNull(schedules, "schedules");
        checkArgument(
                schedules.length >= 1 && schedules.length <= COLORS.size(),
                "schedules has %s: must have 1 to %s",
                schedules.length,
                COLORS.size());
        return new ScheduleExplorer(List.of(schedules), 2, 1);
    }

    /**
     * The same figure with other noise.
     *
     * @param noise its standard deviation in each gradient, at least 0 and finite
     * @param seed what it is drawn from
     * @return the figure
     * @throws IllegalArgumentException if the noise is out of range
     */
    public ScheduleExplorer withNoise(double noise, int seed) {
        return new ScheduleExplorer(schedules, Check.rate("noise", noise), seed);
    }

    @Override
    String name() {
        return "Explorer of learning rate schedules";
    }

    @Override
    XYChart chart() {
        XYChart chart = Look.chart("α of each step", "t (steps)", "α");
        double[] t = IntStream.rangeClosed(1, STEPS).asDoubleStream().toArray();
        List<String> names = Names.numbered(schedules.stream().map(Source::of).toList());
        for (int i = 0; i < schedules.size(); i++) {
            LearningRate rate = schedules.get(i);
            Look.line(
                    chart,
                    names.get(i),
                    t,
                    IntStream.rangeClosed(1, STEPS)
                            .mapToDouble(k -> rate.at(k, k))
                            .toArray(),
                    COLORS.get(i));
        }
        return chart;
    }

    @Override
    String function() {
        return "schedules";
    }

    @Override
    String state() {
        return String.format(
                Locale.ROOT,
                "{\"surface\": \"Surface.bowl(0.5, 1)\", \"start\": [-4, 3], \"steps\": %s, \"noise\": %s, \"seed\": %s, "
                        + "\"lines\": %s, \"colors\": %s}",
                STEPS,
                noise,
                seed,
                Html.list(schedules.stream().map(ScheduleExplorer::line)),
                Html.list(COLORS.stream().map(Html::color)));
    }

    private static String line(LearningRate rate) {
        String line = Source.of(rate);
        return line.startsWith("LearningRate.") ? line : "LearningRate.constant(" + line + ")";
    }
}
