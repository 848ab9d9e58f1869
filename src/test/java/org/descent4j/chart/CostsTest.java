package org.descent4j.chart;

import static org.descent4j.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.descent4j.average.Ewa;
import org.descent4j.data.Examples;
import org.descent4j.data.Moons;
import org.descent4j.network.Architecture;
import org.descent4j.network.Network;
import org.descent4j.optimizer.Adam;
import org.descent4j.optimizer.GradientDescent;
import org.descent4j.optimizer.Optimizer;
import org.descent4j.training.Epoch;
import org.descent4j.training.Progress;
import org.descent4j.training.Run;
import org.descent4j.training.Trainer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

class CostsTest {

    private final double[] costs = IntStream.range(0, 200)
            .mapToDouble(i -> Math.exp(-i / 50.0) + (i % 7) / 20.0)
            .toArray();

    @Test
    @DisplayName("S3: the noisy cost of mini-batches, and its average over it")
    void noisyWithItsAverage() {
        XYChart chart = Costs.noisy(costs);
        assertArrayEquals(costs, chart.getSeries("J of each mini-batch").getYData());
        assertArrayEquals(
                Ewa.ofWindow(4).corrected().over(costs),
                chart.getSeries("average over about 4 steps").getYData());
        XYChart own = Costs.noisy(costs, Ewa.of(0.9));
        assertArrayEquals(
                Ewa.of(0.9).over(costs),
                own.getSeries("average over about 10 steps").getYData());
    }

    @Test
    void aCostThatDivergesEndsAndSaysWhere() {
        double[] diverging = IntStream.range(0, 100)
                .mapToDouble(i -> i < 80 ? Math.exp(i) : Double.NaN)
                .toArray();
        XYChart chart = Costs.noisy(diverging);
        assertEquals(80, chart.getSeries("average over about 2 steps").getYData().length);
        assertTrue(chart.getSeries("J of each mini-batch, not finite from 81 on") != null);
        assertEquals(10, chart.getStyler().getYAxisMax(), "ten times the cost at the start");
        Seen.of(chart);
        assertNull(Costs.noisy(costs).getStyler().getYAxisMax());
        Seen.of(Costs.noisy(Double.NaN, Double.NaN));
        Seen.of(Costs.noisy(Double.POSITIVE_INFINITY));
        Seen.of(Costs.noisy(0, 0, 0));
    }

    @Test
    @DisplayName("S4: runs compared over steps, epochs and seconds")
    void runs() {
        Run plain = run(GradientDescent.of(0.1), 64);
        Run adam = run(Adam.of(0.01), 64);
        XYChart epochs = Costs.overEpochs(plain, adam);
        assertEquals(List.of("Gradient descent", "Adam"), names(epochs));
        assertArrayEquals(
                adam.epochs().stream().mapToDouble(Epoch::cost).toArray(),
                epochs.getSeries("Adam").getYData());
        XYChart seconds = Costs.overSeconds(plain, adam);
        assertEquals("time (s)", seconds.getXAxisTitle());
        assertArrayEquals(adam.seconds(), seconds.getSeries("Adam").getXData());
        XYChart steps = Costs.overSteps(plain, adam);
        assertEquals(adam.steps(), steps.getSeries("Adam").getXData()[adam.steps() - 1]);
        assertEquals(Look.BLUE, steps.getSeries("Gradient descent").getLineColor());
    }

    @Test
    void runsOfOneAlgorithmAreToldApart() {
        Run small = run(GradientDescent.of(0.1), 64);
        Run large = run(GradientDescent.of(0.1), 300);
        Run fast = run(GradientDescent.of(0.2), 64);
        assertEquals(
                List.of("Gradient descent, mini-batches of 64", "Gradient descent, mini-batches of 300"),
                names(Costs.overEpochs(small, large)));
        assertEquals(
                List.of("Gradient descent, α = 0.1", "Gradient descent, α = 0.2"),
                names(Costs.overEpochs(small, fast)));
        double[] raw = Costs.overSteps(large).getSeries("Gradient descent").getYData();
        assertArrayEquals(large.costs(), raw, "one step an epoch is not noisy");
    }

    @Test
    void wrongCostsAreRefused() {
        assertRefused("costs is empty: must hold at least one cost", () -> Costs.noisy());
        assertRefused("runs is empty: must hold at least one run", () -> Costs.overSteps());
    }

    private static List<String> names(XYChart chart) {
        return chart.getSeriesCollection().stream().map(XYSeries::getName).toList();
    }

    private static Run run(Optimizer optimizer, int miniBatch) {
        Examples moons = Moons.examples(300, 0.2, 3);
        Network network = Architecture.of(2).relu(5).sigmoid(1).initialize(1);
        return Trainer.of(network, optimizer)
                .withMiniBatch(miniBatch)
                .withEpochs(5)
                .train(moons, Progress.silent());
    }
}
