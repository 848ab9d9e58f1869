package org.descent4j.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import org.descent4j.data.Examples;
import org.descent4j.data.MiniBatches;
import org.descent4j.data.Moons;
import org.descent4j.network.Architecture;
import org.descent4j.network.Network;
import org.descent4j.optimizer.GradientDescent;
import org.descent4j.optimizer.Stepper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** What the size of the mini-batches does to the cost. */
class BatchSizeTest {

    private static final Examples MOONS = Moons.examples(256, 0.3, 3, DataType.DOUBLE);

    @Test
    @DisplayName("S3: the cost of batch gradient descent falls at every step; that of mini-batches is noisy, and trends"
            + " down")
    void s3_smoothAndNoisy() {
        double[] batch = costs(256, 200);
        double[] mini = costs(16, 20);
        assertEquals(200, batch.length);
        assertEquals(320, mini.length);
        assertEquals(0, rises(batch));
        assertTrue(rises(mini) > 100, "rises: " + rises(mini));
        double early = mean(mini, 0, 16);
        double late = mean(mini, 304, 320);
        assertTrue(late < 0.8 * early, "early: " + early + ", late: " + late);
    }

    private static double[] costs(int size, int epochs) {
        Network network = Architecture.of(2).sigmoid(1).inDouble().initialize(1);
        return Trainer.of(network, GradientDescent.of(0.1))
                .withMiniBatch(size)
                .withEpochs(epochs)
                .train(MOONS)
                .costs();
    }

    private static long rises(double[] costs) {
        return IntStream.range(1, costs.length)
                .filter(t -> costs[t] > costs[t - 1])
                .count();
    }

    private static double mean(double[] costs, int from, int to) {
        return IntStream.range(from, to).mapToDouble(t -> costs[t]).average().orElseThrow();
    }

    @Test
    @DisplayName(
            "S4: of size m it settles in the minimum; of size 1 it wanders round it for good, the more the smaller")
    void s4_wander() {
        double whole = wander(256);
        double between = wander(32);
        double single = wander(1);
        assertTrue(whole < 1e-9, "size m: " + whole);
        assertTrue(between > 1e-5, "size 32: " + between);
        assertTrue(single > 10 * between, "size 1: " + single + ", size 32: " + between);
    }

    /** How far the cost of all examples goes up and down, from epoch to epoch, long after the descent. */
    private static double wander(int size) {
        Network network = Architecture.of(2).sigmoid(1).inDouble().initialize(1);
        Stepper stepper = GradientDescent.of(0.5).on(network.parameters().vector());
        MiniBatches batches = MiniBatches.of(MOONS, size).withSeed(1);
        List<Double> late = new ArrayList<>();
        int epochs = size == 256 ? 2000 : 200;
        for (int epoch = 1; epoch <= epochs; epoch++) {
            for (Examples batch : batches.epoch(epoch)) {
                stepper.step(network.gradient(batch.x(), batch.y()).vector());
            }
            if (epoch > epochs - 50) {
                late.add(network.cost(MOONS.x(), MOONS.y()));
            }
        }
        DoubleSummaryStatistics costs = late.stream().mapToDouble(cost -> cost).summaryStatistics();
        return costs.getMax() - costs.getMin();
    }
}
