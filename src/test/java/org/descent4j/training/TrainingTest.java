package org.descent4j.training;

import static org.descent4j.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.descent4j.data.Examples;
import org.descent4j.data.Moons;
import org.descent4j.network.Architecture;
import org.descent4j.optimizer.Adam;
import org.descent4j.optimizer.GradientDescent;
import org.descent4j.optimizer.Group;
import org.descent4j.optimizer.Optimizer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TrainingTest extends InAFolder {

    private static final Architecture PLAN = Architecture.of(2).relu(5).sigmoid(1);
    private static final Examples MOONS = Moons.examples(148, 0.2, 3);
    private static final Optimizer ADAM = Adam.of(0.1);

    private static Training of(int examples, OptionalInt miniBatch, long epochs) {
        return new Training(PLAN, ADAM, examples, miniBatch, epochs, 7, List.of());
    }

    @Test
    @DisplayName("A run gives what it was made with, as the values that were given")
    void aRunKnowsItsTraining() {
        Group group = Group.of("frozen", 0, 10).withRateFactor(0);
        Trainer trainer = Trainer.of(PLAN.initialize(1), ADAM)
                .withMiniBatch(37)
                .withEpochs(2)
                .withSeed(7)
                .withGroups(group);
        Training training = trainer.train(MOONS).training().orElseThrow();
        assertEquals(new Training(PLAN, ADAM, 148, OptionalInt.of(37), 2, 7, List.of(group)), training);
        assertNotEquals(new Training(PLAN, Adam.of(0.2), 148, OptionalInt.of(37), 2, 7, List.of(group)), training);
        assertEquals(
                OptionalInt.empty(),
                trainer.wholeBatch().train(MOONS).training().orElseThrow().miniBatch());
    }

    @Test
    @DisplayName("The title says the layers, the algorithm, the examples, the mini-batches and the seed")
    void title() {
        assertEquals(
                "2 → relu(5) → sigmoid(1) by " + ADAM + " on 148 examples, mini-batches of 64, seed 7",
                of(148, OptionalInt.of(64), 1).title());
        assertEquals(
                "2 → relu(5) → sigmoid(1) by " + ADAM + " on 148 examples, whole batch, seed 7",
                of(148, OptionalInt.empty(), 1).title());
        assertEquals(
                "Training(2 → relu(5) → sigmoid(1) by " + ADAM + " on 148 examples, whole batch, seed 7, epochs 2)",
                of(148, OptionalInt.empty(), 2).toString());
    }

    @Test
    @DisplayName(
            "S1: an epoch has ⌈m/size⌉ steps, one where all examples make a step; the steps of all epochs are a long")
    void steps() {
        assertEquals(3, of(148, OptionalInt.of(64), 1).stepsAnEpoch());
        assertEquals(2, of(128, OptionalInt.of(64), 1).stepsAnEpoch());
        assertEquals(1, of(64, OptionalInt.of(64), 1).stepsAnEpoch());
        assertEquals(1, of(148, OptionalInt.empty(), 1).stepsAnEpoch());
        assertEquals(
                Integer.MAX_VALUE, of(Integer.MAX_VALUE, OptionalInt.of(1), 1).stepsAnEpoch());
        assertEquals(9_000_000_000L, of(148, OptionalInt.of(64), 3_000_000_000L).steps());
        assertEquals(
                Long.MAX_VALUE / 3 * 3,
                of(148, OptionalInt.of(64), Long.MAX_VALUE / 3).steps());
        assertEquals(
                Long.MAX_VALUE,
                of(148, OptionalInt.of(64), Long.MAX_VALUE / 3 + 1).steps());
    }

    @Test
    @DisplayName("More epochs than an int can count are told as they are")
    void manyEpochs() {
        List<Long> totals = new ArrayList<>();
        Run run = Trainer.of(PLAN.initialize(1), ADAM)
                .withEpochs(3_000_000_000L)
                .train(MOONS, (done, total, epoch, cost) -> {
                    totals.add(total);
                    Thread.currentThread().interrupt();
                });
        assertTrue(Thread.interrupted());
        assertEquals(List.of(9_000_000_000L), totals);
        assertEquals(3_000_000_000L, run.training().orElseThrow().epochs());
    }

    @Test
    @DisplayName("A number out of its range is refused by name")
    void refusals() {
        assertRefused("examples = 0: must be at least 1", () -> of(0, OptionalInt.empty(), 1));
        assertRefused("miniBatch = 0: must be at least 1", () -> of(5, OptionalInt.of(0), 1));
        assertRefused("miniBatch = 6: must be at most 5, the number of examples", () -> of(5, OptionalInt.of(6), 1));
        assertRefused("epochs = 0: must be at least 1", () -> of(5, OptionalInt.of(5), 0));
        assertEquals(5, of(5, OptionalInt.of(5), 1).examples());
    }

    @Test
    @DisplayName(
            "Read from a file, a run knows its training as its title alone; resumed, it knows it again, with its past")
    void fromAFile() {
        Trainer first = Trainer.of(PLAN.initialize(1), GradientDescent.of(0.1)).withCheckpoints(file, 9);
        Run run = first.train(MOONS);
        Run read = Checkpoint.load(file).run();
        assertTrue(read.training().isEmpty());
        assertEquals(run.title(), read.title());
        assertEquals(run.title(), run.training().orElseThrow().title());

        Run resumed = Trainer.of(PLAN.initialize(1), GradientDescent.of(0.2))
                .withEpochs(2)
                .withCheckpoints(file, 9)
                .resume(MOONS, Progress.silent());
        Training training = resumed.training().orElseThrow();
        assertEquals(GradientDescent.of(0.2), training.optimizer());
        assertEquals(training.title() + ", up to step 3 by " + GradientDescent.of(0.1), resumed.title());
        assertEquals(resumed.title(), Checkpoint.load(file).run().title());
    }
}
