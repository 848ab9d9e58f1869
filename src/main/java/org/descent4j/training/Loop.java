package org.descent4j.training;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.function.Supplier;
import org.descent4j.StoppedException;
import org.descent4j.data.ExampleSource;
import org.descent4j.data.Examples;
import org.descent4j.internal.guard.UserCode;
import org.descent4j.network.Network;
import org.descent4j.network.Score;
import org.descent4j.optimizer.Stepper;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One training run: where it stands (epoch, next mini-batch), and the loop that moves it on. */
final class Loop {

    private final Settings settings;
    private final Training training;
    // Made at once: when something fails, memory may be what is short.
    private final String title;
    private final Progress progress;
    private final CheckpointFile checkpoints;
    private final Network network;
    private final Descent descent;
    private final Stepper stepper;
    private Recorder recorder = new Recorder();
    private String before = "";
    private INDArray best;
    private WeightAverage average;
    private long epoch = 1;
    private long firstEpoch;
    private int index;
    private long began;
    private double timeBefore;
    private long savedStep = -1;
    private long savedEpoch;

    /** A run from the beginning; its checkpoints are null if there are to be none. */
    Loop(Settings settings, Training training, ExampleSource data, Progress progress, CheckpointFile checkpoints) {
        this.settings = settings;
        this.training = training;
        title = training.title();
        this.progress = progress;
        this.checkpoints = checkpoints;
        network = settings.network;
        descent = new Descent(training, network, data);
        stepper = descent.stepper();
        average = settings.average == null ? null : WeightAverage.of(settings.average, parameters());
    }

    private INDArray parameters() {
        return network.parameters().vector();
    }

    /** Takes up what a checkpoint holds, all of it or, if it does not fit, nothing. */
    void goOnFrom(Checkpoint checkpoint) {
        Checkpoint.State state = checkpoint.state();
        state.stored().require(training);
        Stored.same("optimizer", state.stepper().algorithm(), stepper.algorithm());
        checkpoint.requireFits(network);
        checkArgument(
                state.vectors().stream().allMatch(descent::isFiniteEnough),
                "the checkpoint holds parameters that are not finite");
        checkArgument(
                !settings.keepsBest
                        || state.best() != null
                        || checkpoint.run().best().isEmpty(),
                "the checkpoint holds no parameters of its best epoch: must be of a training with keepBest to go on"
                        + " with it");
        if (settings.average != null) {
            checkArgument(
                    state.average() != null && state.average().correction().equals(settings.average),
                    "the checkpoint is of keepAverage = %s: must be %s to go on from it",
                    state.average() == null
                            ? "none"
                            : state.average().correction().beta(),
                    settings.average.beta());
        }
        int steps = training.stepsAnEpoch();
        checkArgument(
                state.index() <= steps
                        && state.epoch() - 1 == (checkpoint.t() - state.index()) / steps
                        && (checkpoint.t() - state.index()) % steps == 0,
                "the checkpoint is of epoch = %s, index = %s: must be where t = %s is with %s steps an epoch",
                state.epoch(),
                state.index(),
                checkpoint.t(),
                steps);
        boolean isSameRate = stepper.restore(state.stepper());
        checkpoint.into(network);
        best = settings.keepsBest ? state.best() : null;
        average = settings.average != null ? state.average() : null;
        before = state.before();
        if (!isSameRate) {
            before += ", up to step " + checkpoint.t() + " by " + state.optimizer();
        }
        recorder = new Recorder(checkpoint.run());
        checkpoints.goOnFrom(checkpoint, recorder);
        epoch = state.epoch();
        index = state.index();
        savedStep = checkpoint.t();
        savedEpoch = epoch;
    }

    Run run() {
        descent.begin();
        firstEpoch = epoch;
        timeBefore = recorder.time();
        began = System.nanoTime();
        Run run;
        try (StopRequest stop = StopRequest.listen()) {
            End end = stoppableSteps(stop);
            if (checkpoints != null && !(savedStep == stepper.t() && savedEpoch == epoch)) {
                save();
            }
            run = recorded(end);
        } catch (RuntimeException | Error e) {
            leave(e);
            throw e;
        }
        leave(null);
        return run;
    }

    private Run recorded(End end) {
        return recorder.run(training, title + before, end);
    }

    /** The interrupt may be seen first by what a step calls; wherever that is, the step has changed nothing then. */
    private End stoppableSteps(StopRequest stop) {
        try {
            carriedOut(() -> "progress at the beginning: ", () -> progress.begin(stepper.t(), training.steps()));
            return steps(stop);
        } catch (StoppedException e) {
            Thread.currentThread().interrupt();
            return End.INTERRUPTED;
        }
    }

