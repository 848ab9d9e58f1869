package org.descent4j.training;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.descent4j.StoppedException;
import org.descent4j.data.ExampleSource;
import org.descent4j.data.Examples;
import org.descent4j.data.MiniBatches;
import org.descent4j.internal.guard.OpenArray;
import org.descent4j.network.Architecture;
import org.descent4j.network.Network;
import org.descent4j.optimizer.Group;
import org.descent4j.optimizer.Optimizer;
import org.descent4j.optimizer.Stepper;

/**
 * Trains a network: mini-batch gradient descent with any optimizer, for so many epochs. An immutable value that says
 * how; {@link #train} does it.
 *
 * <p>Formula: for each epoch, for each mini-batch X^{t}, Y^{t}: forward, cost J^{t}, backward, and a step of the
 * optimizer on all W^[l] and b^[l].
 *
 * <p>Not said otherwise: mini-batches of 64, one epoch, seed 0, no validation set, no checkpoints.
 *
 * <p>Training can be stopped at any time: when its thread is interrupted (a notebook's stop button), it ends after the
 * current step and returns the {@link Run}; the network keeps the parameters. The thread stays interrupted, and a
 * training that is to begin in it then, the next one of a loop, say, throws a {@link StoppedException} instead: no
 * table is filled with trainings that never ran. Ctrl-C in a terminal does the same as an interrupt, and the program
 * has five seconds after {@link #train} has returned for what it still wants to save.
 *
 * <p>A trainer may be shared by threads, but its network is changed by {@link #train}, and so is to be trained and used
 * by one thread at a time; trainings of networks of their own may run side by side.
 *
 * <p>Source: lecture rows S1 to S5.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Network network = Architecture.of(2).relu(5).sigmoid(1).initialize(1);
 * Trainer trainer = Trainer.of(network, Adam.of(0.01)).withMiniBatch(64).withEpochs(20).withSeed(1);
 * Run run = trainer.train(Moons.examples(300, 0.2, 3), Progress.bar());
 * run.lastEpoch().t();  // 100
 * }</pre>
 */
public final class Trainer {

    /** Of a whole batch that is worked through piece by piece: enough columns for BLAS, few enough for the cache. */
    static final int PIECE = 1000;

    private static final int WHOLE = Integer.MAX_VALUE;

    final Network network;
    final Optimizer optimizer;
    // Set on a fresh copy alone, by the method of the same name, before anyone else has it.
    private Group[] groups = {};
    private int miniBatch = 64;
    private int epochs = 1;
    private long seed;
    private Examples validation;
    private int patience;
    private Path checkpoint;
    private int checkpointEvery;
    private boolean returnsFailed;

    private Trainer(Network network, Optimizer optimizer) {
        this.network = Objects.requireNonNull(network, "network");
        this.optimizer = Objects.requireNonNull(optimizer, "optimizer");
    }

    private Trainer copy() {
        Trainer copy = new Trainer(network, optimizer);
        copy.groups = groups;
        copy.miniBatch = miniBatch;
        copy.epochs = epochs;
        copy.seed = seed;
        copy.validation = validation;
        copy.patience = patience;
        copy.checkpoint = checkpoint;
        copy.checkpointEvery = checkpointEvery;
        copy.returnsFailed = returnsFailed;
        return copy;
    }

    /**
     * A trainer of this network by this optimizer.
     *
     * @param network the network; training changes its parameters
     * @param optimizer the algorithm, with its learning rate
     * @return the trainer
     */
    public static Trainer of(Network network, Optimizer optimizer) {
        return new Trainer(network, optimizer);
    }

    /**
     * The same trainer with mini-batches of this size; the last one of an epoch may be smaller.
     *
     * @param size how many examples, from 1 (stochastic gradient descent) to m
     * @return the trainer
     * @throws IllegalArgumentException if the size is below 1
     */
    public Trainer withMiniBatch(int size) {
        checkArgument(size >= 1, "miniBatch = %s: must be at least 1", size);
        Trainer copy = copy();
        copy.miniBatch = size;
        return copy;
    }

    /**
     * The same trainer with one step an epoch, on the gradient over all examples: batch gradient descent. Examples that
     * do not fit memory are worked through in pieces of 1000.
     *
     * @return the trainer
     */
    public Trainer wholeBatch() {
        return withMiniBatch(WHOLE);
    }

    /**
     * The same trainer with so many passes over the training set.
     *
     * @param epochs how many, at least 1
     * @return the trainer
     * @throws IllegalArgumentException if there are none
     */
    public Trainer withEpochs(int epochs) {
        checkArgument(epochs >= 1, "epochs = %s: must be at least 1", epochs);
        Trainer copy = copy();
        copy.epochs = epochs;
        return copy;
    }

    /**
     * The same trainer with another order of the examples. The network has a seed of its own.
     *
     * @param seed any number
     * @return the trainer
     */
    public Trainer withSeed(long seed) {
        Trainer copy = copy();
        copy.seed = seed;
        return copy;
    }

