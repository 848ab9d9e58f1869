package org.descent4j.optimizer;

import java.util.List;

/** {@link Clip} for arrays of Java. */
final class Clipping {

    private Clipping() {}

    /** As {@link Links#prepare}, for this library's wrappers. */
    static double[] prepare(List<Wrapper> links, double[] gradient) {
        double[] prepared = gradient;
        for (Wrapper link : links) {
            if (link instanceof Clip clip) {
                prepared =
                        clip.by() == Clip.By.GLOBAL_NORM ? scaled(clip.limit(), prepared) : cut(clip.limit(), prepared);
            }
        }
        return prepared;
    }

    private static double[] cut(double limit, double[] gradient) {
        double[] cut = gradient.clone();
        for (int i = 0; i < cut.length; i++) {
            // Not Math.min: NaN stays NaN in either case, and so does the sign of 0.
            cut[i] = cut[i] > limit ? limit : cut[i] < -limit ? -limit : cut[i];
        }
        return cut;
    }

    private static double[] scaled(double limit, double[] gradient) {
        double norm = norm(gradient, 1);
        if (!(norm > 1e-10 && norm < 1e15)) {
            // The largest is divided out, so that squares have room.
            double largest = largest(gradient);
            norm = largest == 0 ? 0 : largest * norm(gradient, largest);
        }
        if (!(norm > limit && norm < Double.POSITIVE_INFINITY)) {
            return gradient;
        }
        double by = limit / norm;
        double[] scaled = gradient.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= by;
        }
        return scaled;
    }

    private static double largest(double[] gradient) {
        double largest = 0;
        for (double value : gradient) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** What each addition to the sum of squares loses is added in the end: the norm is right to its last bit or two. */
    private static double norm(double[] gradient, double unit) {
        double sum = 0;
        double lost = 0;
        for (double value : gradient) {
            double share = value / unit;
            double square = share * share;
            double next = sum + square;
            lost += sum >= square ? sum - next + square : square - next + sum;
            sum = next;
        }
        return Math.sqrt(sum + lost);
    }
}
