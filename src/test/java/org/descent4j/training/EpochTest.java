package org.descent4j.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.descent4j.data.Examples;
import org.descent4j.data.Moons;
import org.descent4j.network.Architecture;
import org.descent4j.network.Network;
import org.descent4j.network.Score;
import org.descent4j.optimizer.GradientDescent;
import org.descent4j.schedule.LearningRate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

/** What an epoch sums up, and what is told of it. */
class EpochTest {

    private static final Architecture PLAN = Architecture.of(2).relu(5).relu(2).sigmoid(1);
    private static final Examples MOONS = Moons.examples(148, 0.2, 3);

    @Test
    @DisplayName("S3: each example counts the same, those of a last, smaller mini-batch too")
    void everyExampleCountsTheSame() {
        Network network = PLAN.initialize(1);
        // With α = 0 every mini-batch meets the same parameters, and so does the whole set.
        Run run = Trainer.of(network, GradientDescent.of(0)).withEpochs(2).train(MOONS);
        Score whole = network.score(MOONS.x(), MOONS.y());
        assertArrayEquals(new int[] {64, 64, 20, 64, 64, 20}, run.examples());
        for (Epoch epoch : run.epochs()) {
            assertEquals(whole.cost(), epoch.cost(), 1e-7);
            assertEquals(whole.accuracy(), epoch.accuracy(), 1e-12);
        }
    }

    @Test
    @DisplayName("A schedule that watches the cost is told the validation cost where there is a validation set")
    void theValidationCostIsTold() {
        LearningRate watching = LearningRate.constant(0.1).reducedOnPlateau(0.1, 0);
        // All labels turned round: whatever helps in training makes the validation cost rise.
        Examples wrong = Examples.of(MOONS.x(), MOONS.y().rsub(1));
        Trainer trainer = Trainer.of(PLAN.initialize(1), GradientDescent.of(watching))
                .wholeBatch()
                .withEpochs(3);
        Run falling = trainer.train(MOONS);
        assertArrayEquals(new double[] {0.1, 0.1, 0.1}, falling.learningRates(), 1e-15);
        Run rising = Trainer.of(PLAN.initialize(1), GradientDescent.of(watching))
                .wholeBatch()
                .withEpochs(3)
                .withValidation(wrong)
                .train(MOONS);
        assertTrue(rising.costs()[2] < rising.costs()[0], "the training cost falls all the same");
        assertArrayEquals(new double[] {0.1, 0.1, 0.01}, rising.learningRates(), 1e-15);
    }

    @Test
    @DisplayName("A validation cost that is as low as the lowest is no improvement: training stops early")
    void aTieIsNoImprovement() {
        Run run = Trainer.of(PLAN.initialize(1), GradientDescent.of(0))
                .withEpochs(50)
                .withValidation(MOONS)
                .stopEarly(3)
                .train(MOONS);
        assertEquals(
                1,
                run.epochs().stream()
                        .mapToDouble(Epoch::validationCost)
                        .distinct()
                        .count());
        assertEquals(End.STOPPED_EARLY, run.end());
        assertEquals(1 + 3, run.epochs().size());
    }

    @Test
    @DisplayName("The length of a gradient is finite where the squares of its elements are not")
    void aLongGradient() {
        Network network = Architecture.of(1).linear(1).initialize(1);
        network.parameters().vector().assign(Nd4j.createFromArray(1f, 0f));
        Examples far =
                Examples.of(Nd4j.createFromArray(new float[][] {{1e10f}}), Nd4j.createFromArray(new float[][] {{0f}}));
        Run run = Trainer.of(network, GradientDescent.of(0)).withMiniBatch(1).train(far);
        assertEquals(1e20, run.gradientNorms()[0], 1e14);
    }

    @Test
    @DisplayName("An epoch is told by its own steps, also past the first 64")
    void manySteps() {
        Network network = PLAN.initialize(1);
        Run run = Trainer.of(network, GradientDescent.of(0.1))
                .withMiniBatch(2)
                .withEpochs(3)
                .train(MOONS);
        assertEquals(222, run.steps());
        for (int epoch = 1; epoch <= 3; epoch++) {
            double[] costs = Arrays.copyOfRange(run.costs(), 74 * (epoch - 1), 74 * epoch);
            assertEquals(
                    Arrays.stream(costs).average().orElseThrow(),
                    run.epochs().get(epoch - 1).cost(),
                    1e-12);
            assertEquals(74L * epoch, run.epochs().get(epoch - 1).t());
        }
    }
}
