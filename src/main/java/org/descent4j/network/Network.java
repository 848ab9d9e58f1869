package org.descent4j.network;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.descent4j.StoppedException;
import org.nd4j.linalg.api.blas.Level1;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A network of dense layers: predictions, cost, and the gradient of the cost by backpropagation.
 *
 * <p>Formula, for a batch X (n_x, m), one column an example, {@code A^[0] = X}:
 *
 * <pre>
 * forward   Z^[l] = W^[l] A^[l-1] + b^[l],   A^[l] = g^[l](Z^[l]),   Ŷ = A^[L]
 * cost      J = 1/m Σ L(ŷ, y) + λ/(2m) Σ_l ‖W^[l]‖²
 * backward  dW^[l] = dZ^[l] A^[l-1]ᵀ + λ/m W^[l],   db^[l] = Σ dZ^[l],   dA^[l-1] = W^[l]ᵀ dZ^[l]
 * </pre>
 *
 * <p>All parameters are one flat vector ({@link Parameters}), and so is the gradient. Activations are allocated once
 * for each batch size and used again; batches of more than 2048 columns are worked through in pieces of that size. A
 * network is for one thread at a time. It needs a CPU backend of ND4J. When its thread is interrupted, what it is asked
 * to compute ends with a {@link StoppedException}, before a batch or between two pieces of a large one; the parameters
 * are as before.
 *
 * <p>Its arrays are in memory beside Java's heap, which the garbage collector gives back late. Where many networks come
 * and go, {@link #close} them.
 *
 * <p>Source: lecture rows S1 and S2.
 *
 * <p>Example, one step of gradient descent:
 *
 * <pre>{@code
 * Network network = Architecture.of(2).relu(5).sigmoid(1).initialize(1);
 * INDArray x = Nd4j.rand(DataType.FLOAT, 2, 64);
 * INDArray y = x.getRow(0, true).gt(0.5).castTo(DataType.FLOAT);
 * Score score = network.backward(x, y);
 * network.parameters().vector().subi(network.gradients().vector().mul(0.1));
 * }</pre>
 *
 * <p>Example, the best of several starts, each closed as soon as its cost is known:
 *
 * <pre>{@code
 * Examples moons = Moons.examples(300, 0.2, 3);
 * double best = Double.POSITIVE_INFINITY;
 * for (int seed = 1; seed <= 5; seed++) {
 *     try (Network start = Architecture.of(2).relu(5).sigmoid(1).initialize(seed)) {
 *         best = Math.min(best, start.cost(moons.x(), moons.y()));
 *     }
 * }
 * }</pre>
 */
public final class Network implements AutoCloseable {

    /** More columns do not make BLAS faster, but the activations larger. */
    private static final int MOST_COLUMNS = 2048;

    /** Batches, their ragged last one, a validation set and its last piece: more sizes are seldom in use at once. */
    private static final int MOST_SIZES = 8;

    private final Architecture architecture;
    private final Parameters parameters;
    private final Parameters gradients;
    private final Map<Integer, Pass> passes = new LinkedHashMap<>(16, 0.75f, true);

    Network(Architecture architecture, Parameters parameters) {
        StoppedException.ifInterrupted();
        Inputs.checkBackend(Nd4j.getEnvironment());
        this.architecture = architecture;
        this.parameters = parameters;
        this.gradients = Parameters.zeros(architecture);
    }

    /**
     * The plan this network was made from.
     *
     * @return the plan
     */
    public Architecture architecture() {
        return architecture;
    }

    /**
     * The parameters themselves, not a copy: what an optimizer changes.
     *
     * @return W1, b1, …
     */
    public Parameters parameters() {
        return parameters;
    }

    /**
     * The gradient that the last {@link #backward} left, itself and not a copy: the next one overwrites it, in part
     * even if it is refused or stopped.
     *
     * @return dW1, db1, … under the names W1, b1, …
     */
    public Parameters gradients() {
        return gradients;
    }

    /**
     * The predictions Ŷ for a batch.
     *
     * @param x X, (n_x, m), of the network's data type; not changed
     * @return Ŷ = A^[L], (n^[L], m), an array of its own
     * @throws IllegalArgumentException if X is of another shape or type, closed, empty, or holds NaN, or the parameters
     *     have been closed
     */
    public INDArray predict(INDArray x) {
        parameters.requireOpen("parameters");
        Inputs.check(architecture, x);
        parameters.vectorWritten();
        INDArray predictions =
                Nd4j.createUninitialized(architecture.dataType(), new long[] {architecture.outputs(), x.size(1)}, 'f');
        Matrix all = Matrix.over(predictions);
        double[] target = all.overwrite();
        int[] filled = {0};
        forEachPiece(x, x, (pass, px, unused) -> {
            double[] piece = pass.forward(px);
            for (double prediction : piece) {
                if (!Double.isFinite(prediction)) {
                    Inputs.checkFinite("X", px);
                }
            }
            System.arraycopy(piece, 0, target, filled[0], piece.length);
            filled[0] += piece.length;
        });
        all.flush();
        return predictions;
    }

    /**
     * The share of examples that are predicted right. With one output: ŷ and y on the same side of 0.5. With several:
     * the largest ŷ where the largest y is.
     *
     * @param x X, (n_x, m); not changed
     * @param y Y, (n^[L], m); not changed
     * @return the accuracy, in [0, 1]
     * @throws IllegalArgumentException if an array is wrong, as in {@link #backward}
     */
    public double accuracy(INDArray x, INDArray y) {
        return score(x, y).accuracy();
    }

    /**
     * The cost J, with the L2 term.
     *
     * @param x X, (n_x, m); not changed
     * @param y Y, (n^[L], m); not changed
     * @return J, in nats for the cross-entropies
     * @throws IllegalArgumentException if an array is wrong, as in {@link #backward}
     */
    public double cost(INDArray x, INDArray y) {
        return score(x, y).cost();
    }

    /**
     * Cost and accuracy in one go.
     *
     * @param x X, (n_x, m); not changed
     * @param y Y, (n^[L], m); not changed
     * @return both
     * @throws IllegalArgumentException if an array is wrong, as in {@link #backward}
     */
    public Score score(INDArray x, INDArray y) {
        checkExamples(x, y);
        parameters.vectorWritten();
        double[] loss = {0};
        long[] hits = {0};
        forEachPiece(x, y, (pass, px, py) -> {
            pass.forward(px);
            loss[0] += checkedLoss(pass, px, py);
            hits[0] += pass.hits();
        });
        long m = x.size(1);
        return new Score(loss[0] / m + penalty(m), (double) hits[0] / m, m);
    }

    /**
     * The gradient of the cost, in a vector of its own.
     *
     * @param x X, (n_x, m); not changed
     * @param y Y, (n^[L], m); not changed
     * @return dW1, db1, … under the names W1, b1, …
     * @throws IllegalArgumentException if an array is wrong, as in {@link #backward}
     */
    public Parameters gradient(INDArray x, INDArray y) {
        backward(x, y);
        return gradients.copy();
    }

    /**
     * Forward and backward over a batch: what a training step needs. The gradient is in {@link #gradients}; once per
     * batch size arrays are allocated, after that none.
     *
     * @param x X, (n_x, m), of the network's data type, fastest in f order; not changed
     * @param y Y, (n^[L], m), of the same type: probabilities for cross-entropy, one-hot columns after softmax; not
     *     changed
     * @return cost and accuracy on this batch, before any step
     * @throws IllegalArgumentException if an array is of another shape or type, closed, empty, X holds NaN, or Y a
     *     label that the cost does not know, or the parameters or gradients have been closed; the parameters are as
     *     before
     * @throws StoppedException if the thread has been interrupted; the parameters are as before
     */
    public Score backward(INDArray x, INDArray y) {
        checkExamples(x, y);
        Pieces whole = inPieces(x.size(1));
        whole.add(x, y);
        return whole.finish();
    }

    /**
     * The same for a batch too large for memory, taken piece by piece.
     *
     * @param m how many examples all pieces hold together, at least 1
     * @return a batch with no piece yet; one at a time for a network
     * @throws IllegalArgumentException if m is below 1
     */
    public Pieces inPieces(long m) {
        return new Pieces(this, m);
    }

    /**
     * Writes the parameters to an .npz file, NumPy's format for named arrays, with the names W1, b1, …: numpy.load
     * reads it, and {@link Architecture#load}. The file is there whole or not at all.
     *
     * @param file where to; a file of that name is replaced
     * @throws IllegalArgumentException if the parameters have been closed
     * @throws java.io.UncheckedIOException if it cannot be written; a file of that name is as before
     */
    public void save(Path file) {
        parameters.requireOpen("parameters");
        Npz.write(file, parameters);
    }

    /**
     * Gives back the memory of the parameters, the gradients and all activations; a second call does nothing. What asks
     * for them after that is refused, also a stepper that is at work on the parameters.
     */
    @Override
    public void close() {
        passes.values().forEach(Pass::close);
        passes.clear();
        parameters.close();
        gradients.close();
    }

    /** Something to do with one piece of a batch, in the arrays for its size. */
    interface PieceWork {
        void on(Pass pass, INDArray x, INDArray y);
    }

    void forEachPiece(INDArray x, INDArray y, PieceWork work) {
        long m = x.size(1);
        StoppedException.ifInterrupted();
        if (m <= MOST_COLUMNS) {
            work.on(pass((int) m), x, y);
            return;
        }
        for (long from = 0; from < m; from += MOST_COLUMNS) {
            StoppedException.ifInterrupted();
            long to = Math.min(m, from + MOST_COLUMNS);
            work.on(pass((int) (to - from)), columns(x, from, to), columns(y, from, to));
        }
    }

    private static INDArray columns(INDArray array, long from, long to) {
        return array.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to));
    }

    private Pass pass(int m) {
        Pass pass = passes.get(m);
        if (pass == null) {
            if (passes.size() == MOST_SIZES) {
                Integer oldest = passes.keySet().iterator().next();
                passes.remove(oldest).close();
            }
            pass = new Pass(architecture, parameters, gradients, m);
            passes.put(m, pass);
        }
        return pass;
    }

    void checkExamples(INDArray x, INDArray y) {
        parameters.requireOpen("parameters");
        Inputs.check(architecture, x);
        Inputs.checkLabels(architecture, x, y);
    }

    /** The loss; where it is not a number because X holds none, says so. */
    double checkedLoss(Pass pass, INDArray x, INDArray y) {
        double loss = pass.loss(y);
        if (!Double.isFinite(loss)) {
            Inputs.checkFinite("X", x);
        }
        return loss;
    }

    /** λ/(2m) Σ_l ‖W^[l]‖². */
    double penalty(long m) {
        if (architecture.lambda() == 0) {
            return 0;
        }
        double sum = 0;
        for (int l = 1; l <= architecture.layers().size(); l++) {
            INDArray w = parameters.get("W" + l);
            sum += level1().dot(w.length(), 1, w, w);
        }
        return architecture.lambda() / (2.0 * m) * sum;
    }

    /** dW += λ/m W. */
    void addPenaltyGradient(long m) {
        if (architecture.lambda() == 0) {
            return;
        }
        for (int l = 1; l <= architecture.layers().size(); l++) {
            INDArray w = parameters.get("W" + l);
            level1().axpy(w.length(), architecture.lambda() / m, w, gradients.get("W" + l));
        }
        gradients.vectorWritten();
    }

    private static Level1 level1() {
        return Nd4j.getBlasWrapper().level1();
    }

    @Override
    public String toString() {
        return architecture + " with " + parameters;
    }
}
