package org.descent4j.training;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.descent4j.StoppedException;
import org.descent4j.average.BiasCorrection;
import org.descent4j.data.ExampleSource;
import org.descent4j.data.Examples;
import org.descent4j.internal.guard.Check;
import org.descent4j.network.Network;
import org.descent4j.optimizer.Group;
import org.descent4j.optimizer.Optimizer;

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

    private final Settings settings;

    private Trainer(Settings settings) {
        this.settings = settings;
    }

    private Trainer with(Consumer<Settings> change) {
        return new Trainer(settings.with(change));
    }

    /**
     * A trainer of this network by this optimizer.
     *
     * @param network the network; training changes its parameters
     * @param optimizer the algorithm, with its learning rate
     * @return the trainer
     */
    public static Trainer of(Network network, Optimizer optimizer) {
        return new Trainer(new Settings(network, optimizer));
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
        return with(settings -> settings.miniBatch = OptionalInt.of(size));
    }

    /**
     * The same trainer with one step an epoch, on the gradient over all examples: batch gradient descent. Examples that
     * do not fit memory are worked through in pieces of 1000.
     *
     * @return the trainer
     */
    public Trainer wholeBatch() {
        return with(settings -> settings.miniBatch = OptionalInt.empty());
    }

    /**
     * The same trainer with so many passes over the training set.
     *
     * @param epochs how many, at least 1
     * @return the trainer
     * @throws IllegalArgumentException if there are none
     */
    public Trainer withEpochs(long epochs) {
        Check.atLeast(1, "epochs", epochs);
        return with(settings -> settings.epochs = epochs);
    }

    /**
     * The same trainer with another order of the examples. The network has a seed of its own.
     *
     * @param seed any number
     * @return the trainer
     */
    public Trainer withSeed(long seed) {
        return with(settings -> settings.seed = seed);
    }

    /**
     * The same trainer with slices of the parameters that have their own α or decay.
     *
     * @param groups slices of {@code network.parameters().vector()}
     * @return the trainer
     */
    public Trainer withGroups(Group... groups) {
        List<Group> copy = List.of(Objects.requireNonNull(groups, "groups"));
        return with(settings -> settings.groups = copy);
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
        settings.requireFits("validation", Objects.requireNonNull(validation, "validation"));
        return with(settings -> settings.validation = validation);
    }

    /**
     * The same trainer, stopping when the validation cost has not improved for so many epochs. The parameters are those
     * of the last epoch; {@link #keepBest} gives those of the best.
     *
     * @param patience how many epochs without a new lowest cost, at least 1
     * @return the trainer
     * @throws IllegalArgumentException if the patience is below 1
     */
    public Trainer stopEarly(long patience) {
        Check.atLeast(1, "patience", patience);
        return with(settings -> settings.patience = patience);
    }

    /**
     * The same trainer, after which the network has the parameters of the epoch with the lowest validation cost,
     * {@link Run#best}, however training ends: as soon as one epoch has come to its end, also after a stop or a
     * failure. A checkpoint keeps them beside those of its step, to go on from. They take the memory of one more copy.
     *
     * <p>Example:
     *
     * <pre>{@code
     * Examples moons = Moons.examples(300, 0.2, 3);
     * Network network = Architecture.of(2).relu(20).sigmoid(1).initialize(1);
     * Run run = Trainer.of(network, Adam.of(0.03))
     *         .withEpochs(500)
     *         .withValidation(moons.range(200, 300))
     *         .stopEarly(20)
     *         .keepBest()
     *         .train(moons.range(0, 200));
     * Epoch best = run.best().orElseThrow();  // 20 epochs before the last
     * network.cost(moons.range(200, 300).x(), moons.range(200, 300).y()) == best.validationCost();  // true
     * }</pre>
     *
     * @return the trainer
     */
    public Trainer keepBest() {
        return with(settings -> settings.keepsBest = true);
    }

    /**
     * The same trainer, after which the network has an average of its parameters over the last {@code 1/(1-β)} steps or
     * so, in place of those of the last step, however training ends. Where a constant α lets steps wander round a
     * minimum, the average lies close to it, as it would with a smaller α at the end. No step is another one for that.
     *
     * <p>Formula: {@code V = β·V + (1-β)·W} after each step, V starts at 0; the network gets {@code V/(1-β^t)}.
     *
     * <p>The validation set, and with it {@link #stopEarly}, {@link #keepBest} and a schedule that watches the cost,
     * see the average too. A listener of {@link Progress} finds the parameters of the last step in the network, and a
     * checkpoint keeps them, to go on from, beside V. It takes the memory of two more copies.
     *
     * <p>Source: lecture rows S6 to S10, of a network in place of temperatures; B. T. Polyak and A. B. Juditsky,
     * <i>Acceleration of Stochastic Approximation by Averaging</i>, 1992. Bias-corrected as in Optax' {@code ema} with
     * {@code debias}. PyTorch and Keras start from the parameters after the first step, which then count
     * {@code β^(t-1)}: more than half for 693 steps with β = 0.999.
     *
     * <p>Example:
     *
     * <pre>{@code
     * Network network = Architecture.of(2).relu(5).sigmoid(1).initialize(1);
     * Run run = Trainer.of(network, GradientDescent.of(0.5))
     *         .withEpochs(100)
     *         .keepAverage(0.98)
     *         .train(Moons.examples(300, 0.2, 3));
     * network.score(Moons.examples(300, 0.2, 4).x(), Moons.examples(300, 0.2, 4).y());  // of the average
     * }</pre>
     *
     * @param beta β, the share of the past, in [0, 1); usual are 0.99 to 0.9999, for windows of 100 to 10,000 steps
     * @return the trainer
     * @throws IllegalArgumentException if β is not in [0, 1)
     */
    public Trainer keepAverage(double beta) {
        BiasCorrection average = BiasCorrection.of(beta);
        return with(settings -> settings.average = average);
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
    public Trainer withCheckpoints(Path file, long everySteps) {
        Objects.requireNonNull(file, "file");
        Check.atLeast(1, "everySteps", everySteps);
        return with(settings -> {
            settings.checkpoint = file;
            settings.everySteps = everySteps;
        });
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
        return with(settings -> settings.returnsFailed = true);
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
        return run(checked(data, progress), data, progress, false);
    }

    private Run run(Training training, ExampleSource data, Progress progress, boolean isResumed) {
        try (CheckpointFile checkpoints = CheckpointFile.open(settings.checkpoint)) {
            Loop loop = new Loop(settings, training, data, progress, checkpoints);
            if (isResumed) {
                checkpoints.latest().ifPresent(loop::goOnFrom);
            }
            return loop.run();
        } catch (TrainingException e) {
            if (settings.returnsFailed) {
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
     * <p>The network, the examples, the mini-batches, the seed, the groups, the algorithm with all its numbers (β, ε, a
     * decay, a clip) and the β of {@link #keepAverage} must be the same as before. What may be another one is α, the
     * number of epochs, the validation set and what is made of it. The same schedule goes on with what it remembers of
     * the costs; another one begins anew, but at this epoch and t, and the {@linkplain Run#title run's title} says up
     * to which step it was the old one.
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
        Training training = checked(data, progress);
        if (settings.checkpoint == null) {
            throw new IllegalStateException(
                    "there is nothing to resume from: withCheckpoints(file, everySteps) gives a place");
        }
        return run(training, data, progress, true);
    }

    private Training checked(ExampleSource data, Progress progress) {
        StoppedException.ifInterrupted();
        Objects.requireNonNull(progress, "progress");
        return settings.on(data);
    }

    @Override
    public String toString() {
        return "Trainer(" + settings + ")";
    }
}
