package org.descent4j.optimizer.kernel;

import java.nio.DoubleBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The rules in double: {@link FloatLoops}, word for word. */
final class DoubleLoops extends Loops<double[]> {

    @Override
    double[] room(int n) {
        return new double[n];
    }

    @Override
    INDArray array(double[] values) {
        return Nd4j.createFromArray(values);
    }

    @Override
    double[] values(INDArray vector) {
        return vector.toDoubleVector();
    }

    @Override
    Memory<double[]> memory(INDArray vector) {
        // The buffer starts where the whole array starts, not where the view does.
        DoubleBuffer buffer = vector.data().asNioDouble().slice((int) vector.offset(), (int) vector.length());
        return new Memory<>() {
            @Override
            public void read(int from, double[] to, int n) {
                buffer.get(from, to, 0, n);
            }

            @Override
            public void write(double[] from, int to, int n) {
                buffer.put(to, from, 0, n);
            }
        };
    }

    @Override
    boolean isFinite(double[] values, int n) {
        // 0·x is 0, or NaN where x is not finite. Four sums, because each addition waits for the one before.
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i < n - 3; i += 4) {
            a += 0 * values[i];
            b += 0 * values[i + 1];
            c += 0 * values[i + 2];
            d += 0 * values[i + 3];
        }
        for (; i < n; i++) {
            a += 0 * values[i];
        }
        return a + b + (c + d) == 0;
    }

    @Override
    void shrink(double by, double[] w, int n) {
        double factor = by;
        for (int i = 0; i < n; i++) {
            w[i] -= factor * w[i];
        }
    }

    @Override
    void pull(double by, double[] w, double[] g, int n) {
        double factor = by;
        for (int i = 0; i < n; i++) {
            g[i] += factor * w[i];
        }
    }

    @Override
    void descent(Numbers numbers, double[] w, double[] g, int n) {
        double byGradient = numbers.byGradient();
        for (int i = 0; i < n; i++) {
            w[i] -= byGradient * g[i];
        }
    }

    @Override
    void momentum(Numbers numbers, double[] w, double[] g, double[] v, int at, int n) {
        double beta1 = numbers.beta1();
        double gain1 = numbers.gain1();
        double byMoment = numbers.byMoment();
        double byGradient = numbers.byGradient();
        for (int i = 0; i < n; i++) {
            double average = beta1 * v[at + i] + gain1 * g[i];
            v[at + i] = average;
            w[i] -= byMoment * average + byGradient * g[i];
        }
    }

    @Override
    void rms(Numbers numbers, double[] w, double[] g, double[] s, int at, int n) {
        double beta2 = numbers.beta2();
        double gain2 = numbers.gain2();
        double byGradient = numbers.byGradient();
        double correction = numbers.correction();
        double inside = numbers.inside();
        double outside = numbers.outside();
        for (int i = 0; i < n; i++) {
            double square = beta2 * s[at + i] + gain2 * (g[i] * g[i]);
            s[at + i] = square;
            w[i] -= byGradient * g[i] / (Math.sqrt(correction * square + inside) + outside);
        }
    }

    @Override
    void adam(Numbers numbers, double[] w, double[] g, double[] v, double[] s, int at, int n) {
        double beta1 = numbers.beta1();
        double gain1 = numbers.gain1();
        double beta2 = numbers.beta2();
        double gain2 = numbers.gain2();
        double byMoment = numbers.byMoment();
        double byGradient = numbers.byGradient();
        double correction = numbers.correction();
        double inside = numbers.inside();
        double outside = numbers.outside();
        for (int i = 0; i < n; i++) {
            double average = beta1 * v[at + i] + gain1 * g[i];
            double square = beta2 * s[at + i] + gain2 * (g[i] * g[i]);
            v[at + i] = average;
            s[at + i] = square;
            w[i] -= (byMoment * average + byGradient * g[i]) / (Math.sqrt(correction * square + inside) + outside);
        }
    }

    @Override
    void amsgrad(Numbers numbers, double[] w, double[] g, double[] v, double[] s, double[] max, int at, int n) {
        double beta1 = numbers.beta1();
        double gain1 = numbers.gain1();
        double beta2 = numbers.beta2();
        double gain2 = numbers.gain2();
        double byMoment = numbers.byMoment();
        double correction = numbers.correction();
        double inside = numbers.inside();
        double outside = numbers.outside();
        for (int i = 0; i < n; i++) {
            double average = beta1 * v[at + i] + gain1 * g[i];
            double square = beta2 * s[at + i] + gain2 * (g[i] * g[i]);
            double largest = Math.max(max[at + i], square);
            v[at + i] = average;
            s[at + i] = square;
            max[at + i] = largest;
            w[i] -= byMoment * average / (Math.sqrt(correction * largest + inside) + outside);
        }
    }

    @Override
    void adadelta(Numbers numbers, double[] w, double[] g, double[] s, double[] d, int at, int n) {
        double beta2 = numbers.beta2();
        double gain2 = numbers.gain2();
        double byGradient = numbers.byGradient();
        double inside = numbers.inside();
        for (int i = 0; i < n; i++) {
            double square = beta2 * s[at + i] + gain2 * (g[i] * g[i]);
            double delta = g[i] * Math.sqrt((d[at + i] + inside) / (square + inside));
            s[at + i] = square;
            d[at + i] = beta2 * d[at + i] + gain2 * (delta * delta);
            w[i] -= byGradient * delta;
        }
    }
}
