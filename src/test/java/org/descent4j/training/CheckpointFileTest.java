package org.descent4j.training;

import static org.descent4j.Refusal.assertRefused;
import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.descent4j.Bits;
import org.descent4j.data.Examples;
import org.descent4j.data.Moons;
import org.descent4j.network.Architecture;
import org.descent4j.network.Network;
import org.descent4j.optimizer.Adam;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The files of a checkpoint: where they may be, what they cost, what can be done to them. */
class CheckpointFileTest extends InAFolder {

    private static final Architecture PLAN = Architecture.of(2).relu(5).sigmoid(1);
    private static final Examples MOONS = Moons.examples(148, 0.2, 3);

    private Trainer trainer(Network network, Path place) {
        return Trainer.of(network, Adam.of(0.01)).withEpochs(4).withCheckpoints(place, 2);
    }

    private List<String> names(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private void assertRefusedBeforeTheFirstStep(Path place, String reason) {
        Network network = PLAN.initialize(1);
        INDArray before = network.parameters().vector().dup();
        AtomicInteger steps = new AtomicInteger();
        Progress counting = (done, total, epoch, cost) -> steps.incrementAndGet();
        for (boolean isResumed : new boolean[] {false, true}) {
            String message = assertThrows(UncheckedIOException.class, () -> {
                        if (isResumed) {
                            trainer(network, place).resume(MOONS, counting);
                        } else {
                            trainer(network, place).train(MOONS, counting);
                        }
                    })
                    .getMessage();
            assertTrue(message.startsWith(place + ": must be a place where checkpoints can be written, but "), message);
            assertTrue(message.contains(reason), message);
        }
        assertEquals(0, steps.get());
        Bits.assertSame(before, network.parameters().vector());
    }

    @Test
    @DisplayName("A place that no checkpoint can be written to is refused before the first step")
    void places() throws IOException {
        assertRefusedBeforeTheFirstStep(
                folder.resolve("none").resolve("x.ck"), "there is no folder " + folder.resolve("none"));
        assertRefusedBeforeTheFirstStep(folder, "it is a folder");
        Files.writeString(file, "a file");
        assertRefusedBeforeTheFirstStep(file.resolve("x.ck"), "there is no folder " + file);
        Path link = Files.createSymbolicLink(
                folder.resolve("link"), folder.resolve("none").resolve("x.ck"));
        assertRefusedBeforeTheFirstStep(link, "there is no folder " + folder.resolve("none"));
        assertEquals(List.of("link", "moons.checkpoint"), names(folder));
        assertTrue(refusal(() -> trainer(PLAN.initialize(1), folder.resolve("x.previous"))
                        .train(MOONS))
                .endsWith("x.previous: must not end in .previous, which is how the checkpoint before is called"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("A folder that nobody may write to is refused before the first step")
    void readOnlyFolder() {
        // Root may write to any folder of a disk; this one is none.
        assertRefusedBeforeTheFirstStep(Path.of("/proc/x.ck"), "its folder is read-only");
    }

    @Test
    @DisplayName("A read-only checkpoint is not replaced")
    void readOnlyFile() {
        trainer(PLAN.initialize(1), file).train(MOONS);
        assumeTrue(file.toFile().setReadOnly() && !Files.isWritable(file), "root may write to any file");
        assertRefusedBeforeTheFirstStep(file, "it is read-only");
    }

    @Test
    @DisplayName("A symbolic link is followed, also where its end is still to come, over several links")
    void links() throws IOException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Path relative = Files.createSymbolicLink(disk.resolve("relative"), Path.of("real.ck"));
        Path link = Files.createSymbolicLink(folder.resolve("link.ck"), relative);
        Run run = trainer(PLAN.initialize(1), link).train(MOONS);
        assertEquals(List.of("real.ck", "real.ck.previous", "real.ck.steps", "relative"), names(disk));
        assertEquals(List.of("disk", "link.ck"), names(folder));
        CheckpointTest.assertSame(run, trainer(PLAN.initialize(1), link).resume(MOONS, Progress.silent()));
        assertEquals(12, Checkpoint.load(link).t());
        assertEquals(
                15,
                trainer(PLAN.initialize(1), link)
                        .withEpochs(5)
                        .resume(MOONS, Progress.silent())
                        .steps());
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(15, Checkpoint.load(disk.resolve("real.ck")).t());

        Path one = folder.resolve("one");
        Files.createSymbolicLink(one, folder.resolve("two"));
        Files.createSymbolicLink(folder.resolve("two"), one);
        assertTrue(assertThrows(
                        UncheckedIOException.class,
                        () -> trainer(PLAN.initialize(1), one).train(MOONS))
                .getMessage()
                .contains("in a circle"));
    }

    @Test
    @DisplayName("Two trainings on one file: the second is told, the first goes on; afterwards the place is free")
    void twoTrainings() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.ck"), file);
        Run run = trainer(PLAN.initialize(1), file).train(MOONS, (done, total, epoch, cost) -> {
            if (done == 3) {
                for (Path same : List.of(file, link)) {
                    assertRefusedBeforeTheFirstStep(same, "another training writes its checkpoints there now");
                }
            }
        });
        assertEquals(End.FINISHED, run.end());
        assertEquals(
                List.of("link.ck", "moons.checkpoint", "moons.checkpoint.previous", "moons.checkpoint.steps"),
                names(folder));
        // What a killed process leaves is a file, and no lock.
        Files.createFile(folder.resolve("moons.checkpoint.lock"));
        CheckpointTest.assertSame(run, trainer(PLAN.initialize(1), file).resume(MOONS, Progress.silent()));
    }

    @Test
    @DisplayName("What a checkpoint writes does not grow with the run; the steps are written once")
    void theCostDoesNotGrow() throws IOException {
        Network network = PLAN.initialize(1);
        long[] sizes = new long[2];
        Trainer trainer = Trainer.of(network, Adam.of(0.01)).wholeBatch().withCheckpoints(file, 10);
        for (int i = 0; i < 2; i++) {
            trainer.withEpochs(100 + 900 * i).resume(MOONS, Progress.silent());
            sizes[i] = Files.size(file);
        }
        assertEquals(sizes[0], sizes[1]);
        // All but the last epoch's end, which is in the checkpoint itself; 8 bytes a checkpoint, of which each training
        // makes one more at its end.
        assertEquals(1000 * 48 + 999 * 60 + 101 * 8, Files.size(Checkpoint.log(file)));
        assertEquals(1000, Checkpoint.load(file).run().epochs().size());
    }

    @Test
    @DisplayName("Copied or moved together under another name, the files are the same checkpoint; one alone says so")
    void moved() throws IOException {
        Run run = trainer(PLAN.initialize(1), file).train(MOONS);
        Path other = Files.createDirectory(folder.resolve("other")).resolve("another.ck");
        Files.move(file, other);
        String message = assertThrows(UncheckedIOException.class, () -> Checkpoint.load(other))
                .getMessage();
        assertTrue(message.endsWith("; a checkpoint is another.ck together with another.ck.steps"), message);
        Files.move(Checkpoint.log(file), Checkpoint.log(other));
        CheckpointTest.assertSame(run, trainer(PLAN.initialize(2), other).resume(MOONS, Progress.silent()));
    }

    @Test
    @DisplayName("Steps of another training, or damaged ones, are refused; what stands behind the own ones is not read")
    void otherSteps() throws IOException {
        Run run = trainer(PLAN.initialize(1), file).train(MOONS);
        Path log = Checkpoint.log(file);
        byte[] whole = Files.readAllBytes(log);
        // Killed between the log and the checkpoint.
        Files.write(log, new byte[1000], StandardOpenOption.APPEND);
        CheckpointTest.assertSame(run, trainer(PLAN.initialize(1), file).resume(MOONS, Progress.silent()));
        assertEquals(
                15,
                trainer(PLAN.initialize(1), file)
                        .withEpochs(5)
                        .resume(MOONS, Progress.silent())
                        .steps());
        assertEquals(15, Checkpoint.load(file).run().steps());

        for (int i = 0; i < whole.length; i += 37) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 4;
            Files.write(log, damaged);
            assertTrue(refusal(() -> Checkpoint.load(file))
                    .startsWith(log + " is damaged, or of another training than its checkpoint: "));
        }
        Files.write(log, new byte[0]);
        refusal(() -> Checkpoint.load(file));
    }

    @Test
    @DisplayName("A new training in the place of an old one: the old one stays until there is a new checkpoint")
    void inThePlaceOfAnother() {
        trainer(PLAN.initialize(1), file).withEpochs(9).train(MOONS);
        INDArray old = Checkpoint.load(file).state().parameters();
        Network network = PLAN.initialize(7);
        trainer(network, file).train(MOONS, (done, total, epoch, cost) -> {
            // Progress is told before the checkpoint of that step is written.
            Checkpoint now = Checkpoint.load(file);
            assertEquals(done <= 2 ? 27 : (done - 1) / 2 * 2, now.t());
            assertEquals(now.t(), now.run().steps());
            if (done == 3) {
                Checkpoint before = Checkpoint.load(Checkpoint.previous(file));
                assertEquals(27, before.run().steps());
                Bits.assertSame(old, before.state().parameters());
            }
        });
        assertEquals(12, Checkpoint.load(file).t());
        Bits.assertSame(
                network.parameters().vector(), Checkpoint.load(file).state().parameters());
    }

    @Test
    @DisplayName("Steps that somebody takes away while training goes on: a clear error, the run is kept")
    void takenAway() {
        TrainingException e = assertThrows(
                TrainingException.class,
                () -> trainer(PLAN.initialize(1), file).train(MOONS, (done, total, epoch, cost) -> {
                    if (done == 5) {
                        try {
                            Files.delete(Checkpoint.log(file));
                        } catch (IOException impossible) {
                            throw new UncheckedIOException(impossible);
                        }
                    }
                }));
        assertTrue(e.getMessage().endsWith(".steps has been changed by somebody else"), e::getMessage);
        assertEquals(6, e.run().steps());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("An endless file is no checkpoint, and a folder cannot be read")
    void endless() {
        assertRefused("/dev/zero is no checkpoint: must begin as one", () -> Checkpoint.load(Path.of("/dev/zero")));
        assertThrows(UncheckedIOException.class, () -> Checkpoint.load(folder));
    }

    @Test
    @DisplayName("The lock is that of the system: it holds against other processes too")
    void otherProcesses() throws IOException {
        try (RandomAccessFile lock = new RandomAccessFile(
                        folder.resolve("moons.checkpoint.lock").toFile(), "rw");
                var held = lock.getChannel().lock()) {
            assertTrue(held.isValid());
            assertRefusedBeforeTheFirstStep(file, "another training writes its checkpoints there now");
        }
        assertFalse(Files.exists(file));
        assertArrayEquals(
                new int[] {12},
                new int[] {trainer(PLAN.initialize(1), file).train(MOONS).steps()});
    }
}
