package org.descent4j.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.descent4j.data.Examples;
import org.descent4j.data.Moons;
import org.descent4j.network.Architecture;
import org.descent4j.optimizer.Adam;
import org.descent4j.schedule.LearningRate;
import org.descent4j.schedule.Remembering;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What training tells of itself: while it goes on, and afterwards. */
class ToldTest {

    private static final Architecture PLAN = Architecture.of(2).relu(5).sigmoid(1);
    private static final Examples MOONS = Moons.examples(148, 0.2, 3);

    /** Takes down all that it is told. */
    private static final class Listener implements Progress {

        final List<String> told = new ArrayList<>();
        final List<Double> costs = new ArrayList<>();

        @Override
        public void begin(long done, long total) {
            told.add("begin " + done + "/" + total);
        }

        @Override
        public void step(long done, long total, long epoch, double cost) {
            told.add(done + "/" + total + " in " + epoch);
            costs.add(cost);
        }

        @Override
        public void end() {
            told.add("end");
        }

        @Override
        public void epoch(Epoch epoch) {
            told.add("epoch " + epoch.number());
        }
    }

    /** Throws where it is told of something. */
    private record Grumbler(String when) implements Progress {

        private void at(String here) {
            if (here.equals(when)) {
                throw new IllegalStateException("no more");
            }
        }

        @Override
        public void begin(long done, long total) {
            at("begin");
        }

        @Override
        public void step(long done, long total, long epoch, double cost) {
            at("step " + done);
        }

        @Override
        public void epoch(Epoch epoch) {
            at("epoch " + epoch.number());
        }

        @Override
        public void end() {
            at("end");
        }
    }

    @Test
    @DisplayName("Progress is told the beginning, each step with its cost, and the end, also of what fails")
    void progress() {
        Listener listener = new Listener();
        Run run = Trainer.of(PLAN.initialize(1), Adam.of(0.01)).withEpochs(2).train(MOONS, listener);
        assertEquals(
                List.of(
                        "begin 0/6",
                        "1/6 in 1",
                        "2/6 in 1",
                        "3/6 in 1",
                        "epoch 1",
                        "4/6 in 2",
                        "5/6 in 2",
                        "6/6 in 2",
                        "epoch 2",
                        "end"),
                listener.told);
        assertArrayEquals(
                run.costs(), listener.costs.stream().mapToDouble(c -> c).toArray());
        Listener disappointed = new Listener();
        Examples wrong = Examples.of(MOONS.x(), MOONS.y().dup('f').putScalar(0, 3, 2));
        Trainer trainer = Trainer.of(PLAN.initialize(1), Adam.of(0.01)).wholeBatch();
        assertThrows(TrainingException.class, () -> trainer.train(wrong, disappointed));
        assertEquals(List.of("begin 0/1", "end"), disappointed.told);
    }

    @Test
    @DisplayName("Each epoch is told once, with its sums, after a resume those that are new")
    void epochs(@TempDir Path folder) {
        List<Epoch> told = new ArrayList<>();
        Trainer trainer = Trainer.of(PLAN.initialize(1), Adam.of(0.01))
                .withEpochs(2)
                .withValidation(MOONS)
                .withCheckpoints(folder.resolve("c"), 9);
        assertEquals(trainer.train(MOONS, Progress.epochs(told::add)).epochs(), told);
        Run run = trainer.withEpochs(4).resume(MOONS, Progress.epochs(told::add));
        assertEquals(run.epochs(), told);
        assertEquals(4, told.size());
    }

    @Test
    @DisplayName("What a listener throws ends training like a step that fails: its place is named, the run is kept")
    void aListenerThatThrows() {
        Map<String, String> places = Map.of(
                "begin", "progress at the beginning: no more, 0, 0",
                "step 4", "progress at step 4: no more, 4, 1",
                "epoch 1", "progress at the end of epoch 1: no more, 3, 1",
                "end", "progress at the end: no more, 6, 2");
        places.forEach((when, expected) -> {
            Trainer trainer = Trainer.of(PLAN.initialize(1), Adam.of(0.01)).withEpochs(2);
            TrainingException e = assertThrows(TrainingException.class, () -> trainer.train(MOONS, new Grumbler(when)));
            assertEquals(
                    expected,
                    e.getMessage() + ", " + e.run().steps() + ", "
                            + e.run().epochs().size());
            assertEquals(End.FAILED, e.run().end());
            assertEquals(
                    End.FAILED,
                    trainer.returnFailed().train(MOONS, new Grumbler(when)).end());
        });
        Examples wrong = Examples.of(MOONS.x(), MOONS.y().dup('f').putScalar(0, 3, 2));
        TrainingException e = assertThrows(
                TrainingException.class,
                () -> Trainer.of(PLAN.initialize(1), Adam.of(0.01)).train(wrong, new Grumbler("end")));
        // The first fault is the one that is told.
        assertTrue(e.getMessage().contains("Y holds 2.0"), e::getMessage);
        assertEquals("no more", e.getSuppressed()[0].getMessage());
    }

