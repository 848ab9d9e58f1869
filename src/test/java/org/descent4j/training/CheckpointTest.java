package org.descent4j.training;

import static org.descent4j.Refusal.assertRefused;
import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.descent4j.Bits;
import org.descent4j.data.Examples;
import org.descent4j.data.Moons;
import org.descent4j.fuzz.Damage;
import org.descent4j.network.Architecture;
import org.descent4j.network.Cost;
import org.descent4j.network.Network;
import org.descent4j.optimizer.Adam;
import org.descent4j.optimizer.Optimizer;
import org.descent4j.schedule.LearningRate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class CheckpointTest extends InAFolder {

    private static final Architecture PLAN =
            Architecture.of(2).relu(5).sigmoid(1).withL2(0.01);
    private static final Examples MOONS = Moons.examples(148, 0.2, 3);
    private static final Optimizer ADAM =
            Adam.of(LearningRate.inverseTime(0.05, 0.5).reducedOnPlateau(0.5, 1));

    private Trainer trainer(Network network) {
        return Trainer.of(network, ADAM)
                .withEpochs(4)
                .withSeed(5)
                .withValidation(MOONS.range(0, 40))
                .withCheckpoints(file, 2);
    }

    /** Trains, but is interrupted after so many steps. */
    private Run trainUpTo(int step, Network network) {
        Run run = trainer(network).resume(MOONS, (done, total, epoch, cost) -> {
            if (done == step) {
                Thread.currentThread().interrupt();
            }
        });
        Thread.interrupted();
        return run;
    }

    static void assertSame(Run expected, Run actual) {
        assertEquals(expected.end(), actual.end());
        assertArrayEquals(expected.costs(), actual.costs(), 0);
        assertArrayEquals(expected.accuracies(), actual.accuracies(), 0);
        assertArrayEquals(expected.learningRates(), actual.learningRates(), 0);
        assertArrayEquals(expected.gradientNorms(), actual.gradientNorms(), 0);
        assertArrayEquals(expected.epochOfStep(), actual.epochOfStep());
        assertEquals(expected.epochs().size(), actual.epochs().size());
        for (int i = 0; i < expected.epochs().size(); i++) {
            Epoch e = expected.epochs().get(i);
            Epoch a = actual.epochs().get(i);
            assertEquals(
                    new Epoch(
                            e.number(),
                            e.t(),
                            e.cost(),
                            e.accuracy(),
                            e.validationCost(),
                            e.validationAccuracy(),
                            e.learningRate(),
                            a.seconds()),
                    a);
        }
    }

    /** The optimizer's state to the bit. */
    static byte[] state(Checkpoint checkpoint) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        checkpoint.state().stepper().write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @Test
    @DisplayName("Stopped anywhere and resumed by another process: the same bits as never stopped")
    void resumedAfterAnyStep() throws IOException {
        Network whole = PLAN.initialize(1);
        Run wholeRun = trainer(whole).train(MOONS);
        byte[] wholeState = state(Checkpoint.load(file));
        assertEquals(12, wholeRun.steps());
        for (int stop = 1; stop <= 12; stop++) {
            Files.delete(file);
            Files.delete(Checkpoint.previous(file));
            assertEquals(stop, trainUpTo(stop, PLAN.initialize(1)).steps());
            assertEquals(stop, Checkpoint.load(file).t());
            // Another seed: all must come from the file.
            Network resumed = PLAN.initialize(99);
            Run run = trainer(resumed).resume(MOONS, Progress.silent());
            Bits.assertSame(whole.parameters().vector(), resumed.parameters().vector());
            assertSame(wholeRun, run);
            assertArrayEquals(wholeState, state(Checkpoint.load(file)), "stopped after " + stop);
        }
    }

    @Test
    void whatIsFinishedStaysFinished() {
        Network network = PLAN.initialize(1);
        Run run = trainer(network).train(MOONS);
        INDArray parameters = network.parameters().vector().dup();
        assertSame(run, trainer(network).resume(MOONS, Progress.silent()));
        Bits.assertSame(parameters, network.parameters().vector());
        // With more epochs it goes on.
        assertEquals(
                15,
                trainer(network).withEpochs(5).resume(MOONS, Progress.silent()).steps());
    }

    @Test
    void anEarlyStopStaysOne() {
        Trainer trainer = trainer(PLAN.initialize(1)).withEpochs(300).stopEarly(1);
        Run run = trainer.train(MOONS);
        assertEquals(End.STOPPED_EARLY, run.end());
        assertSame(run, trainer.resume(MOONS, Progress.silent()));
    }

    @Test
    void aCheckpointTellsWhatIsInIt() {
        Network network = PLAN.initialize(1);
        trainUpTo(5, network);
        Checkpoint checkpoint = Checkpoint.load(file);
        assertEquals(
                "Checkpoint(2 → relu(5) → sigmoid(1) by " + ADAM
                        + " on 148 examples, mini-batches of 64, seed 5, epoch=2, index=2, t=5)",
                checkpoint.toString());
        assertEquals(5, checkpoint.run().steps());
        assertEquals(5, checkpoint.state().stepper().t());
        assertEquals(4, Checkpoint.load(Checkpoint.previous(file)).t());
        Network other = PLAN.initialize(2);
        checkpoint.into(other);
        Bits.assertSame(network.parameters().vector(), other.parameters().vector());
    }

    @Test
    @DisplayName("A damaged file is refused, whatever byte is wrong; the one before still loads")
    void damage() throws IOException {
        trainUpTo(5, PLAN.initialize(1));
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            String message = refusal(() -> Checkpoint.load(file));
            assertTrue(
                    message.equals(file + " is damaged: its checksum does not match")
                            || message.equals(file + " is no checkpoint: must begin as one"),
                    message);
        }
        for (int length : new int[] {0, 1, 20, 21, 30, whole.length / 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            refusal(() -> Checkpoint.load(file));
        }
        Network network = PLAN.initialize(3);
        INDArray before = network.parameters().vector().dup();
        Path previous = Checkpoint.previous(file);
        assertEquals(
                file + " is damaged: its checksum does not match; remove it to go on from the one before, " + previous,
                refusal(() -> trainer(network).resume(MOONS, Progress.silent())));
        Bits.assertSame(before, network.parameters().vector());
        assertEquals(4, Checkpoint.load(previous).t());

        Files.delete(file);
        Network resumed = PLAN.initialize(99);
        Run run = trainer(resumed).resume(MOONS, Progress.silent());
        Files.delete(file);
        Files.delete(previous);
        Network never = PLAN.initialize(1);
        assertSame(trainer(never).train(MOONS), run);
        Bits.assertSame(never.parameters().vector(), resumed.parameters().vector());
    }

    @Test
    @DisplayName("A checkpoint of an older version is refused as such")
    void anOlderVersion() throws IOException {
        trainUpTo(5, PLAN.initialize(1));
        byte[] bytes = Files.readAllBytes(file);
        bytes["descent4j checkpoint\n".length() + 3] = 2;
        Files.write(file, Damage.signed(bytes));
        assertRefused(file + " is of version 2: must be 4", () -> Checkpoint.load(file));
    }

    @Test
    @DisplayName("Cost, λ and data type are compared too, each by its name")
    void otherNumbers() {
        trainUpTo(5, PLAN.initialize(1));
        Checkpoint checkpoint = Checkpoint.load(file);
        assertRefused(
                "the checkpoint is of cost = " + Cost.BINARY_CROSS_ENTROPY + ": must be " + Cost.SQUARED_ERROR
                        + " to go on from it",
                () -> checkpoint.into(PLAN.withCost(Cost.SQUARED_ERROR).initialize(1)));
        assertRefused(
                "the checkpoint is of lambda = 0.01: must be 0.0 to go on from it",
                () -> checkpoint.into(PLAN.withL2(0).initialize(1)));
        assertRefused(
                "the checkpoint is of dataType = FLOAT: must be DOUBLE to go on from it",
                () -> checkpoint.into(PLAN.inDouble().initialize(1)));
        assertRefused(
                "the checkpoint is of inputs = 2: must be 3 to go on from it",
                () -> checkpoint.into(
                        Architecture.of(3).relu(5).sigmoid(1).withL2(0.01).initialize(1)));
    }

    @Test
    void foreignFilesAreRefusedAndNotOverwritten() throws IOException {
        Files.writeString(file, "the only copy of a thesis");
        String message = file + " is no checkpoint: must begin as one";
        assertRefused(message, () -> Checkpoint.load(file));
        assertRefused(message, () -> trainer(PLAN.initialize(1)).train(MOONS));
        assertRefused(message, () -> trainer(PLAN.initialize(1)).resume(MOONS, Progress.silent()));
        assertEquals("the only copy of a thesis", Files.readString(file));
        assertTrue(assertThrows(UncheckedIOException.class, () -> Checkpoint.load(folder.resolve("none")))
                .getMessage()
                .contains("must be a file that can be read, but there is no file"));
    }

    @Test
    void aCheckpointOfAnotherTrainingIsRefused() {
        trainUpTo(5, PLAN.initialize(1));
        Architecture wider = Architecture.of(2).relu(6).sigmoid(1);
        assertEquals(
                "the checkpoint is of layers = [relu(5), sigmoid(1)]: must be [relu(6), sigmoid(1)] to go on from it",
                refusal(() -> trainer(wider.initialize(1)).resume(MOONS, Progress.silent())));
        assertEquals(
                "the checkpoint is of layers = [relu(5), sigmoid(1)]: must be [relu(6), sigmoid(1)] to go on from it",
                refusal(() -> Checkpoint.load(file).into(wider.initialize(1))));
        Network network = PLAN.initialize(1);
        INDArray before = network.parameters().vector().dup();
        assertRefused(
                "the checkpoint is of miniBatch = 64: must be 32 to go on from it",
                () -> trainer(network).withMiniBatch(32).resume(MOONS, Progress.silent()));
        assertRefused(
                "the checkpoint is of seed = 5: must be 6 to go on from it",
                () -> trainer(network).withSeed(6).resume(MOONS, Progress.silent()));
        assertRefused(
                "the checkpoint is of examples = 148: must be 100 to go on from it",
                () -> trainer(network).resume(MOONS.range(0, 100), Progress.silent()));
        Bits.assertSame(before, network.parameters().vector());
    }

    @Test
    void aPlaceThatCannotBeWrittenIsAClearErrorAndNothingIsLost() throws IOException {
        Network network = PLAN.initialize(1);
        trainUpTo(5, network);
        byte[] whole = Files.readAllBytes(file);
        Files.createDirectories(folder.resolve("moons.checkpoint.new").resolve("in the way"));
        TrainingException e =
                assertThrows(TrainingException.class, () -> trainer(network).resume(MOONS, Progress.silent()));
        assertTrue(
                e.getMessage()
                        .startsWith("checkpoint after step 6: " + file
                                + " could not be written, what was there is as before: "),
                e::getMessage);
        assertEquals(6, e.run().steps());
        assertArrayEquals(whole, Files.readAllBytes(file));
    }

    @Test
    void anInterruptedThreadCanStillSave() {
        Network network = PLAN.initialize(1);
        trainer(network).withCheckpoints(file, 1000).train(MOONS, (done, total, epoch, cost) -> {
            if (done == 3) {
                Thread.currentThread().interrupt();
            }
        });
        // The interrupt is still set here; java.nio's channels would refuse to work.
        network.save(folder.resolve("moons.npz"));
        assertEquals(3, Checkpoint.load(file).t());
        assertTrue(Thread.interrupted());
        Bits.assertSame(
                network.parameters().vector(),
                PLAN.load(folder.resolve("moons.npz")).parameters().vector());
        assertFalse(Files.exists(folder.resolve("moons.npz.new")));
    }
}
