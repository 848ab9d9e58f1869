package org.descent4j.training;

import static org.descent4j.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.descent4j.Bits;
import org.descent4j.data.Examples;
import org.descent4j.data.Moons;
import org.descent4j.network.Architecture;
import org.descent4j.network.Network;
import org.descent4j.optimizer.GradientDescent;
import org.descent4j.optimizer.Optimizer;
import org.descent4j.schedule.LearningRate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The epoch with the lowest validation cost, and keeping its parameters. */
class BestTest extends InAFolder {

    private static final Architecture PLAN = Architecture.of(2).relu(5).sigmoid(1);
    private static final Examples MOONS = Moons.examples(148, 0.2, 3);
    // Two epochs of three steps that help, then far too long ones.
    private static final Optimizer WORSE =
            GradientDescent.of(LearningRate.constant(0.5).then(6, LearningRate.constant(20)));

    private static Trainer trainer(Network network) {
        return Trainer.of(network, WORSE).withEpochs(4).withValidation(MOONS.range(0, 40));
    }

    /** The parameters at the end of each epoch. */
    private static List<INDArray> ends(Network network, Trainer trainer) {
        List<INDArray> ends = new ArrayList<>();
        trainer.train(
                MOONS,
                Progress.epochs(epoch -> ends.add(network.parameters().vector().dup())));
        return ends;
    }

    @Test
    @DisplayName(
            "keepBest: the network has the parameters of the best epoch, which the run names; without it, the last ones")
    void theBestAreKept() {
        Network last = PLAN.initialize(1);
        List<INDArray> ends = ends(last, trainer(last));
        Bits.assertSame(ends.get(3), last.parameters().vector());

        Network network = PLAN.initialize(1);
        Run run = trainer(network).keepBest().train(MOONS);
        Epoch best = run.best().orElseThrow();
        assertEquals(2, best.number());
        assertEquals(4, run.epochs().size());
        Bits.assertSame(ends.get(1), network.parameters().vector());
        assertFalse(Bits.same(ends.get(3), network.parameters().vector()));
        Examples held = MOONS.range(0, 40);
        assertEquals(best.validationCost(), network.cost(held.x(), held.y()));
        // What is known of a run does not depend on it.
        assertEquals(
                2L,
                trainer(PLAN.initialize(1)).train(MOONS).best().orElseThrow().number());
        assertTrue(trainer(network).keepBest().toString().endsWith(", keepBest)"));
    }

    @Test
    @DisplayName(
            "Of epochs that cost the same the first is the best, NaN is never; without a validation set there is none")
    void whichIsBest() {
        Run run = Trainer.of(PLAN.initialize(1), GradientDescent.of(0))
                .withEpochs(3)
                .withValidation(MOONS)
                .train(MOONS);
        assertEquals(1, run.best().orElseThrow().number());
        assertEquals(
                Optional.empty(),
                Trainer.of(PLAN.initialize(1), WORSE).train(MOONS).best());
        Recorder recorder = new Recorder();
        double[] costs = {Double.NaN, 3, 2, Double.NaN, 2, Double.POSITIVE_INFINITY};
        int[] best = {0, 2, 3, 3, 3, 3};
        for (int i = 0; i < costs.length; i++) {
            recorder.epoch(new Epoch(i + 1, i + 1, 1, 1, costs[i], 1, 1, 1));
            assertEquals((long) best[i], recorder.best().map(Epoch::number).orElse(0L));
        }
    }

    @Test
    @DisplayName("Early stop and keepBest go together: the patience passes, then the best parameters come back")
    void withAnEarlyStop() {
        Network last = PLAN.initialize(1);
        List<INDArray> ends = ends(last, trainer(last));
        Network network = PLAN.initialize(1);
        Run run = trainer(network).withEpochs(50).stopEarly(1).keepBest().train(MOONS);
        assertEquals(End.STOPPED_EARLY, run.end());
        assertEquals(3, run.epochs().size());
        Bits.assertSame(ends.get(1), network.parameters().vector());
    }

