package org.descent4j.chart;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * As many points of a curve as a screen can show. Of each stretch the first and the last point stay, and the lowest,
 * highest, leftmost and rightmost, so that no peak is lost; a gap stays a gap.
 */
final class Thinning {

    /** Up to here a curve stays as it is. */
    static final int MANY = 6000;

    private static final int STRETCHES = 1000;

    private Thinning() {}

    /** Which of the points to keep, in order. */
    static int[] kept(double[] x, double[] y) {
        if (x.length <= MANY) {
            return IntStream.range(0, x.length).toArray();
        }
        return IntStream.range(0, STRETCHES)
                .flatMap(s -> Arrays.stream(
                        kept(x, y, (int) ((long) s * x.length / STRETCHES), (int) ((s + 1L) * x.length / STRETCHES))))
                .toArray();
    }

    /** The points to keep of a stretch: of the finite ones the outermost, and one that is not finite. */
    private static int[] kept(double[] x, double[] y, int from, int to) {
        int first = -1;
        int last = -1;
        int low = -1;
        int high = -1;
        int left = -1;
        int right = -1;
        int gap = -1;
        for (int i = from; i < to; i++) {
            if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
                gap = i;
                continue;
            }
            first = first < 0 ? i : first;
            last = i;
            low = low < 0 || y[i] < y[low] ? i : low;
            high = high < 0 || y[i] > y[high] ? i : high;
            left = left < 0 || x[i] < x[left] ? i : left;
            right = right < 0 || x[i] > x[right] ? i : right;
        }
        return IntStream.of(first, last, low, high, left, right, gap)
                .filter(i -> i >= 0)
                .sorted()
                .distinct()
                .toArray();
    }
}
