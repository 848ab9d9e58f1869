package org.descent4j.training;

import static org.descent4j.Refusal.assertRefused;
import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.descent4j.Bits;
import org.descent4j.StoppedException;
import org.descent4j.data.Clusters;
import org.descent4j.data.Examples;
import org.descent4j.data.MiniBatches;
import org.descent4j.data.Moons;
import org.descent4j.network.Architecture;
import org.descent4j.network.Network;
import org.descent4j.optimizer.Adam;
import org.descent4j.optimizer.GradientDescent;
import org.descent4j.optimizer.Group;
import org.descent4j.optimizer.Momentum;
import org.descent4j.optimizer.Optimizer;
import org.descent4j.optimizer.Step;
import org.descent4j.schedule.LearningRate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class TrainerTest {

    private static final Architecture PLAN = Architecture.of(2).relu(5).relu(2).sigmoid(1);
    private static final Examples MOONS = Moons.examples(148, 0.2, 3);

    @AfterEach
    void noInterruptIsLeft() {
        Thread.interrupted();
    }

    @Test
    @DisplayName("S1: one epoch is ⌈m/size⌉ steps: 148 examples in batches of 64 are 64, 64, 20")
    void s1_stepsAnEpoch() {
        Run run = Trainer.of(PLAN.initialize(1), Adam.of(0.01)).withEpochs(2).train(MOONS);
        assertEquals(6, run.steps());
        assertEquals(2, run.epochs().size());
        assertArrayEquals(new int[] {64, 64, 20, 64, 64, 20}, run.columns().examples);
        assertArrayEquals(new int[] {1, 1, 1, 2, 2, 2}, run.epochOfStep());
        assertEquals(End.FINISHED, run.end());
        assertEquals(3, run.epochs().get(0).t());
    }

    @Test
    @DisplayName("S2: a step on mini-batch X^{t} is W = W - α dW of that mini-batch")
    void s2_byHand() {
        Network network = PLAN.withL2(0.1).initialize(1);
        Run run = Trainer.of(network, GradientDescent.of(0.5))
                .withEpochs(2)
                .withSeed(7)
                .train(MOONS);

        Network byHand = PLAN.withL2(0.1).initialize(1);
        MiniBatches batches = MiniBatches.of(MOONS, 64).withSeed(7);
        List<Double> costs = new ArrayList<>();
        for (int epoch = 1; epoch <= 2; epoch++) {
            for (Examples batch : batches.epoch(epoch)) {
                costs.add(byHand.cost(batch.x(), batch.y()));
                INDArray gradient = byHand.gradient(batch.x(), batch.y()).vector();
                assertEquals(gradient.norm2Number().doubleValue(), run.gradientNorms()[costs.size() - 1], 1e-6);
                byHand.parameters().vector().subi(gradient.mul(0.5));
            }
        }
        assertArrayEquals(costs.stream().mapToDouble(c -> c).toArray(), run.costs(), 1e-6);
        assertArrayEquals(
                byHand.parameters().vector().toFloatVector(),
                network.parameters().vector().toFloatVector(),
                1e-6f);
    }

    @Test
    @DisplayName("S1: batch gradient descent makes one step an epoch; in pieces it is the same")
    void s1_wholeBatch() {
        Network network = PLAN.initialize(1);
        Run run = Trainer.of(network, GradientDescent.of(0.5))
                .wholeBatch()
                .withEpochs(3)
                .train(MOONS);
        assertEquals(3, run.steps());
        assertArrayEquals(new int[] {148, 148, 148}, run.columns().examples);
        Network other = PLAN.initialize(1);
        Trainer.of(other, GradientDescent.of(0.5))
                .withMiniBatch(148)
                .withEpochs(3)
                .train(MOONS);
        Bits.assertSame(other.parameters().vector(), network.parameters().vector());

        // A source that is never in memory as a whole, against the same examples in one piece.
        Clusters clusters = Clusters.of(2500, 4);
        Architecture plan = Architecture.of(4).tanh(3).layer(clusters.outputs(), last(clusters.outputs()));
        Examples all = clusters.range(0, 2500);
        Network streamed = plan.initialize(1);
        Network held = plan.initialize(1);
        Run streamedRun = Trainer.of(streamed, GradientDescent.of(0.1))
                .wholeBatch()
                .withEpochs(2)
                .train(clusters);
        Run heldRun = Trainer.of(held, GradientDescent.of(0.1))
                .wholeBatch()
                .withEpochs(2)
                .train(all);
        assertArrayEquals(heldRun.costs(), streamedRun.costs(), 1e-6);
        assertArrayEquals(
                held.parameters().vector().toFloatVector(),
                streamed.parameters().vector().toFloatVector(),
                1e-6f);
    }

    private static org.descent4j.network.Activation last(int outputs) {
        return outputs == 1 ? org.descent4j.network.Activation.SIGMOID : org.descent4j.network.Activation.SOFTMAX;
    }

    @Test
    @DisplayName("S3: a mislabelled mini-batch costs more than the same one labelled right")
    void s3_aMislabelledBatchCostsMore() {
        Network network = PLAN.initialize(1);
        Run run = Trainer.of(network, Adam.of(0.01)).withEpochs(200).train(MOONS);
        assertTrue(run.lastEpoch().cost() < 0.6 * run.epochs().get(0).cost());
        double[] costs = run.costs();
        long rises = java.util.stream.IntStream.range(1, costs.length)
                .filter(i -> costs[i] > costs[i - 1])
                .count();
        assertTrue(rises > costs.length / 4, "mini-batch costs are noisy");
        INDArray right = MOONS.y().dup('f');
        INDArray wrong = right.rsub(1);
        assertTrue(network.cost(MOONS.x(), wrong) > 3 * network.cost(MOONS.x(), right));
    }

    @Test
    @DisplayName("S16: the schedule sees epochs from 1 and t from 1")
    void s16_schedule() {
        Run run = Trainer.of(PLAN.initialize(1), GradientDescent.of(LearningRate.inverseTime(0.2, 1)))
                .withMiniBatch(74)
                .withEpochs(4)
                .train(MOONS);
        assertArrayEquals(
                new double[] {0.1, 0.1, 0.2 / 3, 0.2 / 3, 0.05, 0.05, 0.04, 0.04}, run.learningRates(), 1e-15);
        List<Long> seen = new ArrayList<>();
        Trainer.of(PLAN.initialize(1), GradientDescent.of((epoch, t) -> {
                    seen.add(t);
                    return 0.1;
                }))
                .withMiniBatch(74)
                .withEpochs(2)
                .train(MOONS);
        assertEquals(List.of(1L, 2L, 3L, 4L), seen.stream().distinct().toList());
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        INDArray[] outcomes = new INDArray[3];
        for (int i = 0; i < 3; i++) {
            Network network = PLAN.initialize(1);
            Trainer.of(network, Adam.of(0.01)).withEpochs(5).withSeed(i / 2).train(MOONS);
            outcomes[i] = network.parameters().vector();
        }
        Bits.assertSame(outcomes[0], outcomes[1]);
        assertNotEquals(outcomes[0], outcomes[2]);
    }

    @Test
    void validationAndEarlyStop() {
        Examples train = MOONS.range(0, 100);
        Examples validation = MOONS.range(100, 148);
        Network network = PLAN.initialize(1);
        Trainer trainer = Trainer.of(network, Adam.of(0.3)).withEpochs(500).withValidation(validation);
        Run run = trainer.stopEarly(5).train(train);
        assertEquals(End.STOPPED_EARLY, run.end());
        double[] costs =
                run.epochs().stream().mapToDouble(Epoch::validationCost).toArray();
        int best = 0;
        for (int i = 0; i < costs.length; i++) {
            best = costs[i] < costs[best] ? i : best;
        }
        assertEquals(5, costs.length - 1 - best);
        assertEquals(
                network.cost(validation.x(), validation.y()), run.lastEpoch().validationCost());
        assertEquals(
                network.accuracy(validation.x(), validation.y()),
                run.lastEpoch().validationAccuracy());
        assertEquals(
                "stopEarly needs a validation set: withValidation(examples) gives one",
                assertThrows(
                                IllegalStateException.class,
                                () -> Trainer.of(network, Adam.of(0.1))
                                        .stopEarly(1)
                                        .train(train))
                        .getMessage());
    }

    @Test
    void aScheduleThatWatchesTheCostIsTold() {
        Run run = Trainer.of(
                        PLAN.initialize(1), Adam.of(LearningRate.constant(0.5).reducedOnPlateau(0.1, 0)))
                .withEpochs(40)
                .train(MOONS);
        assertTrue(run.lastEpoch().learningRate() < 0.1, run::toString);
    }

    @Test
    void groupsHaveTheirOwnRate() {
        Network network = PLAN.initialize(1);
        INDArray before = network.parameters().get("W1").dup();
        Trainer.of(network, Adam.of(0.01))
                .withGroups(Group.of("frozen", 0, 10).withRateFactor(0))
                .train(MOONS);
        Bits.assertSame(before, network.parameters().get("W1"));
        assertNotEquals(0, network.parameters().get("b1").amaxNumber().doubleValue());
    }

    @Test
    @DisplayName("An interrupt ends training after the current step, keeps run and parameters, and stays set")
    void interrupt() {
        Network network = PLAN.initialize(1);
        INDArray[] after = new INDArray[1];
        Run run = Trainer.of(network, Adam.of(0.01)).withEpochs(100).train(MOONS, (done, total, epoch, cost) -> {
            if (done == 17) {
                after[0] = network.parameters().vector().dup();
                Thread.currentThread().interrupt();
            }
        });
        assertTrue(Thread.currentThread().isInterrupted());
        assertEquals(End.INTERRUPTED, run.end());
        assertEquals(17, run.steps());
        assertEquals(5, run.epochs().size());
        Bits.assertSame(after[0], network.parameters().vector());
        // Still interrupted: a training that is only to begin is none.
        assertThrows(
                StoppedException.class, () -> Trainer.of(network, Adam.of(0.01)).train(MOONS));
        Bits.assertSame(after[0], network.parameters().vector());
    }

    @Test
    @DisplayName("A step that cannot be made: clear error, the parameters of the last good step, the run so far")
    void nanInTheData() {
        Examples examples = Examples.of(MOONS.x().dup('f'), MOONS.y().dup('f'));
        examples.x().putScalar(1, 5, Double.NaN);
        Network network = PLAN.initialize(1);
        List<INDArray> states = new ArrayList<>();
        states.add(network.parameters().vector().dup());
        TrainingException e = assertThrows(
                TrainingException.class,
                () -> Trainer.of(network, Adam.of(0.01))
                        .withMiniBatch(10)
                        .train(
                                examples,
                                (done, t, epoch, c) ->
                                        states.add(network.parameters().vector().dup())));
        int good = states.size() - 1;
        assertTrue(
                e.getMessage()
                        .matches("step " + (good + 1) + " \\(epoch 1, mini-batch " + (good + 1)
                                + "\\): X holds NaN in row 1 of column \\d: must be a finite number"),
                e::getMessage);
        assertInstanceOf(IllegalArgumentException.class, e.getCause());
        assertEquals(good, e.run().steps());
        assertEquals(End.FAILED, e.run().end());
        Bits.assertSame(states.get(good), network.parameters().vector());
    }

    @Test
    void aWrongLabelIsAnError() {
        Examples examples = Examples.of(MOONS.x(), MOONS.y().dup('f').putScalar(0, 3, 2));
        TrainingException e = assertThrows(
                TrainingException.class,
                () -> Trainer.of(PLAN.initialize(1), Adam.of(0.01)).wholeBatch().train(examples));
        assertEquals(
                "step 1 (epoch 1, mini-batch 1): Y holds 2.0 in row 0 of column 3: must be in [0, 1]", e.getMessage());
    }

    @Test
    void divergenceIsAnError() {
        Network network = Architecture.of(2).linear(1).initialize(1);
        TrainingException e = assertThrows(
                TrainingException.class,
                () -> Trainer.of(network, GradientDescent.of(1e10))
                        .withEpochs(100)
                        .train(MOONS));
        assertTrue(e.getMessage().startsWith("step " + (e.run().steps() + 1) + " (epoch "), e::getMessage);
        assertTrue(Arrays.stream(
                        network.parameters().vector().toFloatVector().length == 0
                                ? new double[0]
                                : e.run().costs())
                .allMatch(Double::isFinite));
        assertFalse(Double.isNaN(network.parameters().vector().sumNumber().doubleValue()));
    }

    @Test
    @DisplayName("A failed run can be given back, with its reason, where a cell that throws would keep nothing")
    void aFailedRunIsGivenBack() {
        Network network = Architecture.of(2).linear(1).initialize(1);
        Trainer trainer = Trainer.of(network, GradientDescent.of(1e10)).withEpochs(100);
        Run run = trainer.returnFailed().train(MOONS);
        TrainingException e = assertThrows(
                TrainingException.class,
                () -> Trainer.of(Architecture.of(2).linear(1).initialize(1), GradientDescent.of(1e10))
                        .withEpochs(100)
                        .train(MOONS));
        assertEquals(End.FAILED, run.end());
        assertEquals(e.getMessage(), run.failure().orElseThrow());
        assertEquals(e.getMessage(), e.run().failure().orElseThrow());
        assertArrayEquals(e.run().costs(), run.costs());
        assertTrue(run.steps() > 0);
        assertTrue(run.toString().endsWith(", failure=" + e.getMessage() + ")"), run::toString);
        assertTrue(run.summary().lines().toList().get(1).endsWith(" s: " + e.getMessage()), run::summary);
        assertTrue(trainer.returnFailed().toString().endsWith(", returnFailed)"));
        Run good = Trainer.of(PLAN.initialize(1), Adam.of(0.01)).returnFailed().train(MOONS);
        assertEquals(End.FINISHED, good.end());
        assertTrue(good.failure().isEmpty());
    }

    /** Uses up the memory at one moment: its text is asked for when a checkpoint is written. */
    private record Greedy(Adam inner, AtomicBoolean isGreedy) implements Optimizer {
        @Override
        public LearningRate learningRate() {
            return inner.learningRate();
        }

        @Override
        public List<String> moments() {
            return inner.moments();
        }

        @Override
        public void step(Step step) {
            inner.step(step);
        }

        @Override
        public String toString() {
            if (isGreedy.get()) {
                throw new OutOfMemoryError("Java heap space");
            }
            return "Greedy";
        }
    }

    @Test
    @DisplayName("Out of memory while saving: a clear error, with the run; parameters and the old checkpoint stay")
    void outOfMemoryWhileSaving(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("x.ck");
        AtomicBoolean isGreedy = new AtomicBoolean();
        Network network = PLAN.initialize(1);
        INDArray[] after = new INDArray[1];
        byte[][] old = new byte[1][];
        TrainingException e = assertThrows(
                TrainingException.class,
                () -> Trainer.of(network, new Greedy(Adam.of(0.01), isGreedy))
                        .withEpochs(5)
                        .withCheckpoints(file, 2)
                        .train(MOONS, (done, total, epoch, cost) -> {
                            if (done == 4) {
                                isGreedy.set(true);
                                after[0] = network.parameters().vector().dup();
                                old[0] = assertDoesNotThrow(() -> Files.readAllBytes(file));
                            }
                        }));
        assertEquals("checkpoint after step 4: memory is used up (Java heap space)", e.getMessage());
        assertEquals(4, e.run().steps());
        Bits.assertSame(after[0], network.parameters().vector());
        assertArrayEquals(old[0], Files.readAllBytes(file));
        assertEquals(2, Checkpoint.load(file).t());
    }

    @Test
    @DisplayName(
            "After a divergence the parameters are finite, those after the last step; the message says what to do, also later")
    void divergenceLeavesTheLastStep() {
        for (Optimizer optimizer : new Optimizer[] {
            GradientDescent.of(1e10), Momentum.of(1e10), Momentum.of(1e6).heavyBall(), Adam.of(1e30)
        }) {
            Network network = Architecture.of(2).linear(1).initialize(1);
            INDArray[] last = {network.parameters().vector().dup()};
            TrainingException e = assertThrows(
                    TrainingException.class,
                    () -> Trainer.of(network, optimizer)
                            .withEpochs(100)
                            .train(
                                    MOONS,
                                    (done, total, epoch, cost) -> last[0] =
                                            network.parameters().vector().dup()));
            Bits.assertSame(last[0], network.parameters().vector());
            assertTrue(
                    Double.isFinite(network.parameters().vector().amaxNumber().doubleValue()), optimizer::toString);
            assertTrue(e.getMessage().matches(".*(smaller learning rate than|Clip cuts it).*"), e::getMessage);
            if (!Double.isFinite(network.cost(MOONS.x(), MOONS.y()))) {
                String later = assertThrows(
                                TrainingException.class,
                                () -> Trainer.of(network, GradientDescent.of(1e-6))
                                        .train(MOONS))
                        .getMessage();
                assertTrue(later.startsWith("step 1 (epoch 1, mini-batch 1): the cost is "), later);
                assertTrue(
                        later.endsWith("no step has been made yet, so the parameters or the examples are too large:"
                                + " if an earlier training has diverged, initialize the network again"),
                        later);
            }
        }
    }

    @Test
    @DisplayName("A step beyond all floats is not made, and a smaller learning rate goes on from there")
    void aStepTooLong() {
        Network network = Architecture.of(2).linear(1).initialize(1);
        INDArray before = network.parameters().vector().dup();
        TrainingException e = assertThrows(
                TrainingException.class,
                () -> Trainer.of(network, GradientDescent.of(1e39)).train(MOONS));
        assertTrue(e.getMessage().startsWith("step 1 (epoch 1, mini-batch 1): parameters would hold "), e::getMessage);
        Bits.assertSame(before, network.parameters().vector());
        assertEquals(
                End.FINISHED,
                Trainer.of(network, GradientDescent.of(0.01)).train(MOONS).end());
    }

    @Test
    @DisplayName("Parameters that are not finite are refused before the first step, by name")
    void parametersNotFinite() {
        Network network = Architecture.of(2).linear(1).initialize(1);
        network.parameters().get("b1").assign(Double.POSITIVE_INFINITY);
        assertEquals(
                "parameters hold Infinity in b1: must be finite; an earlier training has diverged, initialize the network"
                        + " again",
                refusal(() -> Trainer.of(network, GradientDescent.of(0.1)).train(MOONS)));
        network.parameters().get("b1").assign(Double.NaN);
        assertEquals(
                "parameters hold NaN in b1: must be finite; an earlier training has diverged, initialize the network"
                        + " again",
                refusal(() -> Trainer.of(network, GradientDescent.of(0.1)).train(MOONS)));
    }

    @Test
    void wrongSettingsAreRefused() {
        Network network = PLAN.initialize(1);
        INDArray before = network.parameters().vector().dup();
        Trainer trainer = Trainer.of(network, Adam.of(0.01));
        assertRefused("miniBatch = 0: must be at least 1", () -> trainer.withMiniBatch(0));
        assertRefused("epochs = 0: must be at least 1", () -> trainer.withEpochs(0));
        assertRefused("patience = 0: must be at least 1", () -> trainer.stopEarly(0));
        assertRefused("everySteps = 0: must be at least 1", () -> trainer.withCheckpoints(Path.of("x"), 0));
        assertRefused(
                "miniBatch = 149: must be at most 148, the number of examples",
                () -> trainer.withMiniBatch(149).train(MOONS));
        Examples wide = Examples.of(
                Nd4j.zeros(org.nd4j.linalg.api.buffer.DataType.FLOAT, 3, 64),
                MOONS.range(0, 64).y());
        assertRefused(
                "data = Examples(n_x=3, n_y=1, m=64, FLOAT): must have n_x=2, n_y=1, FLOAT, as the network has (one column an example)",
                () -> trainer.train(wide));
        assertRefused(
                "validation = Examples(n_x=3, n_y=1, m=64, FLOAT): must have n_x=2, n_y=1, FLOAT, as the network has (one column an example)",
                () -> trainer.withValidation(wide));
        assertThrows(IllegalStateException.class, () -> trainer.resume(MOONS, Progress.silent()));
        Bits.assertSame(before, network.parameters().vector());
    }

    @Test
    void namesEverything() {
        assertEquals(
                "Trainer(" + PLAN + ", " + Adam.of(0.01) + ", miniBatch=32, epochs=3, seed=4, stopEarly=2, "
                        + "checkpoints=x every 10 steps)",
                Trainer.of(PLAN.initialize(1), Adam.of(0.01))
                        .withMiniBatch(32)
                        .withEpochs(3)
                        .withSeed(4)
                        .stopEarly(2)
                        .withCheckpoints(Path.of("x"), 10)
                        .toString());
    }
}
