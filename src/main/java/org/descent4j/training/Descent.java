package org.descent4j.training;

import static org.descent4j.internal.guard.Check.checkArgument;

import org.descent4j.data.ExampleSource;
import org.descent4j.data.Examples;
import org.descent4j.data.MiniBatches;
import org.descent4j.internal.guard.Finite;
import org.descent4j.network.Network;
import org.descent4j.network.Pieces;
import org.descent4j.network.Score;
import org.descent4j.optimizer.Group;
import org.descent4j.optimizer.Stepper;
import org.descent4j.optimizer.Unguarded;
import org.nd4j.linalg.api.blas.Level1;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Makes the steps of a training, and looks after the numbers in them. */
final class Descent {

    /** Of a whole batch that is worked through piece by piece: enough columns for BLAS, few enough for the cache. */
    private static final int PIECE = 1000;

    /** What is to be said of a step: how the network did before it, and ‖g‖. */
    record Made(Score score, double norm) {}

    private final Training training;
    private final Network network;
    private final ExampleSource data;
    private final Stepper stepper;
    private final MiniBatches batches;
    private final Level1 blas = Nd4j.getBlasWrapper().level1();
    private long first;

    Descent(Training training, Network network, ExampleSource data) {
        this.training = training;
        this.network = network;
        this.data = data;
        stepper = training.optimizer()
                .on(network.parameters().vector(), training.groups().toArray(new Group[0]));
        // Of a whole batch, the pieces that it is worked through in.
        batches = training.miniBatch().isPresent()
                ? MiniBatches.of(data, training.miniBatch().getAsInt()).withSeed(training.seed())
                : MiniBatches.of(data, Math.min(data.size(), PIECE)).inOrder();
    }

    Stepper stepper() {
        return stepper;
    }

    Network network() {
        return network;
    }

    /** Before the first step, here or after a resume. */
    void begin() {
        requireFiniteParameters();
        first = stepper.t();
    }

    Made step(long epoch, int index) {
        Score score = training.miniBatch().isPresent() ? miniBatch(epoch, index) : wholeBatch(epoch);
        INDArray gradient = network.gradients().vector();
        double norm = norm(gradient);
        if (!Double.isFinite(score.cost()) && isGuarded()) {
            throw new ArithmeticException(
                    "the cost is " + score.cost() + ", with a gradient of length " + norm + ": " + remedy());
        }
        stepper.step(gradient);
        return new Made(score, norm);
    }

    private Score miniBatch(long epoch, int index) {
        Examples batch = batches.batch(epoch, index);
        return network.backward(batch.x(), batch.y());
    }

    private Score wholeBatch(long epoch) {
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

    boolean isFiniteEnough(INDArray values) {
        return !isGuarded() || Finite.firstNot(values) < 0;
    }

    private boolean isGuarded() {
        return !Unguarded.isIn(training.optimizer());
    }
}
