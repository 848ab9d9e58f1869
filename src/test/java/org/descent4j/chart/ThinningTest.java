package org.descent4j.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ThinningTest {

    @Test
    @DisplayName("up to 6000 points all are kept")
    void fewPointsStay() {
        double[] numbers = new double[6000];
        assertArrayEquals(IntStream.range(0, 6000).toArray(), Thinning.kept(numbers, numbers));
    }

    @Test
    @DisplayName(
            "of more, each of 1000 stretches keeps its ends, its lowest, highest, leftmost and rightmost, and a gap")
    void manyPoints() {
        int n = 8007;
        Random random = new Random(2);
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            // Few different values, so that often two are as low; and gaps in either of them.
            x[i] = random.nextInt(12) == 0 ? Double.NaN : random.nextInt(6);
            y[i] = random.nextInt(12) == 0 ? Double.POSITIVE_INFINITY : random.nextInt(6);
        }
        x[0] = 0;
        for (int i = 16; i < 32; i++) {
            y[i] = Double.NaN; // a stretch or two of nothing else
        }
        List<Integer> expected = new ArrayList<>();
        for (int s = 0; s < 1000; s++) {
            expected.addAll(stretch(x, y, s * n / 1000, (s + 1) * n / 1000));
        }
        assertArrayEquals(expected.stream().mapToInt(Integer::intValue).toArray(), Thinning.kept(x, y));
    }

    /** The same said in other words: the first of those that are as low. */
    private static Set<Integer> stretch(double[] x, double[] y, int from, int to) {
        List<Integer> drawn = new ArrayList<>();
        Set<Integer> kept = new TreeSet<>();
        for (int i = from; i < to; i++) {
            if (Double.isFinite(x[i] + y[i])) {
                drawn.add(i);
            }
        }
        IntStream.range(from, to).filter(i -> !drawn.contains(i)).max().ifPresent(kept::add);
        if (!drawn.isEmpty()) {
            kept.add(drawn.get(0));
            kept.add(drawn.get(drawn.size() - 1));
            for (double[] values : new double[][] {x, y}) {
                kept.add(
                        drawn.stream().min(Comparator.comparing(i -> values[i])).orElseThrow());
                kept.add(drawn.stream()
                        .min(Comparator.comparing(i -> -values[i]))
                        .orElseThrow());
            }
        }
        return kept;
    }
}