    @Test
    @DisplayName("Stopped anywhere it has the best so far; resumed in another process, the same bits as never stopped")
    void resumed() throws IOException {
        Network last = PLAN.initialize(1);
        List<INDArray> ends = ends(last, trainer(last));
        for (int stop = 1; stop <= 12; stop++) {
            int at = stop;
            Files.deleteIfExists(file);
            Files.deleteIfExists(Checkpoint.previous(file));
            Network network = PLAN.initialize(1);
            INDArray[] here = new INDArray[1];
            Run run = trainer(network).keepBest().withCheckpoints(file, 2).train(MOONS, (done, total, epoch, cost) -> {
                if (done == at) {
                    here[0] = network.parameters().vector().dup();
                    Thread.currentThread().interrupt();
                }
            });
            assertTrue(Thread.interrupted());
            assertEquals(End.INTERRUPTED, run.end());
            INDArray best = stop <= 3 ? here[0] : stop <= 6 ? ends.get(0) : ends.get(1);
            Bits.assertSame(best, network.parameters().vector(), "stopped after " + stop);
            Bits.assertSame(here[0], Checkpoint.load(file).state().parameters());

            Network other = PLAN.initialize(99);
            Run whole = trainer(other).keepBest().withCheckpoints(file, 2).resume(MOONS, Progress.silent());
            assertEquals(2, whole.best().orElseThrow().number());
            Bits.assertSame(ends.get(1), other.parameters().vector(), "stopped after " + stop);
            // The checkpoint has the last ones, to go on from.
            Bits.assertSame(ends.get(3), Checkpoint.load(file).state().parameters());
            Bits.assertSame(ends.get(1), Checkpoint.load(file).state().best());
        }
        Network more = PLAN.initialize(5);
        trainer(more).withEpochs(6).keepBest().withCheckpoints(file, 2).resume(MOONS, Progress.silent());
        Network never = PLAN.initialize(1);
        trainer(never).withEpochs(6).keepBest().train(MOONS);
        Bits.assertSame(never.parameters().vector(), more.parameters().vector());
    }

    @Test
    @DisplayName("A training that fails leaves the best parameters too")
    void failed() {
        Network last = PLAN.initialize(1);
        List<INDArray> ends = ends(last, trainer(last));
        Network network = PLAN.initialize(1);
        TrainingException e = assertThrows(
                TrainingException.class,
                () -> trainer(network).keepBest().train(MOONS, (done, total, epoch, cost) -> {
                    if (done == 8) {
                        throw new IllegalStateException("no more");
                    }
                }));
        assertEquals("progress at step 8: no more", e.getMessage());
        assertEquals(2, e.run().best().orElseThrow().number());
        Bits.assertSame(ends.get(1), network.parameters().vector());
    }

    @Test
    @DisplayName("keepBest needs a validation set, and a checkpoint of keepBest where an epoch was the best already")
    void refused() {
        Network network = PLAN.initialize(1);
        assertEquals(
                "keepBest needs a validation set: withValidation(examples) gives one",
                assertThrows(
                                IllegalStateException.class,
                                () -> Trainer.of(network, WORSE).keepBest().train(MOONS))
                        .getMessage());
        trainer(network).withCheckpoints(file, 9).train(MOONS);
        INDArray before = network.parameters().vector().dup();
        assertRefused(
                "the checkpoint holds no parameters of its best epoch: must be of a training with keepBest to go on"
                        + " with it",
                () -> trainer(network)
                        .withEpochs(5)
                        .keepBest()
                        .withCheckpoints(file, 9)
                        .resume(MOONS, Progress.silent()));
        Bits.assertSame(before, network.parameters().vector());
    }

    @Test
    @DisplayName("It may begin where no epoch has been validated yet, and end where it is no longer asked for")
    void begunAndEnded() {
        Trainer.of(PLAN.initialize(1), WORSE).withCheckpoints(file, 9).train(MOONS);
        Network network = PLAN.initialize(2);
        Run run = trainer(network).keepBest().withCheckpoints(file, 9).resume(MOONS, Progress.silent());
        assertEquals(2, run.best().orElseThrow().number());
        Bits.assertSame(
                Checkpoint.load(file).state().best(), network.parameters().vector());
        trainer(network).withEpochs(5).withCheckpoints(file, 9).resume(MOONS, Progress.silent());
        assertNull(Checkpoint.load(file).state().best());
        Bits.assertSame(
                Checkpoint.load(file).state().parameters(), network.parameters().vector());
    }

    @Test
    @DisplayName("Patience counts from the first epoch that is validated, not from those before a resume")
    void patienceAfterAResume() {
        Optimizer still = GradientDescent.of(0);
        Trainer.of(PLAN.initialize(1), still)
                .withEpochs(3)
                .withCheckpoints(file, 9)
                .train(MOONS);
        Run run = Trainer.of(PLAN.initialize(1), still)
                .withEpochs(50)
                .withValidation(MOONS)
                .stopEarly(2)
                .withCheckpoints(file, 9)
                .resume(MOONS, Progress.silent());
        assertEquals(End.STOPPED_EARLY, run.end());
        assertEquals(4, run.best().orElseThrow().number());
        assertEquals(6, run.epochs().size());
    }
}
