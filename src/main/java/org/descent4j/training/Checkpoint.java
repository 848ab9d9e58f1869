package org.descent4j.training;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.descent4j.internal.file.WholeFile;
import org.descent4j.internal.guard.OpenArray;
import org.descent4j.internal.guard.Unreadable;
import org.descent4j.network.Network;
import org.descent4j.optimizer.StepperState;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * All that training needs to go on as if it had never stopped: the parameters, the optimizer's moments and t, the epoch
 * and the next mini-batch in it, the seed of the order, and the run so far. (The order of an epoch is a function of
 * seed and epoch, so that the seed is the whole random state.) A checkpoint that has been read does not change and may
 * be used by several threads.
 *
 * <p>It is two files, to be copied or moved together and under one name: NAME, and NAME.steps with the run's earlier
 * steps, which only grows, so that a checkpoint costs the same however long the run is. The checkpoint before is kept
 * too, as NAME.previous with the same NAME.steps. ({@code cp NAME* elsewhere/} takes all, even while training goes on;
 * NAME.lock, there while it does, is of no account.) Both have checksums, and NAME is written whole or not at all:
 * whatever happens, a checkpoint that was there stays.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Path file = Files.createTempDirectory("descent4j").resolve("moons.checkpoint");
 * Network network = Architecture.of(2).relu(5).sigmoid(1).initialize(1);
 * Trainer trainer = Trainer.of(network, Adam.of(0.01)).withEpochs(20).withCheckpoints(file, 50);
 * trainer.resume(Moons.examples(300, 0.2, 3), Progress.silent());  // starts, or goes on
 * Checkpoint last = Checkpoint.load(file);
 * last.t();            // 100
 * last.into(network);  // its parameters, for predictions
 * }</pre>
 */
public final class Checkpoint {

    static final String PREVIOUS = ".previous";

    /**
     * What a checkpoint holds beside the run.
     *
     * @param stored what must be the same to go on
     * @param optimizer the optimizer as text, with its α
     * @param title the title of the run, without what follows
     * @param before which optimizers made earlier steps, if with another α; else empty
     * @param parameters those after its step
     * @param best those of the best epoch so far; null without {@link Trainer#keepBest}
     * @param average null without {@link Trainer#keepAverage}
     */
    record State(
            Stored stored,
            String optimizer,
            String title,
            String before,
            long epoch,
            int index,
            StepperState stepper,
            INDArray parameters,
            INDArray best,
            WeightAverage average) {

        List<INDArray> vectors() {
            return Stream.of(parameters, best, average == null ? null : average.vector())
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    private final State state;
    private final StepLog.Part logged;
    private final Run run;

    Checkpoint(State state, StepLog.Part logged, Run run) {
        this.state = state;
        this.logged = logged;
        this.run = run;
    }

    /**
     * Reads a checkpoint.
     *
     * @param file the file; its steps are beside it
     * @return the checkpoint
     * @throws IllegalArgumentException if a file is damaged, of another version, or no checkpoint at all
     * @throws UncheckedIOException if a file is missing or cannot be read
     */
    public static Checkpoint load(Path file) {
        Path target = WholeFile.target(Objects.requireNonNull(file, "file"));
        Path log = log(target);
        try (RandomAccessFile bytes = new RandomAccessFile(target.toFile(), "r")) {
            return CheckpointFormat.read(file, log, bytes);
        } catch (IOException e) {
            String advice = "; a checkpoint is " + target.getFileName() + " together with " + log.getFileName();
            throw Unreadable.of(Files.exists(target) ? log : file, e, Files.exists(log) ? "" : advice);
        }
    }

    /** The newest one there is: while one is being written, there may be the one before alone. */
    static Optional<Checkpoint> latest(Path file) {
        if (!Files.exists(file)) {
            return Files.exists(previous(file)) ? Optional.of(load(previous(file))) : Optional.empty();
        }
        try {
            return Optional.of(load(file));
        } catch (IllegalArgumentException e) {
            if (!Files.exists(previous(file))) {
                throw e;
            }
            throw new IllegalArgumentException(
                    e.getMessage() + "; remove it to go on from the one before, " + previous(file), e);
        }
    }

    static Path previous(Path file) {
        return file.resolveSibling(file.getFileName() + PREVIOUS);
    }

    /** The file of the steps, which the checkpoint before has too. */
    static Path log(Path file) {
        String name = file.getFileName().toString();
        String own = name.endsWith(PREVIOUS) ? name.substring(0, name.length() - PREVIOUS.length()) : name;
        return file.resolveSibling(own + ".steps");
    }

    /**
     * Copies the parameters into a network.
     *
     * @param network a network of the same layers and data type
     * @throws IllegalArgumentException if it is another one; nothing is changed then
     */
    public void into(Network network) {
        requireFits(Objects.requireNonNull(network, "network"));
        network.parameters().vector().assign(state.parameters());
    }

    /** Refuses another network, and parameters that are not one's of this network. */
    void requireFits(Network network) {
        state.stored().requireNetwork(network.architecture());
        INDArray vector = OpenArray.require("parameters", network.parameters().vector());
        for (INDArray saved : state.vectors()) {
            checkArgument(
                    saved.length() == vector.length() && saved.dataType() == vector.dataType(),
                    "the checkpoint holds %s parameters of %s: must be %s of %s",
                    saved.length(),
                    saved.dataType(),
                    vector.length(),
                    vector.dataType());
        }
    }

    /**
     * The epoch in which training goes on.
     *
     * @return the epoch, from 1
     */
    public long epoch() {
        return state.epoch();
    }

    /**
     * How many steps had been made.
     *
     * @return t, at least 0
     */
    public long t() {
        return state.stepper().t();
    }

    /**
     * The run so far.
     *
     * @return the run
     */
    public Run run() {
        return run;
    }

    State state() {
        return state;
    }

    StepLog.Part logged() {
        return logged;
    }

    @Override
    public String toString() {
        return "Checkpoint(" + run.title() + ", epoch=" + state.epoch() + ", index=" + state.index() + ", t=" + t()
                + ")";
    }
}
