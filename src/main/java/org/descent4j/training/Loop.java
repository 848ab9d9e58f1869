package org.descent4j.training;

import static org.descent4j.internal.guard.Check.checkArgument;

import org.descent4j.StoppedException;
import org.descent4j.data.ExampleSource;
import org.descent4j.data.Examples;
import org.descent4j.data.MiniBatches;
import org.descent4j.internal.guard.UserCode;
import org.descent4j.network.Network;
import org.descent4j.network.Pieces;
import org.descent4j.network.Score;
import org.descent4j.optimizer.Stepper;
import org.descent4j.optimizer.StepperState;
import org.descent4j.optimizer.Unguarded;
import org.nd4j.linalg.api.blas.Level1;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One training run: where it stands (epoch, next mini-batch), and the loop that moves it on. */
final class Loop {

    private final Trainer trainer;
    private final ExampleSource data;
    private final Progress progress;
    private final CheckpointFile checkpoints;
    private final Network network;
    private final Stepper stepper;
    private final MiniBatches batches;
    private final String title;
    private final Level1 blas = Nd4j.getBlasWrapper().level1();
    private Recorder recorder;
    private int epoch = 1;
    private int index;
    private long first;
    private long began;
    private double timeBefore;
    private long savedStep = -1;
    private int savedEpoch;
    private String before = "";

    /** A run from the beginning; its checkpoints are null if there are to be none. */
    Loop(Trainer trainer, ExampleSource data, Progress progress, CheckpointFile checkpoints) {
        this.trainer = trainer;
        this.data = data;
        this.progress = progress;
        this.checkpoints = checkpoints;
        network = trainer.network;
        stepper = trainer.stepper();
        batches = trainer.batches(data);
        title = network.architecture() + " by " + trainer.optimizer + " on " + data + ", "
                + (trainer.isWholeBatch() ? "whole batch" : "mini-batches of " + trainer.miniBatch()) + ", seed "
                + trainer.seed();
        recorder = new Recorder(title);
    }

    /** Takes up what a checkpoint holds, all of it or, if it does not fit, nothing. */
    void goOnFrom(Checkpoint checkpoint) {
        Checkpoint.State state = checkpoint.state();
        state.kind().require(kind(stepper.state()));
        checkpoint.requireFits(network);
        checkArgument(isFiniteEnough(state.parameters()), "the checkpoint holds parameters that are not finite");
        checkArgument(
                state.index() <= stepsAnEpoch()
                        && (state.epoch() - 1L) * stepsAnEpoch() + state.index() == checkpoint.t(),
                "the checkpoint is of epoch = %s, index = %s: must be where t = %s is with %s steps an epoch",
                state.epoch(),
                state.index(),
                checkpoint.t(),
                stepsAnEpoch());
        stepper.restore(state.stepper());
        checkpoint.into(network);
        before = state.before();
        if (!nameOf(state.optimizer()).equals(nameOf(trainer.optimizer.toString()))) {
            before += ", up to step " + checkpoint.t() + " by " + state.optimizer();
        }
        recorder = new Recorder(title + before, checkpoint.run());
        checkpoints.goOnFrom(checkpoint, recorder);
        epoch = state.epoch();
        index = state.index();
        savedStep = checkpoint.t();
        savedEpoch = epoch;
    }

    private Kind kind(StepperState state) {
        return new Kind(
                network.architecture().toString(),
                Kind.describe(data),
                trainer.miniBatch(),
                trainer.seed(),
                state.algorithm(),
                trainer.groups());
    }

    /** Without what functions and classes that have no text of their own are called in this process alone. */
    private static String nameOf(String optimizer) {
        return optimizer.replaceAll("\\$\\$Lambda[^,)]*|@[0-9a-f]+", "");
    }

    Run run() {
        requireFiniteParameters();
        first = stepper.t();
        long total = (long) trainer.epochs() * stepsAnEpoch();
        timeBefore = recorder.time();
        began = System.nanoTime();
        try (StopRequest stop = StopRequest.listen()) {
            End end = stoppableSteps(stop, total);
            if (checkpoints != null && !(savedStep == stepper.t() && savedEpoch == epoch)) {
                save();
            }
            return recorder.run(end);
        } finally {
            endProgress();
        }
    }

    /** The interrupt may be seen first by what a step calls; wherever that is, the step has changed nothing then. */
    private End stoppableSteps(StopRequest stop, long total) {
        try {
            progress.begin(stepper.t(), total);
            return steps(stop, total);
        } catch (StoppedException e) {
            Thread.currentThread().interrupt();
            return End.INTERRUPTED;
        }
    }

    private void endProgress() {
        try {
            progress.end();
        } catch (StoppedException e) {
            // It is to be the last word on a run that has ended already, and must not stand in for it.
            Thread.currentThread().interrupt();
        }
    }

    private End steps(StopRequest stop, long total) {
        while (epoch <= trainer.epochs()) {
            if (index == 0 && isIdle()) {
                return End.STOPPED_EARLY;
            }
            stepper.epoch(epoch);
            while (index < stepsAnEpoch()) {
                if (stop.isRequested()) {
                    return End.INTERRUPTED;
                }
                double cost = checkedStep();
                index++;
                progress.step(stepper.t(), total, epoch, cost);
                if (checkpoints != null && stepper.t() % trainer.checkpointEvery() == 0) {
                    save();
                }
            }
            if (stop.isRequested()) {
                return End.INTERRUPTED;
            }
            endEpoch();
        }
        return End.FINISHED;
    }

