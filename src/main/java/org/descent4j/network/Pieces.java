package org.descent4j.network;

import static org.descent4j.internal.guard.Check.checkArgument;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One gradient over a batch that is too large for memory, taken piece by piece: batch gradient descent on millions of
 * examples. The outcome is that of {@link Network#backward} on the whole batch, to rounding.
 *
 * <p>Formula: {@code dW = 1/m Σ_pieces dZ·Aᵀ + λ/m W}, m the size of the whole batch.
 *
 * <p>Source: lecture rows S1 and S2.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Network network = Architecture.of(20).relu(16).sigmoid(1).initialize(1);
 * Pieces whole = network.inPieces(10_000);
 * for (Examples piece : MiniBatches.of(Clusters.of(10_000, 20), 1000).inOrder().epoch(0)) {
 *     whole.add(piece.x(), piece.y());
 * }
 * Score score = whole.finish();
 * INDArray gradient = network.gradients().vector();
 * }</pre>
 */
public final class Pieces {

    private final Network network;
    private final long m;
    private long seen;
    private double loss;
    private long hits;
    private boolean isBroken;

    Pieces(Network network, long m) {
        checkArgument(m >= 1, "m = %s: must be at least 1", m);
        this.network = network;
        this.m = m;
    }

    /**
     * One piece: forward, cost, backward, its gradient added to that of the pieces before.
     *
     * @param x X of the piece, (n_x, some)
     * @param y Y of the piece, (n^[L], as many)
     * @throws IllegalArgumentException if an array is wrong, as in {@link Network#backward}, or the pieces together
     *     hold more than m examples
     * @throws org.descent4j.StoppedException if the thread has been interrupted
     * @throws IllegalStateException if a piece before was broken off in its midst, refused or stopped: what is there is
     *     no gradient of whole pieces, and a new batch must be begun
     */
    public void add(INDArray x, INDArray y) {
        requireWhole();
        network.checkExamples(x, y);
        network.gradients().requireOpen("gradients");
        checkArgument(seen + x.size(1) <= m, "the pieces hold %s examples: must hold %s", seen + x.size(1), m);
        if (seen == 0) {
            network.parameters().vectorWritten();
        }
        network.forEachPiece(x, y, (pass, px, py) -> {
            pass.forward(px);
            double ofPiece = network.checkedLoss(pass, px, py);
            isBroken = true;
            loss += ofPiece;
            hits += pass.hits();
            pass.backward((double) m, seen > 0);
            seen += px.size(1);
        });
        isBroken = false;
    }

    private void requireWhole() {
        if (isBroken) {
            throw new IllegalStateException("a piece was broken off in its midst: begin again, by Network.inPieces");
        }
    }

    /**
     * Ends the batch: adds the L2 term. The gradient is in {@link Network#gradients} then.
     *
     * @return cost and accuracy over all pieces, at the parameters as they are
     * @throws IllegalStateException if the pieces hold less than m examples, or one was broken off in its midst
     * @throws IllegalArgumentException if the parameters or gradients have been closed
     */
    public Score finish() {
        requireWhole();
        network.parameters().requireOpen("parameters");
        network.gradients().requireOpen("gradients");
        if (seen != m) {
            throw new IllegalStateException("the pieces hold " + seen + " examples: must hold " + m);
        }
        network.gradients().flush();
        network.addPenaltyGradient(m);
        return new Score(loss / m + network.penalty(m), (double) hits / m, m);
    }
}
