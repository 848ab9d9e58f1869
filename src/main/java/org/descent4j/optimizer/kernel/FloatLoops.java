package org.descent4j.optimizer.kernel;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The rules in float. {@link DoubleLoops} is the same, word for word, in double. */
final class FloatLoops extends Loops<float[]> {

    @Override
    float[] room(int n) {
        return new float[n];
    }

    @Override
    INDArray array(float[] values) {
        return Nd4j.createFromArray(values);
    }

    @Override
    float[] values(INDArray vector) {
        return vector.toFloatVector();
    }

    @Override
    Memory<float[]> memory(INDArray vector) {
        // The buffer starts where the whole array starts, not where the view does.
        FloatBuffer buffer = vector.data().asNioFloat().slice((int) vector.offset(), (int) vector.length());
        return new Memory<>() {
            @Override
            public void read(int from, float[] to, int n) {
                buffer.get(from, to, 0, n);
            }

            @Override
            public void write(float[] from, int to, int n) {
                buffer.put(to, from, 0, n);
            }
        };
    }

    @Override
    boolean isFinite(float[] values, int n) {
        // 0·x is 0, or NaN where x is not finite. Four sums, because each addition waits for the one before.
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
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
    void shrink(double by, float[] w, int n) {
        float factor = (float) by;
        for (int i = 0; i < n; i++) {
            w[i] -= factor * w[i];
        }
    }

    @Override
    void pull(double by, float[] w, float[] g, int n) {
        float factor = (float) by;
        for (int i = 0; i < n; i++) {
            g[i] += factor * w[i];
        }
    }

    @Override
    void descent(Numbers numbers, float[] w, float[] g, int n) {
        float byGradient = (float) numbers.byGradient();
        for (int i = 0; i < n; i++) {
            w[i] -= byGradient * g[i];
        }
    }

    @Override
    void momentum(Numbers numbers, float[] w, float[] g, float[] v, int at, int n) {
        float beta1 = (float) numbers.beta1();
        float gain1 = (float) numbers.gain1();
        float byMoment = (float) numbers.byMoment();
        float byGradient = (float) numbers.byGradient();
        for (int i = 0; i < n; i++) {
            float average = beta1 * v[at + i] + gain1 * g[i];
            v[at + i] = average;
            w[i] -= byMoment * average + byGradient * g[i];
        }
    }

    @Override
    void rms(Numbers numbers, float[] w, float[] g, float[] s, int at, int n) {
        float beta2 = (float) numbers.beta2();
        float gain2 = (float) numbers.gain2();
        float byGradient = (float) numbers.byGradient();
        float correction = (float) numbers.correction();
        float inside = (float) numbers.inside();
        float outside = (float) numbers.outside();
        for (int i = 0; i < n; i++) {
            float square = beta2 * s[at + i] + gain2 * (g[i] * g[i]);
            s[at + i] = square;
            w[i] -= byGradient * g[i] / ((float) Math.sqrt(correction * square + inside) + outside);
        }
    }

    @Override
    void adam(Numbers numbers, float[] w, float[] g, float[] v, float[] s, int at, int n) {
        float beta1 = (float) numbers.beta1();
        float gain1 = (float) numbers.gain1();
        float beta2 = (float) numbers.beta2();
        float gain2 = (float) numbers.gain2();
        float byMoment = (float) numbers.byMoment();
        float byGradient = (float) numbers.byGradient();
        float correction = (float) numbers.correction();
        float inside = (float) numbers.inside();
        float outside = (float) numbers.outside();
        for (int i = 0; i < n; i++) {
            float average = beta1 * v[at + i] + gain1 * g[i];
            float square = beta2 * s[at + i] + gain2 * (g[i] * g[i]);
            v[at + i] = average;
            s[at + i] = square;
            w[i] -= (byMoment * average + byGradient * g[i])
                    / ((float) Math.sqrt(correction * square + inside) + outside);
        }
    }

    @Override
    void amsgrad(Numbers numbers, float[] w, float[] g, float[] v, float[] s, float[] max, int at, int n) {
        float beta1 = (float) numbers.beta1();
        float gain1 = (float) numbers.gain1();
        float beta2 = (float) numbers.beta2();
        float gain2 = (float) numbers.gain2();
        float byMoment = (float) numbers.byMoment();
        float correction = (float) numbers.correction();
        float inside = (float) numbers.inside();
        float outside = (float) numbers.outside();
        for (int i = 0; i < n; i++) {
            float average = beta1 * v[at + i] + gain1 * g[i];
            float square = beta2 * s[at + i] + gain2 * (g[i] * g[i]);
            float largest = Math.max(max[at + i], square);
            v[at + i] = average;
            s[at + i] = square;
            max[at + i] = largest;
            w[i] -= byMoment * average / ((float) Math.sqrt(correction * largest + inside) + outside);
        }
    }

    @Override
    void adadelta(Numbers numbers, float[] w, float[] g, float[] s, float[] d, int at, int n) {
        float beta2 = (float) numbers.beta2();
        float gain2 = (float) numbers.gain2();
        float byGradient = (float) numbers.byGradient();
        float inside = (float) numbers.inside();
        for (int i = 0; i < n; i++) {
            float square = beta2 * s[at + i] + gain2 * (g[i] * g[i]);
            float delta = g[i] * (float) Math.sqrt((d[at + i] + inside) / (square + inside));
            s[at + i] = square;
            d[at + i] = beta2 * d[at + i] + gain2 * (delta * delta);
            w[i] -= byGradient * delta;
        }
    }
}
