package org.descent4j.training;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import org.descent4j.Bits;
import org.descent4j.data.Examples;
import org.descent4j.data.Moons;
import org.descent4j.fuzz.Damage;
import org.descent4j.network.Architecture;
import org.descent4j.network.Network;
import org.descent4j.optimizer.Adam;
import org.descent4j.schedule.LearningRate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A thousand forged files, the same each time. What damaged ones give by themselves, the fuzz of the readers tries. */
class DamagedCheckpointTest extends InAFolder {

    private static final Architecture PLAN = Architecture.of(2).relu(2).sigmoid(1);
    private static final Examples MOONS = Moons.examples(148, 0.2, 3);
    private static final int DIGEST = 32;

    private Trainer trainer(Network network) {
        return Trainer.of(network, Adam.of(LearningRate.constant(0.1).reducedOnPlateau(0.5, 1)))
                .withEpochs(2)
                .withCheckpoints(file, 2);
    }

    private byte[] checkpoint() throws IOException {
        trainer(PLAN.initialize(1)).train(MOONS);
        return Files.readAllBytes(file);
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
    @DisplayName("Resuming from a forged checkpoint: refused with nothing changed, or taken whole")
    void resumed() throws IOException {
        byte[] whole = checkpoint();
        byte[] previous = Files.readAllBytes(Checkpoint.previous(file));
        byte[] log = Files.readAllBytes(Checkpoint.log(file));
        Network network = PLAN.initialize(3);
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