    /**
     * The same trainer with slices of the parameters that have their own α or decay.
     *
     * @param groups slices of {@code network.parameters().vector()}
     * @return the trainer
     */
    public Trainer withGroups(Group... groups) {
        Objects.requireNonNull(groups, "groups");
        Trainer copy = copy();
        copy.groups = groups.clone();
        return copy;
    }

    /**
     * The same trainer with a set on which cost and accuracy are taken after each epoch. A schedule that watches the
     * cost is told this one; without a validation set, the epoch's training cost.
     *
     * @param validation examples that are not trained on
     * @return the trainer
     * @throws IllegalArgumentException if they do not fit the network
     */
    public Trainer withValidation(Examples validation) {
        checkFits(network, "validation", Objects.requireNonNull(validation, "validation"));
        Trainer copy = copy();
        copy.validation = validation;
        return copy;
    }

    /**
     * The same trainer, stopping when the validation cost has not improved for so many epochs. The parameters are those
     * of the last epoch, not of the best.
     *
     * @param patience how many epochs without a new lowest cost, at least 1
     * @return the trainer
     * @throws IllegalArgumentException if the patience is below 1
     */
    public Trainer stopEarly(int patience) {
        checkArgument(patience >= 1, "patience = %s: must be at least 1", patience);
        Trainer copy = copy();
        copy.patience = patience;
        return copy;
    }

    /**
     * The same trainer, writing a {@link Checkpoint} every so many steps and when training ends, to go on from with
     * {@link #resume}. Each training needs a file of its own, in a folder that exists; {@link Checkpoint} says which
     * files are made. A symbolic link is followed.
     *
     * @param file where to
     * @param everySteps how many steps lie between two, at least 1
     * @return the trainer
     * @throws IllegalArgumentException if there is no step between two
     */
    public Trainer withCheckpoints(Path file, int everySteps) {
        checkArgument(everySteps >= 1, "everySteps = %s: must be at least 1", everySteps);
        Trainer copy = copy();
        copy.checkpoint = Objects.requireNonNull(file, "file");
        copy.checkpointEvery = everySteps;
        return copy;
    }

    /**
     * The same trainer, which gives back a run that has failed, {@link End#FAILED} with {@link Run#failure}, and throws
     * no {@link TrainingException}: for a notebook, where a cell that throws leaves nothing in its variables.
     *
     * <p>Example:
     *
     * <pre>{@code
     * Trainer trainer = Trainer.of(Architecture.of(2).linear(1).initialize(1), GradientDescent.of(1e10)).withEpochs(100);
     * Run run = trainer.returnFailed().train(Moons.examples(300, 0.2, 3));
     * run.end();        // FAILED
     * run.failure();    // step 5 (epoch 1, mini-batch 5): the cost is …
     * run.costs();      // of the steps before
     * }</pre>
     *
     * @return the trainer
     */
    public Trainer returnFailed() {
        Trainer copy = copy();
        copy.returnsFailed = true;
        return copy;
    }

    /**
     * Trains without a word.
     *
     * @param data the training set
     * @return what happened
     * @throws IllegalArgumentException as in {@link #train(ExampleSource, Progress)}
     * @throws UncheckedIOException as in {@link #train(ExampleSource, Progress)}
     * @throws TrainingException as in {@link #train(ExampleSource, Progress)}
     */
    public Run train(ExampleSource data) {
        return train(data, Progress.silent());
    }

    /**
     * Trains from the network's parameters as they are, with the optimizer's moments at 0.
     *
     * @param data the training set
     * @param progress who is told how it gets on
     * @return what happened
     * @throws IllegalArgumentException if the examples do not fit the network, its parameters are not finite, a
     *     mini-batch holds more than all of them, or the checkpoint's place is taken by a file that is none; nothing is
     *     changed then
     * @throws UncheckedIOException if no checkpoint can be written where it is to be: there is no such folder, it is
     *     read-only, or another training writes there; nothing is changed then
     * @throws TrainingException if a step cannot be made, because the data hold NaN or a wrong label, or the cost or a
     *     parameter would no longer be finite, or a checkpoint cannot be written; the parameters are those after the
     *     last step that was made then, and finite
     * @throws StoppedException if the thread has been interrupted before training begins; nothing is changed then
     */
    public Run train(ExampleSource data, Progress progress) {
        checkTrainable(data, progress);
        return run(data, progress, false);
    }

    private Run run(ExampleSource data, Progress progress, boolean isResumed) {
        try (CheckpointFile checkpoints = CheckpointFile.open(checkpoint)) {
            Loop loop = new Loop(this, data, progress, checkpoints);
            if (isResumed) {
                checkpoints.latest().ifPresent(loop::goOnFrom);
            }
            return loop.run();
        } catch (TrainingException e) {
            if (returnsFailed) {
                return e.run();
            }
            throw e;
        }
    }

