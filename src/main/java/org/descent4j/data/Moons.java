package org.descent4j.data;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.Random;
import org.descent4j.StoppedException;
import org.descent4j.internal.guard.Room;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Two interleaving half circles, a small set for classification in the plane.
 *
 * <p>Formula: with angles a evenly spaced from 0 to π, class 0 is {@code (cos a, sin a)}, ⌊m/2⌋ examples; class 1 is
 * {@code (1 - cos a, 1/2 - sin a)}, the others. Each coordinate gets normal noise; the examples are in random order.
 *
 * <p>Source: the shape that scikit-learn documents for {@code make_moons}, which the course's assignment uses with m =
 * 300 and noise 0.2. The noise and the order are drawn by Java, so the single points differ from Python's.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Examples moons = Moons.examples(300, 0.2, 3);  // X (2, 300), Y (1, 300)
 * }</pre>
 */
public final class Moons {

    /** Java's longest array holds two coordinates of each. */
    private static final int MOST = (Integer.MAX_VALUE - 8) / 2;

    private Moons() {}

    /**
     * The moons in float.
     *
     * @param m how many examples, at least 2 and at most 2^30 - 5
     * @param noise the standard deviation of the noise on each coordinate, at least 0 and finite; the circles' radius
     *     is 1
     * @param seed what the noise and the order are drawn from: the same seed gives the same examples on every machine
     * @return X of shape (2, m) in f order, and Y of shape (1, m), 0 or 1
     * @throws IllegalArgumentException if m or the noise is out of range, or m is more than the memory holds
     */
    public static Examples examples(int m, double noise, long seed) {
        return examples(m, noise, seed, DataType.FLOAT);
    }

    /**
     * The moons in float or double: the same numbers, rounded.
     *
     * @param m how many examples, at least 2 and at most 2^30 - 5
     * @param noise the standard deviation of the noise on each coordinate, at least 0 and finite
     * @param seed what the noise and the order are drawn from
     * @param dataType FLOAT or DOUBLE
     * @return X of shape (2, m) in f order, and Y of shape (1, m), 0 or 1
     * @throws IllegalArgumentException if m, the noise or the data type is out of range, or m is more than the memory
     *     holds
     */
    public static Examples examples(int m, double noise, long seed, DataType dataType) {
        checkArgument(m >= 2, "m = %s: must be at least 2", m);
        checkArgument(m <= MOST, "m = %s: must be at most %s", m, MOST);
        checkArgument(noise >= 0 && Double.isFinite(noise), "noise = %s: must be at least 0 and finite", noise);
        checkArgument(
                dataType == DataType.FLOAT || dataType == DataType.DOUBLE,
                "dataType = %s: must be FLOAT or DOUBLE",
                dataType);
        // The doubles of x and y and the order; then the same numbers twice, in double and in the data type.
        Room.onHeap("m = " + m, m * (3.0 * Double.BYTES + Integer.BYTES));
        Room.offHeap("m = " + m, m * 3.0 * (Double.BYTES + dataType.width()));
        int outer = m / 2;
        double[] x = new double[2 * m];
        double[] y = new double[m];
        int[] order = Shuffle.of(seed, 0).order(m);
        Random random = new Random(seed);
        for (int i = 0; i < m; i++) {
            StoppedException.ifInterrupted();
            int j = order[i];
            boolean inner = i >= outer;
            double angle = inner ? angle(i - outer, m - outer) : angle(i, outer);
            // StrictMath, whose last bit is the same everywhere.
            double cos = StrictMath.cos(angle);
            double sin = StrictMath.sin(angle);
            x[2 * j] = (inner ? 1 - cos : cos) + noise * random.nextGaussian();
            x[2 * j + 1] = (inner ? 0.5 - sin : sin) + noise * random.nextGaussian();
            y[j] = inner ? 1 : 0;
        }
        return Examples.of(
                Nd4j.createFromArray(x).castTo(dataType).reshape('f', 2, m),
                Nd4j.createFromArray(y).castTo(dataType).reshape('f', 1, m));
    }

    private static double angle(int i, int count) {
        return count == 1 ? 0 : Math.PI * i / (count - 1);
    }
}
