package org.descent4j.training;

import static org.descent4j.guard.Check.checkArgument;

import org.descent4j.data.ExampleSource;
import org.descent4j.data.Examples;
import org.descent4j.data.MiniBatches;
import org.descent4j.network.Network;
import org.descent4j.network.Pieces;
import org.descent4j.network.Score;
import org.descent4j.optimizer.Stepper;
import org.nd4j.linalg.api.blas.Level1;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One training run: where it stands (epoch, next mini-batch), and the loop that moves it on. */
final class Loop {

    private final Trainer trainer;
    private final ExampleSource data;
    private final Progress progress;
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
    private double before;
    private long savedStep = -1;
    private int savedEpoch;

    Loop(Trainer trainer, ExampleSource data, Progress progress) {
        this.trainer = trainer;
        this.data = data;
        this.progress = progress;
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
        checkpoint.requireFits(network, data, trainer.miniBatch(), trainer.seed());
        stepper.restore(checkpoint.stepper());
        network.parameters().vector().assign(checkpoint.parameters());
        recorder = new Recorder(title, checkpoint.run());
        epoch = checkpoint.epoch();
        index = checkpoint.index();
        savedStep = checkpoint.t();
        savedEpoch = epoch;
    }

    Run run() {
        requireFiniteParameters();
        first = stepper.t();
        long total = (long) trainer.epochs() * stepsAnEpoch();
        before = recorder.time();
        began = System.nanoTime();
        progress.begin(stepper.t(), total);
        try (StopRequest stop = StopRequest.listen()) {
            End end = steps(stop, total);
            if (trainer.hasCheckpoints() && !(savedStep == stepper.t() && savedEpoch == epoch)) {
                save();
            }
            return recorder.run(end);
        } finally {
            progress.end();
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
                if (trainer.hasCheckpoints() && stepper.t() % trainer.checkpointEvery() == 0) {
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
        } catch (RuntimeException e) {
            throw failure("step " + (stepper.t() + 1) + " (epoch " + epoch + ", mini-batch " + (index + 1) + "): ", e);
        }
    }

    private TrainingException failure(String where, RuntimeException cause) {
        return new TrainingException(where + cause.getMessage(), cause, recorder.run(End.FAILED));
    }

    private double step() {
        Score score = trainer.isWholeBatch() ? wholeBatch() : miniBatch();
        INDArray gradient = network.gradients().vector();
        double norm = norm(gradient);
        if (!Double.isFinite(score.cost()) && trainer.optimizer.refusesNotFinite()) {
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
                        + " diverged, initialise the network again"
                : "training has diverged: initialise the network again, and take a smaller learning rate than "
                        + stepper.learningRate();
    }

    /** After a training that was let diverge, for each later one would blame its learning rate. */
    private void requireFiniteParameters() {
        if (!trainer.optimizer.refusesNotFinite()) {
            return;
        }
        network.parameters().names().forEach(name -> {
            // NaN, or infinite, if one of them is; or if all of them are too large for their sum.
            INDArray values = network.parameters().get(name);
            double sum = values.norm1Number().doubleValue();
            checkArgument(
                    Double.isFinite(sum)
                            || !(values.isNaN().any() || values.isInfinite().any()),
                    "parameters hold %s in %s: must be finite; an earlier training has diverged, initialise the network"
                            + " again",
                    sum,
                    name);
        });
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
        Epoch sum = recorder.endEpoch(epoch, stepper.t(), validation, time());
        stepper.observe(validation == null ? sum.cost() : validation.cost());
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
        try {
            Checkpoint.of(
                            network,
                            stepper.state(),
                            data,
                            trainer.miniBatch(),
                            trainer.seed(),
                            epoch,
                            index,
                            recorder.run(End.INTERRUPTED))
                    .save(trainer.checkpoint());
            savedStep = stepper.t();
            savedEpoch = epoch;
        } catch (RuntimeException e) {
            throw failure("checkpoint after step " + stepper.t() + ": ", e);
        }
    }

    private int stepsAnEpoch() {
        return trainer.isWholeBatch() ? 1 : batches.count();
    }

    private double time() {
        return before + (System.nanoTime() - began) / 1e9;
    }
}