    /**
     * Goes on from the last checkpoint as if training had never stopped: the same parameters to the last bit, and one
     * {@link Run} of all steps. (The same bits on the same machine with as many BLAS threads, {@code OMP_NUM_THREADS}:
     * they split a sum among them. Otherwise the same to rounding.) Without a checkpoint, it starts from the beginning,
     * so that a program may always resume.
     *
     * <p>The network, the examples, the mini-batches, the seed, the groups and the algorithm with all its numbers (β,
     * ε, a decay, a clip) must be the same as before. What may be another one is α, the number of epochs, the
     * validation set and what is made of it. The same schedule goes on with what it remembers of the costs; another one
     * begins anew, but at this epoch and t, and the {@linkplain Run#title run's title} says up to which step it was the
     * old one.
     *
     * @param data the training set, the same as before
     * @param progress who is told how it gets on
     * @return what happened, before the stop and after it
     * @throws IllegalStateException if no place for {@link #withCheckpoints} has been given
     * @throws IllegalArgumentException if the checkpoint is damaged, no checkpoint at all, or of another training
     *     (other layers, examples, mini-batches, seed, algorithm or groups), or as in {@link #train(ExampleSource,
     *     Progress)}; nothing is changed then
     * @throws UncheckedIOException if the checkpoint cannot be read, or as in {@link #train(ExampleSource, Progress)};
     *     nothing is changed then
     * @throws TrainingException as in {@link #train(ExampleSource, Progress)}
     * @throws StoppedException as in {@link #train(ExampleSource, Progress)}
     */
    public Run resume(ExampleSource data, Progress progress) {
        checkTrainable(data, progress);
        if (checkpoint == null) {
            throw new IllegalStateException(
                    "there is nothing to resume from: checkpoints(file, everySteps) gives a place");
        }
        return run(data, progress, true);
    }

    /** The optimizer at work on the network's parameters. */
    Stepper stepper() {
        return optimizer.on(network.parameters().vector(), groups);
    }

    boolean isWholeBatch() {
        return miniBatch == WHOLE;
    }

    /** The mini-batches of training; for a whole batch the pieces that it is worked through in. */
    MiniBatches batches(ExampleSource data) {
        return isWholeBatch()
                ? MiniBatches.of(data, Math.min(data.size(), PIECE)).inOrder()
                : MiniBatches.of(data, miniBatch).withSeed(seed);
    }

    int miniBatch() {
        return isWholeBatch() ? 0 : miniBatch;
    }

    int epochs() {
        return epochs;
    }

    long seed() {
        return seed;
    }

    Examples validation() {
        return validation;
    }

    int patience() {
        return patience;
    }

    List<Group> groups() {
        return List.of(groups);
    }

    int checkpointEvery() {
        return checkpointEvery;
    }

    private void checkTrainable(ExampleSource data, Progress progress) {
        StoppedException.ifInterrupted();
        Objects.requireNonNull(progress, "progress");
        checkFits(network, "data", Objects.requireNonNull(data, "data"));
        if (validation != null) {
            checkFits(network, "validation", validation);
        }
        checkArgument(
                isWholeBatch() || miniBatch <= data.size(),
                "miniBatch = %s: must be at most %s, the number of examples",
                miniBatch,
                data.size());
        if (patience > 0 && validation == null) {
            throw new IllegalStateException("stopEarly needs a validation set: validation(examples) gives one");
        }
    }

    private static void checkFits(Network network, String name, ExampleSource data) {
        if (data instanceof Examples examples) {
            OpenArray.require(name + "'s X", examples.x());
            OpenArray.require(name + "'s Y", examples.y());
        }
        Architecture plan = network.architecture();
        boolean fits = data.features() == plan.inputs() && data.outputs() == plan.outputs();
        checkArgument(
                fits && data.dataType() == plan.dataType(),
                "%s = %s: must have n_x=%s, n_y=%s, %s, as the network has%s",
                name,
                data,
                plan.inputs(),
                plan.outputs(),
                plan.dataType(),
                fits ? ": x and y.castTo(DataType." + plan.dataType() + ")" : advice(plan, data));
    }

    private static String advice(Architecture plan, ExampleSource data) {
        if (data.features() == plan.inputs()) {
            return data.outputs() == 1 ? ": Examples.oneHot(labels, " + plan.outputs() + ") makes such a y" : "";
        }
        return " (one column an example" + (data.size() == plan.inputs() ? "; is x transposed?)" : ")");
    }

    @Override
    public String toString() {
        return "Trainer(" + network.architecture() + ", " + optimizer
                + (isWholeBatch() ? ", whole batch" : ", miniBatches=" + miniBatch) + ", epochs="
                + epochs + ", seed=" + seed
                + (groups.length == 0 ? "" : ", groups=" + List.of(groups))
                + (validation == null ? "" : ", validation=" + validation)
                + (patience == 0 ? "" : ", stopEarly=" + patience)
                + (checkpoint == null ? "" : ", checkpoints=" + checkpoint + " every " + checkpointEvery + " steps")
                + (returnsFailed ? ", returnFailed" : "")
                + ")";
    }
}