    private double checkedStep() {
        try {
            return step();
        } catch (StoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            throw failure(place(), e);
        } catch (OutOfMemoryError e) {
            throw failure(place(), outOfMemory(e));
        }
    }

    private String place() {
        return "step " + (stepper.t() + 1) + " (epoch " + epoch + ", mini-batch " + (index + 1) + "): ";
    }

    private static RuntimeException outOfMemory(OutOfMemoryError e) {
        return new IllegalStateException("memory is used up (" + e.getMessage() + ")", e);
    }

    private TrainingException failure(String where, RuntimeException cause) {
        TrainingException failure =
                new TrainingException(where + UserCode.message(cause, Loop.class), cause, recorder.run(End.FAILED));
        // A notebook shows one trace, that of what is thrown last: it should lead to the line at fault.
        failure.setStackTrace(cause.getStackTrace());
        return failure;
    }

    private double step() {
        Score score = trainer.isWholeBatch() ? wholeBatch() : miniBatch();
        INDArray gradient = network.gradients().vector();
        double norm = norm(gradient);
        if (!Double.isFinite(score.cost()) && !Unguarded.isIn(trainer.optimizer)) {
            throw new ArithmeticException(
                    "the cost is " + score.cost() + ", with a gradient of length " + norm + ": " + remedy());
        }
        stepper.step(gradient);
        recorder.step(epoch, score, stepper.learningRate(), norm, time());
        return score.cost();
    }

    private String remedy() {
        return stepper.t() == first
                ? "no step has been made yet, so the parameters or the examples are too large: if an earlier training has"
                        + " diverged, initialize the network again"
                : "training has diverged: initialize the network again, and take a smaller learning rate than "
                        + stepper.learningRate();
    }

    /** After a training that was let diverge, for each later one would blame its learning rate. */
    private void requireFiniteParameters() {
        for (String name : network.parameters().names()) {
            INDArray values = network.parameters().get(name);
            checkArgument(
                    isFiniteEnough(values),
                    "parameters hold %s in %s: must be finite; an earlier training has diverged, initialize the network"
                            + " again",
                    values.norm1Number(),
                    name);
        }
    }

    private boolean isFiniteEnough(INDArray values) {
        // The sum is not finite if one of them is not; or if all of them are too large for their sum.
        return Unguarded.isIn(trainer.optimizer)
                || Double.isFinite(values.norm1Number().doubleValue())
                || !(values.isNaN().any() || values.isInfinite().any());
    }

    private Score miniBatch() {
        Examples batch = batches.batch(epoch, index);
        return network.backward(batch.x(), batch.y());
    }

    private Score wholeBatch() {
        if (data instanceof Examples all) {
            return network.backward(all.x(), all.y());
        }
        Pieces pieces = network.inPieces(data.size());
        for (Examples piece : batches.epoch(epoch)) {
            pieces.add(piece.x(), piece.y());
        }
        return pieces.finish();
    }

    /** ‖g‖, by BLAS: no array is made, and no more is read than once. */
    private double norm(INDArray gradient) {
        double square = blas.dot(gradient.length(), 1, gradient, gradient);
        // The square of a large float is infinite before the float is.
        return Double.isFinite(square) ? Math.sqrt(square) : blas.nrm2(gradient);
    }

    private void endEpoch() {
        Score validation = trainer.validation() == null
                ? null
                : network.score(trainer.validation().x(), trainer.validation().y());
        Epoch sum = recorder.sum(epoch, stepper.t(), validation, time());
        stepper.observe(validation == null ? sum.cost() : validation.cost());
        recorder.epoch(sum);
        epoch++;
        index = 0;
    }

    /** Whether the lowest validation cost is longer ago than the patience lasts. */
    private boolean isIdle() {
        if (trainer.patience() == 0) {
            return false;
        }
        int best = 0;
        for (int i = 1; i < recorder.epochs().size(); i++) {
            if (recorder.epochs().get(i).validationCost()
                    < recorder.epochs().get(best).validationCost()) {
                best = i;
            }
        }
        return recorder.epochs().size() - 1 - best >= trainer.patience();
    }

    private void save() {
        String when = "checkpoint after step " + stepper.t() + ": ";
        try {
            StepperState state = stepper.state();
            checkpoints.save(
                    new Checkpoint.State(
                            kind(state),
                            trainer.optimizer.toString(),
                            title,
                            before,
                            epoch,
                            index,
                            state,
                            network.parameters().vector()),
                    recorder);
            savedStep = stepper.t();
            savedEpoch = epoch;
        } catch (RuntimeException e) {
            throw failure(when, e);
        } catch (OutOfMemoryError e) {
            throw failure(when, outOfMemory(e));
        }
    }

    private int stepsAnEpoch() {
        return trainer.isWholeBatch() ? 1 : batches.count();
    }

    private double time() {
        return timeBefore + (System.nanoTime() - began) / 1e9;
    }
}
