package org.descent4j.network;

/**
 * How well a network does on a set of examples.
 *
 * <p>Source: lecture rows S2 and S3.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Network network = Architecture.of(2).relu(5).sigmoid(1).initialize(1);
 * Examples moons = Moons.examples(300, 0.2, 3);
 * Score score = network.score(moons.x(), moons.y());
 * System.out.println(score);  // such as Score(cost=0.7312, accuracy=45.67 %, m=300)
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