    private End steps(StopRequest stop) {
        while (epoch <= training.epochs()) {
            if (index == 0 && isIdle()) {
                return End.STOPPED_EARLY;
            }
            stepper.epoch(epoch);
            while (index < training.stepsAnEpoch()) {
                if (stop.isRequested()) {
                    return End.INTERRUPTED;
                }
                step();
                if (checkpoints != null && stepper.t() % settings.everySteps == 0) {
                    save();
                }
            }
            if (stop.isRequested()) {
                return End.INTERRUPTED;
            }
            Epoch sum = guarded(() -> "end of epoch " + epoch + ": ", this::endEpoch);
            carriedOut(() -> "progress at the end of epoch " + sum.number() + ": ", () -> progress.epoch(sum));
        }
        return End.FINISHED;
    }

    private void step() {
        Descent.Made made = guarded(
                () -> "step " + (stepper.t() + 1) + " (epoch " + epoch + ", mini-batch " + (index + 1) + "): ",
                () -> descent.step(epoch, index));
        if (average != null) {
            average.add(parameters());
        }
        recorder.step(epoch, made.score(), stepper.learningRate(), made.norm(), time());
        index++;
        carriedOut(
                () -> "progress at step " + stepper.t() + ": ",
                () -> progress.step(
                        stepper.t(), training.steps(), epoch, made.score().cost()));
    }

    /** What the schedule or a copy could fail at comes first: an epoch is taken down when all of that is done. */
    private Epoch endEpoch() {
        Score validation = settings.validation == null
                ? null
                : average == null ? validated() : average.inPlaceOf(parameters(), stepper.t(), this::validated);
        Epoch sum = recorder.sum(epoch, stepper.t(), validation, time());
        stepper.observe(validation == null ? sum.cost() : validation.cost());
        if (settings.keepsBest && recorder.isBest(sum)) {
            best = best == null ? parameters().dup().detach() : best.assign(parameters());
            if (average != null) {
                average.into(best, stepper.t());
            }
        }
        recorder.epoch(sum);
        epoch++;
        index = 0;
        return sum;
    }

    private Score validated() {
        Examples held = settings.validation;
        return network.score(held.x(), held.y());
    }

    /** Whether the lowest validation cost is longer ago than the patience lasts. */
    private boolean isIdle() {
        long since = recorder.best().map(Epoch::number).orElse(firstEpoch - 1);
        return settings.patience > 0 && epoch - 1 - since >= settings.patience;
    }

    private void save() {
        carriedOut(
                () -> "checkpoint after step " + stepper.t() + ": ",
                () -> checkpoints.save(
                        new Checkpoint.State(
                                Stored.of(training),
                                training.optimizer().toString(),
                                title,
                                before,
                                epoch,
                                index,
                                stepper.state(),
                                parameters(),
                                best,
                                average),
                        recorder));
        savedStep = stepper.t();
        savedEpoch = epoch;
    }

    /** The last word on a run that has ended; what is said then must not stand in for it, or for why it ended. */
    private void leave(Throwable thrown) {
        if (best != null) {
            parameters().assign(best);
        } else if (average != null && stepper.t() > 0) {
            average.into(parameters(), stepper.t());
        }
        try {
            progress.end();
        } catch (StoppedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (thrown == null) {
                throw failure("progress at the end: ", e);
            }
            thrown.addSuppressed(e);
        }
    }

    private void carriedOut(Supplier<String> where, Runnable act) {
        guarded(where, () -> {
            act.run();
            return null;
        });
    }

    /** Whatever fails, in code of the user's too, the run so far is kept. */
    private <T> T guarded(Supplier<String> where, Supplier<T> code) {
        try {
            return code.get();
        } catch (StoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            throw failure(where.get(), e);
        } catch (OutOfMemoryError e) {
            throw failure(where.get(), new IllegalStateException("memory is used up (" + e.getMessage() + ")", e));
        }
    }

    private TrainingException failure(String where, RuntimeException cause) {
        TrainingException failure =
                new TrainingException(where + UserCode.message(cause, Loop.class), cause, recorded(End.FAILED));
        // A notebook shows one trace, that of what is thrown last: it should lead to the line at fault.
        failure.setStackTrace(cause.getStackTrace());
        return failure;
    }

    private double time() {
        return timeBefore + (System.nanoTime() - began) / 1e9;
    }
}
