package org.descent4j.chart;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.descent4j.average.Ewa;
import org.descent4j.training.Epoch;
import org.descent4j.training.Run;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

/**
 * Charts of the cost J in training: over steps, epochs or time.
 *
 * <p>The cost of mini-batches trends down but is noisy; {@link #noisy} draws it with its average. Several runs are
 * compared by their averages, over a fiftieth of the run, or by the means of their epochs. A logarithmic axis shows the
 * end better: {@code chart.getStyler().setYAxisLogarithmic(true)}.
 *
 * <p>A cost that is no longer finite ends its curve, and the legend says at which step. A linear axis ends at ten times
 * the largest cost that a run starts with: what diverges leaves the chart there.
 *
 * <p>Source: lecture rows S3, S4, S11 and S13.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Examples moons = Moons.examples(300, 0.2, 3);
 * Network network = Architecture.of(2).relu(5).sigmoid(1).initialize(1);
 * Run run = Trainer.of(network, Adam.of(0.01)).withMiniBatch(64).withEpochs(20).train(moons, Progress.silent());
 * Show.chart(Costs.noisy(run.costs()));
 * Show.chart(Costs.overSeconds(run));
 * }</pre>
 */
public final class Costs {

    private static final String COST = "cost J";
    private static final Color PALE = new Color(0xB4BDC7);
    private static final double FAR = 10;
    private static final int SMOOTH = 50;

    private Costs() {}

    /**
     * The cost of each step's mini-batch, pale, and its exponentially weighted average over a fiftieth of the run.
     *
     * @param costs J of each step, at least one; a run's are {@link Run#costs}
     * @return a chart over t
     * @throws IllegalArgumentException if there is no cost
     */
    public static XYChart noisy(double... costs) {
        return noisy(costs, average(costs.length));
    }

    /**
     * The cost of each step's mini-batch, pale, and an average of one's own choice.
     *
     * @param costs J of each step, at least one; the average ends before the first that is not finite
     * @param average the average
     * @return a chart over t
     * @throws IllegalArgumentException if there is no cost
     */
    public static XYChart noisy(double[] costs, Ewa average) {
        checkArgument(costs.length > 0, "costs is empty: must hold at least one cost");
        XYChart chart = Look.chart("The cost of mini-batches, and its average", "t (steps)", COST);
        double[] t = steps(costs.length);
        XYSeries batches = Look.line(chart, "J of each mini-batch" + ending(t, costs), t, costs, PALE);
        batches.setLineStyle(Ink.stroke(1.2f));
        int finite = finite(costs);
        if (finite > 0) {
            double[] smooth = average.over(Arrays.copyOf(costs, finite));
            String name = "average over about " + Math.round(average.window()) + " steps";
            Look.line(chart, name, steps(finite), smooth, Look.BLUE);
        }
        limit(chart, List.of(costs));
        return chart;
    }

    /**
     * The costs of runs over their steps, each averaged over a fiftieth of its steps if it has more than one an epoch.
     *
     * @param runs the runs, at least one
     * @return a chart over t
     * @throws IllegalArgumentException if there is no run, or one without a step
     */
    public static XYChart overSteps(Run... runs) {
        return of("t (steps)", Costs::smooth, run -> steps(run.steps()), runs);
    }

    /**
     * The mean costs of the epochs of runs.
     *
     * @param runs the runs, at least one, of at least one epoch
     * @return a chart over epochs
     * @throws IllegalArgumentException if there is no run, or one without an epoch that came to its end
     */
    public static XYChart overEpochs(Run... runs) {
        return of(
                "epoch",
                run -> run.epochs().stream().mapToDouble(Epoch::cost).toArray(),
                run -> run.epochs().stream().mapToDouble(Epoch::number).toArray(),
                runs);
    }

    /**
     * The costs of runs over the time they took, averaged as in {@link #overSteps}.
     *
     * @param runs the runs, at least one
     * @return a chart over seconds
     * @throws IllegalArgumentException if there is no run, or one without a step
     */
    public static XYChart overSeconds(Run... runs) {
        return of("time (s)", Costs::smooth, Run::seconds, runs);
    }

    private static XYChart of(String axis, Function<Run, double[]> costs, Function<Run, double[]> x, Run... runs) {
        checkArgument(runs.length > 0, "runs is empty: must hold at least one run");
        List<String> names = Names.ofRuns(Arrays.stream(runs).map(Run::title).toList());
        List<double[]> curves = Arrays.stream(runs).map(costs).toList();
        XYChart chart = Look.chart("The cost in training", axis, COST);
        for (int i = 0; i < runs.length; i++) {
            checkArgument(curves.get(i).length > 0, "runs[%s] = %s: must have a cost to draw", i, runs[i]);
            add(chart, names.get(i), x.apply(runs[i]), curves.get(i));
        }
        limit(chart, curves);
        return chart;
    }

    /**
     * Plain numbers: costs of whatever was trained, over whatever counts.
     *
     * @param chart a chart, best of {@link Look#chart}
     * @param name what the legend calls the curve; it is drawn as the algorithm is that the name mentions
     * @param x the steps, epochs or seconds
     * @param costs the costs, as many as x
     * @return the series, to be styled further
     * @throws IllegalArgumentException if there is no cost, or x and costs differ in length
     */
    public static XYSeries add(XYChart chart, String name, double[] x, double[] costs) {
        checkArgument(costs.length == x.length, "costs has %s values, x %s: must have as many", costs.length, x.length);
        return Look.line(chart, name + ending(x, costs), x, costs);
    }

    private static double[] smooth(Run run) {
        double[] costs = run.costs();
        int finite = finite(costs);
        if (finite == 0 || run.steps() <= run.epochs().size()) {
            return costs;
        }
        double[] smooth = average(costs.length).over(Arrays.copyOf(costs, finite));
        return DoubleStream.concat(Arrays.stream(smooth), Arrays.stream(costs).skip(finite))
                .toArray();
    }

    private static Ewa average(int steps) {
        return Ewa.ofWindow(Math.max(1, (double) steps / SMOOTH)).corrected();
    }

    private static String ending(double[] x, double[] costs) {
        int finite = finite(costs);
        return finite == costs.length ? "" : ", not finite from " + Ticks.label(x[finite], null) + " on";
    }

    /** How many costs there are before the first that is not finite. */
    private static int finite(double[] costs) {
        return IntStream.range(0, costs.length)
                .filter(i -> !Double.isFinite(costs[i]))
                .findFirst()
                .orElse(costs.length);
    }

    private static void limit(XYChart chart, List<double[]> curves) {
        double start = curves.stream()
                .mapToDouble(curve -> curve[0])
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        double top = curves.stream()
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        if (start > 0 && top > FAR * start) {
            chart.getStyler().setYAxisMax(FAR * start);
        }
    }

    private static double[] steps(int count) {
        return IntStream.rangeClosed(1, count).asDoubleStream().toArray();
    }
}
