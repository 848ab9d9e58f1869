package org.descent4j.training;

import static org.descent4j.guard.Check.checkArgument;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.descent4j.data.ExampleSource;
import org.descent4j.guard.OpenArray;
import org.descent4j.network.Network;
import org.descent4j.network.WholeFile;
import org.descent4j.optimizer.StepperState;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * All that training needs to go on as if it had never stopped: the parameters, the optimizer's moments and t, the epoch
 * and the next mini-batch in it, the seed of the order, and the run so far. (The order of an epoch is a function of
 * seed and epoch, so that the seed is the whole random state.)
 *
 * <p>A file of this kind has a checksum, and is written whole or not at all: whatever happens, a checkpoint that was
 * there stays. The one before is kept with {@code .previous} at the end of its name.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Path file = Files.createTempDirectory("descent4j").resolve("moons.checkpoint");
 * Network network = Network.of(2).relu(5).sigmoid(1).initialise(1);
 * Trainer trainer = Trainer.of(network, Adam.of(0.01)).epochs(20).checkpoints(file, 50);
 * trainer.resume(Moons.of(300, 0.2, 3), Progress.silent());  // starts, or goes on
 * Checkpoint last = Checkpoint.load(file);
 * last.t();            // 100
 * last.into(network);  // its parameters, for predictions
 * }</pre>
 */
public final class Checkpoint {

    private final String architecture;
    private final String data;
    private final int miniBatch;
    private final long seed;
    private final int epoch;
    private final int index;
    private final INDArray parameters;
    private final StepperState stepper;
    private final Run run;

    Checkpoint(
            String architecture,
            String data,
            int miniBatch,
            long seed,
            int epoch,
            int index,
            INDArray parameters,
            StepperState stepper,
            Run run) {
        this.architecture = architecture;
        this.data = data;
        this.miniBatch = miniBatch;
        this.seed = seed;
        this.epoch = epoch;
        this.index = index;
        this.parameters = parameters;
        this.stepper = stepper;
        this.run = run;
    }

    static Checkpoint of(
            Network network,
            StepperState stepper,
            ExampleSource data,
            int miniBatch,
            long seed,
            int epoch,
            int index,
            Run run) {
        return new Checkpoint(
                network.architecture().toString(),
                describe(data),
                miniBatch,
                seed,
                epoch,
                index,
                network.parameters().vector(),
                stepper,
                run);
    }

    /**
     * Reads a checkpoint.
     *
     * @param file the file
     * @return the checkpoint
     * @throws IllegalArgumentException if the file is damaged, of another version, or no checkpoint at all
     * @throws UncheckedIOException if it cannot be read
     */
    public static Checkpoint load(Path file) {
        try (FileInputStream in =
                new FileInputStream(Objects.requireNonNull(file, "file").toFile())) {
            return CheckpointFormat.read(file, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be read: " + e.getMessage(), e);
        }
    }

    /** The newest one there is: between the two moves of {@link #save} that is the previous one. */
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

    /** Refuses to write over a file that is something else. */
    static void requireOurs(Path file) {
        if (!Files.exists(file)) {
            return;
        }
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            CheckpointFormat.requireMagic(file, in.readNBytes(CheckpointFormat.MAGIC.length));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be read: " + e.getMessage(), e);
        }
    }

    void save(Path file) {
        byte[] bytes = CheckpointFormat.write(this);
        WholeFile.write(file, out -> out.write(bytes), previous(file));
    }

    static Path previous(Path file) {
        return file.resolveSibling(file.getFileName() + ".previous");
    }

    void requireFits(Network network, ExampleSource examples, int size, long orderSeed) {
        same("network", architecture, network.architecture().toString());
        same("data", data, describe(examples));
        same("miniBatches", miniBatch, size);
        same("seed", seed, orderSeed);
    }

    private static void same(String name, Object saved, Object now) {
        checkArgument(saved.equals(now), "the checkpoint is of %s = %s: must be %s to go on from it", name, saved, now);
    }

    /** What of the examples must be the same; not their class, whose name may change. */
    private static String describe(ExampleSource data) {
        return "n_x=" + data.features() + ", n_y=" + data.outputs() + ", m=" + data.size();
    }

    /**
     * Copies the parameters into a network.
     *
     * @param network a network of the same layers and data type
     * @throws IllegalArgumentException if it is another one; nothing is changed then
     */
    public void into(Network network) {
        Objects.requireNonNull(network, "network");
        same("network", architecture, network.architecture().toString());
        OpenArray.require("parameters", network.parameters().vector()).assign(parameters);
    }

    /**
     * The network it is of, as text.
     *
     * @return the architecture
     */
    public String architecture() {
        return architecture;
    }

    /**
     * The epoch in which training goes on.
     *
     * @return the epoch, from 1
     */
    public int epoch() {
        return epoch;
    }

    /**
     * The next mini-batch of that epoch.
     *
     * @return its index, from 0; the number of mini-batches if only the end of the epoch is left
     */
    public int index() {
        return index;
    }

    /**
     * How many steps had been made.
     *
     * @return t, at least 0
     */
    public long t() {
        return stepper.t();
    }

    /**
     * The run so far.
     *
     * @return the run
     */
    public Run run() {
        return run;
    }

    /**
     * The optimizer's state.
     *
     * @return t, epoch and moments
     */
    public StepperState stepper() {
        return stepper;
    }

    String data() {
        return data;
    }

    int miniBatch() {
        return miniBatch;
    }

    long seed() {
        return seed;
    }

    INDArray parameters() {
        return parameters;
    }

    @Override
    public String toString() {
        return "Checkpoint(" + architecture + ", " + data + ", miniBatches=" + miniBatch + ", seed=" + seed + ", epoch="
                + epoch + ", index=" + index + ", t=" + t() + ")";
    }
}
