package org.descent4j.chart;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.Arrays;
import java.util.Objects;
import org.descent4j.average.Ewa;
import org.knowm.xchart.XYChart;

/**
 * An exponentially weighted average to be played with: β has a slider, by the days that it looks back over, the
 * correction a box, and below the days stand the weights that they have in the average of the day that is pointed at.
 *
 * <p>Source: lecture rows S6 to S8 and S10.
 *
 * <p>Example:
 *
 * <pre>{@code
 * double[] temperatures = Temperatures.seattle().year(2012).highsFahrenheit();
 * Show.live(AverageExplorer.of(temperatures, Ewa.of(0.9)).withUnit("°F"));
 * }</pre>
 */
public final class AverageExplorer extends Live {

    private static final int LARGEST = 2000;

    private final double[] theta;
    private final Ewa average;
    private final String unit;

    private AverageExplorer(double[] theta, Ewa average, String unit) {
        this.theta = theta;
        this.average = average;
        this.unit = unit;
    }

    /**
     * A figure of a series and its average.
     *
     * @param theta θ_1 … θ_T, 2 to 2000 finite values
     * @param average the average to begin with, before its first value, corrected or not
     * @return the figure
     * @throws IllegalArgumentException if there are too few values or too many, one is not finite, or the average has
     *     seen values
     */
    public static AverageExplorer of(double[] theta, Ewa average) {
        Objects.requireNonNull(theta, "theta");
        Objects.requireNonNull(average, "average");
        checkArgument(
                theta.length >= 2 && theta.length <= LARGEST,
                "theta has %s values: must have 2 to %s",
                theta.length,
                LARGEST);
        checkArgument(average.count() == 0, "average = %s: must not have seen a value", average);
        average.over(theta); // refuses what is not finite
        return new AverageExplorer(theta.clone(), average, "θ");
    }

    /**
     * The same figure with the unit of the values.
     *
     * @param unit the unit, such as °F
     * @return the figure
     */
    public AverageExplorer withUnit(String unit) {
        return new AverageExplorer(theta, average, Objects.requireNonNull(unit, "unit"));
    }

    @Override
    String name() {
        return "Explorer of an exponentially weighted average";
    }

    @Override
    XYChart chart() {
        XYChart chart = Curves.averages(theta, average);
        chart.setYAxisTitle(unit);
        return chart;
    }

    @Override
    String function() {
        return "averages";
    }

    @Override
    String state() {
        return "{\"title\": " + Html.json(chart().getTitle()) + ", \"unit\": " + Html.json(unit) + ", \"beta\": "
                + average.beta() + ", \"corrected\": " + average.equals(average.corrected()) + ", \"day\": "
                + Math.min(theta.length, Math.max(2, theta.length * 2 / 3)) + ", \"color\": "
                + Html.json(Html.color(Look.RED)) + ", \"theta\": "
                + Arrays.toString(theta).replace(".0,", ",").replace(" ", "") + "}";
    }
}
