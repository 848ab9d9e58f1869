package org.descent4j.data;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.Arrays;
import org.descent4j.StoppedException;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A generated set of any size: two classes of two clusters each, crosswise, with noise. No straight line parts them, so
 * that a network needs a hidden layer; the best possible classifier gets 95.5 % right.
 *
 * <p>An example is computed from its number when it is asked for: the set takes no memory, any mini-batch can be had
 * again, and the same seed gives the same examples on every machine.
 *
 * <p>Formula: {@code x_i = ±2·c_(i mod 2)/√n_(i mod 2) + noise_i}. c_0 and c_1 are -1 or 1 at random; {@code y = 1}
 * where they differ, else 0. The n_0 features of even number carry c_0, the n_1 others c_1, each with a sign of its
 * own. The noise has mean 0 and standard deviation 1 and is close to normal: the sum of four uniform numbers.
 *
 * <p>Source: lecture row S1, in which m is 5,000,000 and X^{t} has 1,000 columns.
 *
 * <p>Example, the lecture's 5,000 mini-batches, one at a time:
 *
 * <pre>{@code
 * MiniBatches batches = MiniBatches.of(Clusters.of(5_000_000, 20).withSeed(1), 1000);
 * Examples last = batches.batch(1, 4999);  // X (20, 1000), Y (1, 1000)
 * }</pre>
 *
 * @param size m, how many examples, at least 1
 * @param features n_x, how many numbers describe an example, in 2…2^20
 * @param dataType FLOAT or DOUBLE
 * @param seed what the examples are drawn from
 */
public record Clusters(int size, int features, DataType dataType, long seed) implements ExampleSource {

    private static final int MOST_FEATURES = 1 << 20;
    private static final int NUMBERS_AT_A_TIME = 1 << 20;
    private static final double DISTANCE = 2;
    private static final double LANE_MEAN = 65535 / 2.0;
    private static final double SUM_DEVIATION = Math.sqrt(4 * (65536.0 * 65536.0 - 1) / 12);

    /**
     * As {@link #of}, {@link #withDataType} and {@link #withSeed}.
     *
     * @param size m, how many examples, at least 1
     * @param features n_x, how many numbers describe an example, in 2…2^20
     * @param dataType FLOAT or DOUBLE
     * @param seed what the examples are drawn from
     * @throws IllegalArgumentException if the size, the features or the data type are out of range
     */
    public Clusters {
        checkArgument(size >= 1, "size = %s: must be at least 1", size);
        checkArgument(features >= 2, "features = %s: must be at least 2", features);
        checkArgument(features <= MOST_FEATURES, "features = %s: must be at most %s", features, MOST_FEATURES);
        checkArgument(
                dataType == DataType.FLOAT || dataType == DataType.DOUBLE,
                "dataType = %s: must be FLOAT or DOUBLE",
                dataType);
    }

    /**
     * A set in float with seed 0.
     *
     * @param size m, how many examples, at least 1
     * @param features n_x, how many numbers describe an example, in 2…2^20
     * @return the set
     * @throws IllegalArgumentException if the size or the features are out of range
     */
    public static Clusters of(int size, int features) {
        return new Clusters(size, features, DataType.FLOAT, 0);
    }

    /**
     * A set of the same size drawn from another seed.
     *
     * @param seed any number
     * @return the other set
     */
    public Clusters withSeed(long seed) {
        return new Clusters(size, features, dataType, seed);
    }

    /**
     * The same set in another precision.
     *
     * @param dataType FLOAT or DOUBLE
     * @return the set
     * @throws IllegalArgumentException if the data type is neither
     */
    public Clusters withDataType(DataType dataType) {
        return new Clusters(size, features, dataType, seed);
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public void copy(int[] which, Examples batch) {
        Examples.requireFits(this, which, batch);
        double[] signal = signal();
        // So many at a time that no batch, however large, takes much of the heap.
        int step = Math.max(1, NUMBERS_AT_A_TIME / features);
        for (int from = 0; from < which.length; from += step) {
            int to = Math.min(which.length, from + step);
            compute(
                    Arrays.copyOfRange(which, from, to),
                    signal,
                    to - from == which.length ? batch : batch.range(from, to));
        }
    }

    private void compute(int[] which, double[] signal, Examples batch) {
        double[] x = new double[features * which.length];
        double[] y = new double[which.length];
        for (int j = 0; j < which.length; j++) {
            StoppedException.ifInterrupted();
            long own = Mix.of(seed, which[j]);
            // Two bits that the noise below does not use: it is drawn from the features' numbers.
            long coins = Mix.of(own, features);
            double even = (coins & 1) == 0 ? -1 : 1;
            double odd = (coins & 2) == 0 ? -1 : 1;
            y[j] = even == odd ? 0 : 1;
            for (int i = 0; i < features; i++) {
                x[j * features + i] = signal[i] * (i % 2 == 0 ? even : odd) + noise(Mix.of(own, i));
            }
        }
        Columns.fill(batch.x(), x);
        Columns.fill(batch.y(), y);
    }

    private double[] signal() {
        double[] signal = new double[features];
        for (int i = 0; i < features; i++) {
            int sharing = i % 2 == 0 ? (features + 1) / 2 : features / 2;
            double height = DISTANCE / Math.sqrt(sharing);
            signal[i] = Mix.of(~seed, i) < 0 ? -height : height;
        }
        return signal;
    }

    private static double noise(long bits) {
        long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return (sum - 4 * LANE_MEAN) / SUM_DEVIATION;
    }

    @Override
    public String toString() {
        return "Clusters(size=" + size + ", features=" + features + ", dataType=" + dataType + ", seed=" + seed + ")";
    }
}
