package org.descent4j.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.descent4j.Bits;
import org.descent4j.StoppedException;
import org.descent4j.data.ExampleSource;
import org.descent4j.data.Examples;
import org.descent4j.data.Moons;
import org.descent4j.network.Architecture;
import org.descent4j.network.Network;
import org.descent4j.optimizer.Adam;
import org.descent4j.optimizer.Group;
import org.descent4j.optimizer.Optimizer;
import org.descent4j.optimizer.Step;
import org.descent4j.optimizer.Wrapper;
import org.descent4j.schedule.LearningRate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An interrupt that comes in the midst of a training: in whatever is called there, the user's own code too. */
class InterruptedTrainingTest {

    private static final Architecture PLAN = Architecture.of(2).relu(5).sigmoid(1);
    private static final Examples MOONS = Moons.examples(148, 0.2, 3);

    /** Where it comes. */
    enum Place {
        SOURCE,
        PREPARE,
        FIRST_GROUP,
        LAST_GROUP,
        SCHEDULE,
        AFTER_EPOCH,
        VALIDATION,
        BEGIN,
        PROGRESS,
        END
    }

    /**
     * Interrupts its thread once, at a place, the third time that it is passed there; it says so or lets others say.
     */
    private static final class Stop {
        private final Place place;
        private final boolean throwsItself;
        private final Map<Place, Integer> passed = new TreeMap<>();
        private boolean isDone;

        Stop(Place place, boolean throwsItself) {
            this.place = place;
            this.throwsItself = throwsItself;
        }

        void at(Place here) {
            int times = passed.merge(here, 1, Integer::sum);
            boolean isOnce = here == Place.BEGIN || here == Place.END || here == Place.AFTER_EPOCH;
            if (here == place && !isDone && (isOnce || times >= 3)) {
                isDone = true;
                Thread.currentThread().interrupt();
                if (throwsItself) {
                    StoppedException.ifInterrupted();
                }
            }
        }
    }

    /** Gradient descent with a count, which passes every place of a step. */
    private record Own(Stop stop) implements Optimizer {
        @Override
        public LearningRate learningRate() {
            return new OwnRate(stop, 0.5);
        }

        @Override
        public List<String> moments() {
            return List.of("steps");
        }

        @Override
        public void step(Step step) {
            step.moment("steps").addi(1);
            step.parameters().subi(step.gradient().mul(step.learningRate()));
            stop.at(step.learningRate() < 0.3 ? Place.FIRST_GROUP : Place.LAST_GROUP);
        }
    }

    /** What stands round it sees the whole gradient first. */
    private record OwnLink(Stop stop, Optimizer inner) implements Wrapper {
        @Override
        public INDArray prepare(INDArray gradient) {
            stop.at(Place.PREPARE);
            return gradient;
        }
    }

    /** Halved after each epoch. */
    private record OwnRate(Stop stop, double alpha) implements LearningRate {
        @Override
        public double at(long epoch, long t) {
            stop.at(Place.SCHEDULE);
            return alpha;
        }

        @Override
        public LearningRate after(long epoch, long t, double cost) {
            stop.at(Place.AFTER_EPOCH);
            return new OwnRate(stop, alpha * 0.99);
        }

        @Override
        public double[] memory() {
            return new double[] {alpha};
        }

        @Override
        public LearningRate recalling(double... memory) {
            return new OwnRate(stop, memory[0]);
        }
    }

    private record OwnSource(Stop stop, ExampleSource inner) implements ExampleSource {
        @Override
        public int size() {
            return inner.size();
        }

        @Override
        public int features() {
            return inner.features();
        }

        @Override
        public int outputs() {
            return inner.outputs();
        }

        @Override
        public DataType dataType() {
            return inner.dataType();
        }

        @Override
        public void copy(int[] which, Examples batch) {
            inner.copy(which, batch);
            stop.at(Place.SOURCE);
        }
    }

    /** Passes the last places. The end of the epoch, where the validation follows, is known by the number of steps. */
    private record OwnProgress(Stop stop) implements Progress {
        @Override
        public void begin(long done, long total) {
            stop.at(Place.BEGIN);
        }

        @Override
        public void step(long done, long total, long epoch, double cost) {
            stop.at(done % 3 == 0 ? Place.VALIDATION : Place.PROGRESS);
        }

        @Override
        public void end() {
            stop.at(Place.END);
        }
    }

    private static Run train(Network network, Stop stop, Path file) {
        return Trainer.of(network, new OwnLink(stop, new Own(stop)))
                .withGroups(Group.of("first", 0, 7).withRateFactor(0.5))
                .withEpochs(4)
                .withValidation(MOONS)
                .withCheckpoints(file, 1000)
                .resume(new OwnSource(stop, MOONS), new OwnProgress(stop));
    }

    @AfterEach
    void noInterruptIsLeft() {
        Thread.interrupted();
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    @DisplayName("Wherever it comes: a run that says so, no step by half, and after a resume the same bits")
    void anywhere(Place place, @TempDir Path folder) {
        Network whole = PLAN.initialize(1);
        Run expected = train(whole, new Stop(null, false), folder.resolve("whole"));
        for (boolean throwsItself : new boolean[] {false, true}) {
            Network network = PLAN.initialize(1);
            Path file = folder.resolve("stopped " + throwsItself);
            Stop stop = new Stop(place, throwsItself);
            Run run = train(network, stop, file);
            assertTrue(stop.isDone, "it came");
            assertTrue(Thread.interrupted(), "the flag stays set");
            assertEquals(place == Place.END ? End.FINISHED : End.INTERRUPTED, run.end());
            assertTrue(run.steps() < 12 || place == Place.END, "it ended there");
            assertEquals(run.steps(), Checkpoint.load(file).t());
            Run resumed = train(network, new Stop(null, false), file);
            assertEquals(End.FINISHED, resumed.end());
            Bits.assertSame(whole.parameters().vector(), network.parameters().vector());
            assertArrayEquals(expected.costs(), resumed.costs());
            assertArrayEquals(expected.gradientNorms(), resumed.gradientNorms());
            assertEquals(expected.epochs().size(), resumed.epochs().size());
            for (int i = 0; i < 4; i++) {
                assertEquals(
                        expected.epochs().get(i).validationCost(),
                        resumed.epochs().get(i).validationCost());
            }
        }
    }

    @Test
    @DisplayName("A loop of trainings fills no table with those that never ran")
    void grid() {
        double[] alphas = {0.001, 0.003, 0.01, 0.03};
        Run[] grid = new Run[4];
        double[] cost = new double[4];
        Network[] networks = new Network[4];
        assertThrows(StoppedException.class, () -> {
            for (int k = 0; k < alphas.length; k++) {
                boolean isSecond = k == 1;
                networks[k] = PLAN.initialize(1);
                grid[k] = Trainer.of(networks[k], Adam.of(alphas[k])).train(MOONS, (done, total, epoch, j) -> {
                    if (isSecond && done == 2) {
                        Thread.currentThread().interrupt();
                    }
                });
                cost[k] = networks[k].cost(MOONS.x(), MOONS.y());
            }
        });
        assertEquals(End.INTERRUPTED, grid[1].end());
        assertEquals(2, grid[1].steps());
        assertTrue(cost[0] > 0);
        assertArrayEquals(new double[] {0, 0, 0}, new double[] {cost[1], cost[2], cost[3]});
        assertEquals(null, grid[2]);
    }
}
