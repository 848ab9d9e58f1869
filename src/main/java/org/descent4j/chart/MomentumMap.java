package org.descent4j.chart;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.Locale;
import org.descent4j.internal.guard.Check;
import org.descent4j.internal.live.Engine;
import org.descent4j.surface.Surface;
import org.descent4j.surface.Window;
import org.knowm.xchart.XYChart;

/**
 * Momentum's α and β as a map to be played with: how fast it comes closer on a bowl of two curvatures, where it creeps,
 * swings across the valley or rolls in both directions, and where it flies off. A click is an α and a β: their walk is
 * drawn, with its line of Java.
 *
 * <p>Formula: on a parabola of curvature c the distance is multiplied in the long run by the larger root r of {@code r²
 * - (1 + β - (1-β)·α·c)·r + β = 0}; the map shows the slower of the two directions, and the limit {@code α = 2/c ·
 * (1+β)/(1-β)} of the steep one.
 *
 * <p>Source: lecture row S11; G. Goh, <i>Why Momentum Really Works</i>, 2017, has such a map.
 *
 * <p>Example, the bowl {@code 0.1·x² + 2·y²}, whose curvatures are 0.2 and 4:
 *
 * <pre>{@code
 * Show.live(MomentumMap.of(0.2, 4).withMomentum(0.45, 0.9));
 * }</pre>
 */
public final class MomentumMap extends Live {

    private static final double MOST_BETA = 0.99;
    private static final int STEPS = 100;
    private static final double GOAL = 0.001;

    private final double flat;
    private final double steep;
    private final double alpha;
    private final double beta;

    private MomentumMap(double flat, double steep, double alpha, double beta) {
        this.flat = flat;
        this.steep = steep;
        this.alpha = alpha;
        this.beta = beta;
    }

    /**
     * The map of a bowl; it begins at α nine tenths of gradient descent's limit, and β = 0.
     *
     * @param flat the smaller curvature, above 0 and finite
     * @param steep the larger curvature, at least as large and finite
     * @return the figure
     * @throws IllegalArgumentException if a curvature is out of range
     */
    public static MomentumMap of(double flat, double steep) {
        Check.positive("flat", flat);
        checkArgument(
                steep >= flat && steep < Double.POSITIVE_INFINITY,
                "steep = %s: must be finite, at least flat = %s",
                steep,
                flat);
        return new MomentumMap(flat, steep, 0.9 * 2 / steep, 0);
    }

    /**
     * The same map, beginning at another point.
     *
     * @param alpha α, above 0 and finite
     * @param beta β, in [0, 0.99]
     * @return the figure
     * @throws IllegalArgumentException if α or β is out of range
     */
    public MomentumMap withMomentum(double alpha, double beta) {
        Check.positive("alpha", alpha);
        checkArgument(beta >= 0 && beta <= MOST_BETA, "beta = %s: must be in [0, %s]", beta, MOST_BETA);
        return new MomentumMap(flat, steep, alpha, beta);
    }

    @Override
    String name() {
        return "Map of momentum's α and β";
    }

    /** Contour lines of the rate: where it is 1, it flies off. */
    @Override
    XYChart chart() {
        double low = Math.log10(0.04 / steep);
        double high = Math.log10(120 / steep);
        XYChart chart = Contours.chart(
                (logAlpha, b) -> Math.min(rate(Math.pow(10, logAlpha), b), 1.2), Window.of(low, high, 0, MOST_BETA));
        chart.setTitle(String.format(
                Locale.ROOT, "By what a step of momentum multiplies the distance, curvatures %s and %s", flat, steep));
        chart.setXAxisTitle("log₁₀ α");
        chart.setYAxisTitle("β");
        return chart;
    }

    private double rate(double a, double b) {
        return Math.max(Engine.momentumRate(a * flat, b)[0], Engine.momentumRate(a * steep, b)[0]);
    }

    @Override
    String function() {
        return "momentumMap";
    }

    @Override
    String state() {
        Surface bowl = Surface.bowl(flat / 2, steep / 2);
        Window window = bowl.window();
        double root = Math.sqrt(steep / flat);
        double best = Math.pow((root - 1) / (root + 1), 2);
        double bestAlpha = Math.pow(2 / (Math.sqrt(flat) + Math.sqrt(steep)), 2) / (1 - best);
        return String.format(
                Locale.ROOT,
                "{\"flat\": %s, \"steep\": %s, \"start\": [%s, %s], \"steps\": %s, \"goal\": %s, \"alpha\": %s, \"beta\": %s, "
                        + "\"places\": [[\"as it was\", %s, %s], [\"gradient descent's limit\", %s, 0], "
                        + "[\"the best α and β\", %s, %s], [\"β = 0.9, beyond its limit\", %s, 0.9]]}",
                flat,
                steep,
                0.9 * window.left(),
                0.6 * window.top(),
                STEPS,
                GOAL,
                alpha,
                beta,
                alpha,
                beta,
                2 / steep,
                bestAlpha,
                best,
                1.02 * 2 / steep * 1.9 / 0.1);
    }
}
