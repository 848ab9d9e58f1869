package org.descent4j.network;

/**
 * How well a network does on a set of examples.
 *
 * <p>Source: lecture rows S2 and S3.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Score score = network.score(x, y);
 * System.out.println(score);  // Score(cost=0.0812, accuracy=97.60 %, m=10000)
 * }</pre>
 *
 * @param cost J, the mean loss plus the L2 term
 * @param accuracy the share of examples predicted right, in [0, 1]; see {@link Network#accuracy}
 * @param m over how many examples
 */
public record Score(double cost, double accuracy, long m) {

    @Override
    public String toString() {
        return String.format(
                java.util.Locale.ROOT, "Score(cost=%.4g, accuracy=%.2f %%, m=%d)", cost, 100 * accuracy, m);
    }
}
