package org.descent4j.internal.kernel;

import java.nio.DoubleBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The rules in double: {@link FloatLoops}, word for word. */
class DoubleLoops extends Loops<double[]> {

    // What fades is turned into 0 before it is subnormal, as in FloatLoops.
    static final double SMALL = 0x1p-900;
    static final double TINY = 0x1p-960;
    static final double LOST = 0x1p-1013;

    @Override
    double[] room(int n) {
        return new double[n];
    }

    @Override
    Memory<double[]> memory(INDArray vector) {
        DoubleBuffer buffer = buffer(vector);
        return new Memory<>() {
            @Override
            public void read(int at, double[] to, int start, int n) {
                buffer.get(at, to, start, n);
            }

            @Override
            public void write(int at, double[] from, int start, int n) {
                buffer.put(at, from, start, n);
            }
        };
    }

    /** The buffer starts where the view does; that of ND4J, where the whole array starts. */
    static DoubleBuffer buffer(INDArray vector) {
        return vector.data().asNioDouble().slice((int) vector.offset(), (int) vector.length());
    }

    @Override
    void shrink(double by, double[] w, int from, int to) {
        double factor = by;
        for (int i = from; i < to; i++) {
            w[i] -= factor * w[i];
        }
    }

    @Override
    void pull(double by, double[] w, double[] g, int from, int to) {
        double factor = by;
        for (int i = from; i < to; i++) {
            g[i] += factor * w[i];
        }
    }

    @Override
    void descent(Numbers numbers, double[] w, double[] g, int from, int to) {
        double byGradient = numbers.byGradient();
        for (int i = from; i < to; i++) {
            w[i] -= byGradient * g[i];
        }
    }

    @Override
    void momentum(Numbers numbers, double[] w, double[] g, double[] v, int from, int to) {
        double beta1 = numbers.beta1();
        double gain1 = numbers.gain1();
        double byMoment = numbers.byMoment();
        double byGradient = numbers.byGradient();
        for (int i = from; i < to; i++) {
            double average = beta1 * v[i] + gain1 * g[i] + SMALL - SMALL;
            v[i] = average;
            w[i] -= byMoment * average + byGradient * g[i];
        }
    }

    @Override
    void rms(Numbers numbers, double[] w, double[] g, double[] s, int from, int to) {
        double beta2 = numbers.beta2();
        double gain2 = numbers.gain2();
        double byGradient = numbers.byGradient();
        double correction = numbers.correction();
        double inside = numbers.inside();
        double outside = numbers.outside();
        double tiny = numbers.hides(LOST) ? TINY : 0;
        for (int i = from; i < to; i++) {
            double square = beta2 * s[i] + gain2 * (g[i] * g[i]) + tiny - tiny;
            s[i] = square;
            w[i] -= byGradient * g[i] / (Math.sqrt(correction * square + inside) + outside);
        }
    }

    @Override
    void adam(Numbers numbers, double[] w, double[] g, double[] v, double[] s, int from, int to) {
        double beta1 = numbers.beta1();
        double gain1 = numbers.gain1();
        double beta2 = numbers.beta2();
        double gain2 = numbers.gain2();
        double byMoment = numbers.byMoment();
        double byGradient = numbers.byGradient();
        double correction = numbers.correction();
        double inside = numbers.inside();
        double outside = numbers.outside();
        double small = numbers.hides(LOST) ? SMALL : 0;
        double tiny = numbers.hides(LOST) ? TINY : 0;
        for (int i = from; i < to; i++) {
            double average = beta1 * v[i] + gain1 * g[i] + small - small;
            double square = beta2 * s[i] + gain2 * (g[i] * g[i]) + tiny - tiny;
            v[i] = average;
            s[i] = square;
            w[i] -= (byMoment * average + byGradient * g[i]) / (Math.sqrt(correction * square + inside) + outside);
        }
    }

    @Override
    void amsgrad(Numbers numbers, double[] w, double[] g, double[] v, double[] s, double[] max, int from, int to) {
        double beta1 = numbers.beta1();
        double gain1 = numbers.gain1();
        double beta2 = numbers.beta2();
        double gain2 = numbers.gain2();
        double byMoment = numbers.byMoment();
        double correction = numbers.correction();
        double inside = numbers.inside();
        double outside = numbers.outside();
        double small = numbers.hides(LOST) ? SMALL : 0;
        double tiny = numbers.hides(LOST) ? TINY : 0;
        for (int i = from; i < to; i++) {
            s[i] = beta2 * s[i] + gain2 * (g[i] * g[i]) + tiny - tiny;
        }
        for (int i = from; i < to; i++) {
            max[i] = Math.max(max[i], s[i]);
        }
        for (int i = from; i < to; i++) {
            double average = beta1 * v[i] + gain1 * g[i] + small - small;
            v[i] = average;
            w[i] -= byMoment * average / (Math.sqrt(correction * max[i] + inside) + outside);
        }
    }

    @Override
    void adadelta(Numbers numbers, double[] w, double[] g, double[] s, double[] d, int from, int to) {
        double beta2 = numbers.beta2();
        double gain2 = numbers.gain2();
        double byGradient = numbers.byGradient();
        double inside = numbers.inside();
        double tiny = numbers.hides(LOST) ? TINY : 0;
        for (int i = from; i < to; i++) {
            double square = beta2 * s[i] + gain2 * (g[i] * g[i]) + tiny - tiny;
            s[i] = square;
            g[i] *= Math.sqrt((d[i] + inside) / (square + inside));
        }
        // g holds Δ now.
        for (int i = from; i < to; i++) {
            d[i] = beta2 * d[i] + gain2 * (g[i] * g[i]) + tiny - tiny;
            w[i] -= byGradient * g[i];
        }
    }
}
