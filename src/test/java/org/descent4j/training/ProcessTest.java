package org.descent4j.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.descent4j.Bits;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only a real process can show: kill -9, Ctrl-C, a disk that is full. */
@Timeout(600)
class ProcessTest {

    @TempDir
    private Path folder;

    @Test
    @DisplayName("Killed (kill -9) at random moments and resumed each time: the same bits as never stopped")
    void killedAndResumed() throws IOException, InterruptedException {
        Path file = folder.resolve("killed.checkpoint");
        Random random = new Random();
        long before = 0;
        for (int kill = 0; kill < 4; kill++) {
            // A checkpoint a step: most of the time is spent in writing one, and so most kills fall there.
            Process child = ChildTraining.start(ChildTraining.command(file, 1, ChildTraining.STEPS));
            long reached = readUpTo(child, before + 1 + random.nextInt(30));
            Thread.sleep(0, random.nextInt(1_000_000));
            child.destroyForcibly();
            assertEquals(128 + 9, child.waitFor(), "the child was to be killed, not to end");
            long saved = Checkpoint.latest(file).map(Checkpoint::t).orElse(0L);
            assertTrue(saved >= reached - 1, saved + " of " + reached);
            before = reached;
        }
        assertFinished(lastLine(ChildTraining.start(ChildTraining.command(file, 100, ChildTraining.STEPS))));

        Path other = folder.resolve("never.checkpoint");
        assertFinished(lastLine(ChildTraining.start(ChildTraining.command(other, 1000, ChildTraining.STEPS))));
        Checkpoint never = Checkpoint.load(other);
        Checkpoint killed = Checkpoint.load(file);
        Bits.assertSame(never.state().parameters(), killed.state().parameters());
        assertArrayEquals(CheckpointTest.state(never), CheckpointTest.state(killed));
        assertArrayEquals(never.run().costs(), killed.run().costs(), 0);
        assertArrayEquals(never.run().gradientNorms(), killed.run().gradientNorms(), 0);
    }

    private static void assertFinished(String lastLine) {
        assertTrue(lastLine.startsWith("FINISHED " + ChildTraining.STEPS + " "), lastLine);
    }

    @Test
    @DisplayName("Asked to end (SIGTERM; Ctrl-C is the same to a JVM): the current step, a checkpoint, the last lines")
    void askedToEnd() throws IOException, InterruptedException {
        Path file = folder.resolve("asked.checkpoint");
        Process child = ChildTraining.start(ChildTraining.command(file, 1_000_000, 50_000_000));
        try (BufferedReader lines = reader(child)) {
            List<String> said = new ArrayList<>();
            while (said.size() < 20) {
                said.add(lines.readLine());
            }
            // Not child.destroy(), which would close the stream with the last lines in it.
            child.toHandle().destroy();
            lines.lines().forEach(said::add);
            String last = said.get(said.size() - 1);
            long steps = Long.parseLong(said.get(said.size() - 2));
            assertTrue(last.startsWith("INTERRUPTED " + steps + " "), last);
            assertEquals(steps, Checkpoint.load(file).t());
        }
        assertEquals(128 + 15, child.waitFor());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("No room for a checkpoint: a clear error, the one before stays whole")
    void noRoom() throws IOException, InterruptedException {
        Path file = folder.resolve("full.checkpoint");
        ChildTraining.trainer(ChildTraining.PLAN.initialize(1), file, 50, 50).train(ChildTraining.data());
        byte[] whole = Files.readAllBytes(file);
        // No file of more than 100 blocks: to a program, the same as a full disk.
        String limited = "ulimit -f 100; exec "
                + ChildTraining.command(file, 7, 100).stream()
                        .map(word -> "'" + word + "'")
                        .collect(Collectors.joining(" "));
        String last = lastLine(ChildTraining.start(List.of("sh", "-c", limited)));
        assertTrue(
                last.startsWith("FAILED 56 checkpoint after step 56: " + file
                        + " could not be written, what was there is as before: "),
                last);
        assertArrayEquals(whole, Files.readAllBytes(file));
        assertFalse(Files.exists(folder.resolve("full.checkpoint.new")));
    }

    private static BufferedReader reader(Process child) {
        return new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8));
    }

    /** Reads steps until this one, and gives the last one read. */
    private static long readUpTo(Process child, long step) throws IOException {
        BufferedReader lines = reader(child);
        long reached = 0;
        while (reached < step) {
            reached = Long.parseLong(lines.readLine());
        }
        return reached;
    }

    private static String lastLine(Process child) throws IOException, InterruptedException {
        try (BufferedReader lines = reader(child)) {
            String last = lines.lines().reduce("", (a, b) -> b);
            child.waitFor();
            return last;
        }
    }
}