    @Test
    @DisplayName("What fails at the end of an epoch, in a schedule of one's own, keeps the run too")
    void aScheduleThatThrows() {
        LearningRate watching = new Remembering() {
            @Override
            public double at(long epoch, long t) {
                return 0.1;
            }

            @Override
            public LearningRate after(long epoch, long t, double cost) {
                throw new IllegalStateException("no more");
            }

            @Override
            public double[] memory() {
                return new double[0];
            }

            @Override
            public LearningRate recalling(double... memory) {
                return this;
            }
        };
        TrainingException e = assertThrows(
                TrainingException.class,
                () -> Trainer.of(PLAN.initialize(1), Adam.of(watching)).train(MOONS));
        assertEquals("end of epoch 1: no more", e.getMessage());
        assertEquals(3, e.run().steps());
        assertEquals(0, e.run().epochs().size());
    }

    @Test
    @DisplayName("An interrupt in the last step of an epoch ends training before the next one")
    void interruptAtTheEndOfAnEpoch() {
        Run run = Trainer.of(PLAN.initialize(1), Adam.of(0.01))
                .withEpochs(5)
                .train(MOONS, (done, total, epoch, cost) -> {
                    if (done == 3) {
                        Thread.currentThread().interrupt();
                    }
                });
        assertTrue(Thread.interrupted());
        assertEquals(End.INTERRUPTED, run.end());
        assertEquals(3, run.steps());
    }

    @Test
    @DisplayName("Time is in seconds, from the beginning, and goes on where it was when training is resumed")
    void time(@TempDir Path folder) {
        Trainer trainer = Trainer.of(PLAN.initialize(1), Adam.of(0.01)).withCheckpoints(folder.resolve("c"), 1);
        long began = System.nanoTime();
        Run first = trainer.train(MOONS, (done, total, epoch, cost) -> sleep());
        Run whole = trainer.withEpochs(2).resume(MOONS, (done, total, epoch, cost) -> sleep());
        double most = (System.nanoTime() - began) / 1e9;
        double[] seconds = whole.seconds();
        assertEquals(6, seconds.length);
        assertEquals(first.seconds()[2], seconds[2]);
        for (int i = 1; i < seconds.length; i++) {
            // A step's time is taken before it is told. The pause in between is left out.
            assertTrue(seconds[i] >= seconds[i - 1] + (i == 3 ? 0 : 0.05), "step " + i);
        }
        assertTrue(seconds[5] < most);
        assertTrue(whole.lastEpoch().seconds() >= seconds[5] + 0.05
                && whole.lastEpoch().seconds() < most);
    }

    private static void sleep() {
        try {
            Thread.sleep(60);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("What does not fit is refused before a checkpoint is looked for")
    void resumeChecksToo(@TempDir Path folder) {
        Trainer trainer = Trainer.of(PLAN.initialize(1), Adam.of(0.01)).withCheckpoints(folder.resolve("none"), 1);
        assertThrows(
                IllegalArgumentException.class, () -> trainer.withMiniBatch(149).resume(MOONS, Progress.silent()));
        assertFalse(folder.resolve("none").toFile().exists());
    }

    @Test
    @DisplayName("The summary has a line for every epoch up to twenty, for every second one up to forty, and the last")
    void lines() {
        assertEquals(IntStream.rangeClosed(1, 20).boxed().toList(), numbers(run(20)));
        assertEquals(List.of(2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 21), numbers(run(21)));
        assertEquals(IntStream.rangeClosed(1, 20).map(i -> 2 * i).boxed().toList(), numbers(run(40)));
        Run run = run(2);
        Epoch last = run.lastEpoch();
        List<String> lines = run.summary().lines().toList();
        assertEquals(run.title(), lines.get(0));
        assertTrue(run.title().contains(", whole batch, seed 0"), run.title());
        assertEquals(String.format(Locale.ROOT, "FINISHED after 2 steps, %.1f s", run.seconds()[1]), lines.get(1));
        assertEquals("epoch      t       cost  accuracy          α      time", lines.get(2));
        assertEquals(
                String.format(
                        Locale.ROOT,
                        "    2      2  %9.5f %7.2f %%     0.0100  %6.1f s",
                        last.cost(),
                        100 * last.accuracy(),
                        last.seconds()),
                lines.get(4));
        assertEquals("Run(FINISHED, steps=2, epochs=2, cost=" + run.costs()[1] + ")", run.toString());
        Run validated = Trainer.of(PLAN.initialize(1), Adam.of(0.01))
                .withValidation(MOONS.range(0, 50))
                .train(MOONS);
        assertTrue(
                validated
                        .summary()
                        .contains(String.format(
                                Locale.ROOT,
                                "%%  %9.5f  %7.2f %%  ",
                                validated.lastEpoch().validationCost(),
                                100 * validated.lastEpoch().validationAccuracy())),
                validated.summary());
    }

    @Test
    @DisplayName("The bar goes to standard output, and ends with the last step's epoch and cost")
    void bar() {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        Run run;
        try {
            run = Trainer.of(PLAN.initialize(1), Adam.of(0.01)).withEpochs(2).train(MOONS, Progress.bar());
        } finally {
            System.setOut(out);
        }
        String text = printed.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains(String.format(Locale.ROOT, "epoch 2, cost %.4g", run.costs()[5])), text);
        assertTrue(text.contains("6/6"), text);
    }

    private static Run run(int epochs) {
        return Trainer.of(PLAN.initialize(1), Adam.of(0.01))
                .wholeBatch()
                .withEpochs(epochs)
                .train(MOONS);
    }

    private static List<Integer> numbers(Run run) {
        return run.summary()
                .lines()
                .skip(3)
                .map(line -> Integer.valueOf(line.strip().split(" ", 2)[0]))
                .toList();
    }
}
