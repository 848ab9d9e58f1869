package org.descent4j.training;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import org.descent4j.Bits;
import org.descent4j.Damage;
import org.descent4j.data.Examples;
import org.descent4j.data.Moons;
import org.descent4j.network.Architecture;
import org.descent4j.network.Network;
import org.descent4j.optimizer.Adam;
import org.descent4j.optimizer.StepperState;
import org.descent4j.schedule.LearningRate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Thousands of damaged and of forged files, the same each time: refused in the documented way, in little memory. */
class DamagedCheckpointTest {

    private static final Architecture PLAN = Network.of(2).relu(2).sigmoid(1);
    private static final Examples MOONS = Moons.of(148, 0.2, 3);
    private static final int DIGEST = 32;
    // Of files of some hundred bytes.
    private static final long MOST_MEMORY = 2_000_000;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("moons.checkpoint");
    }

    /** A reader of bytes, as a user has it. */
    private interface Reader {
        void read(byte[] bytes) throws IOException;
    }

    private Trainer trainer(Network network) {
        return Trainer.of(network, Adam.of(LearningRate.constant(0.1).reducedOnPlateau(0.5, 1)))
                .epochs(2)
                .checkpoints(file, 2);
    }

    private byte[] checkpoint() throws IOException {
        trainer(PLAN.initialise(1)).train(MOONS);
        return Files.readAllBytes(file);
    }

    private static byte[] state() throws IOException {
        var stepper = Adam.of(LearningRate.constant(0.1).reducedOnPlateau(0.5, 1))
                .on(PLAN.initialise(1).parameters().vector());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        stepper.state().write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    /** Only exceptions of this kind, with a reason, and no memory beyond what there is to read. */
    private static void check(
            int variants, byte[] sample, Reader reader, Class<? extends Exception> refusal, boolean isSigned) {
        Random random = new Random(20);
        int refused = 0;
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < variants; i++) {
            byte[] bytes = Damage.of(sample, random);
            if (isSigned) {
                sign(bytes);
            }
            String variant = "variant " + i;
            long before = threads.getCurrentThreadAllocatedBytes();
            try {
                reader.read(bytes);
            } catch (IOException | RuntimeException e) {
                refused++;
                assertTrue(refusal.isInstance(e), () -> variant + ": " + e);
                assertFalse(e.getMessage() == null || e.getMessage().contains("null"), () -> variant + ": " + e);
            }
            long taken = threads.getCurrentThreadAllocatedBytes() - before;
            assertTrue(taken < MOST_MEMORY, () -> variant + " took " + taken + " bytes");
        }
        assertTrue(refused > variants / 3, refused + " of " + variants + " were refused");
    }

    private static void sign(byte[] bytes) {
        if (bytes.length <= DIGEST) {
            return;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, bytes.length - DIGEST);
            System.arraycopy(digest.digest(), 0, bytes, bytes.length - DIGEST, DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("A stepper's state: an IOException, as its Javadoc says, for whatever is wrong")
    void states() throws IOException {
        check(
                5000,
                state(),
                bytes -> StepperState.read(new DataInputStream(new ByteArrayInputStream(bytes))),
                IOException.class,
                false);
    }

    @Test
    @DisplayName("A checkpoint that is damaged: an IllegalArgumentException for each")
    void damaged() throws IOException {
        check(1000, checkpoint(), this::load, IllegalArgumentException.class, false);
    }

    @Test
    @DisplayName("A checkpoint that is forged, with a right checksum: an IllegalArgumentException, or another value")
    void forged() throws IOException {
        check(3000, checkpoint(), this::load, IllegalArgumentException.class, true);
    }

    private void load(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        Checkpoint.load(file);
    }

    @Test
    @DisplayName("Resuming from a forged checkpoint: refused with nothing changed, or taken whole")
    void resumed() throws IOException {
        byte[] whole = checkpoint();
        byte[] previous = Files.readAllBytes(Checkpoint.previous(file));
        byte[] log = Files.readAllBytes(Checkpoint.log(file));
        Network network = PLAN.initialise(3);
        INDArray before = network.parameters().vector().dup();
        Random random = new Random(21);
        int refused = 0;
        for (int i = 0; i < 1000; i++) {
            byte[] bytes = Damage.of(whole, random);
            sign(bytes);
            Files.write(file, bytes);
            try {
                trainer(network).resume(MOONS, Progress.silent());
                network.parameters().vector().assign(before);
                Files.write(Checkpoint.previous(file), previous);
                Files.write(Checkpoint.log(file), log);
            } catch (IllegalArgumentException e) {
                refused++;
                Bits.assertSame(before, network.parameters().vector());
            } catch (UncheckedIOException | IllegalStateException e) {
                throw new AssertionError("variant " + i, e);
            } catch (TrainingException e) {
                // The values were possible, and led nowhere.
                network.parameters().vector().assign(before);
            }
        }
        assertTrue(refused > 300, refused + " were refused");
    }
}
