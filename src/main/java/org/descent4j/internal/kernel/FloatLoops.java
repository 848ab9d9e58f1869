package org.descent4j.internal.kernel;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The rules in float. The build makes DoubleLoops of this file: what stands here has to be right in double as well. And
 * JavaScript of that, by a compiler that drops the brackets of a * (b * c): products are written from left to right.
 */
class FloatLoops extends Loops<float[]> {

    // Added to a moment and taken away again, these change nothing of usual size, and turn into 0 an S below LOST,
    // which is 4 times the smallest normal number, and a V below a million times that. Where gradients stay 0 (a
    // pixel that is seldom lit), moments fade, and would end among the subnormal numbers, with which a processor is
    // many times slower: a step on MNIST took three times as long. Where ε is so small that the difference would
    // show, nothing is taken away.
    static final float TINY = 8 * Float.MIN_NORMAL * (Float.MIN_NORMAL / Float.MIN_VALUE);
    static final float SMALL = (1 << 20) * TINY;
    static final double LOST = Math.ulp(TINY) / 2;

    /** Twice this times the smallest number is beyond 1: it takes two of them. */
    static final float LARGE = 1 / Float.MIN_NORMAL;

    @Override
    float[] room(int n) {
        return new float[n];
    }

    @Override
    Memory<float[]> memory(INDArray vector) {
        FloatBuffer buffer = buffer(vector);
        return new Memory<>() {
            @Override
            public void read(int at, float[] to, int start, int n) {
                buffer.get(at, to, start, n);
            }

            @Override
            public void write(int at, float[] from, int start, int n) {
                buffer.put(at, from, start, n);
            }
        };
    }

    /** The buffer starts where the view does; that of ND4J, where the whole array starts. */
    static FloatBuffer buffer(INDArray vector) {
        return vector.data().asNioFloat().slice((int) vector.offset(), (int) vector.length());
    }

    @Override
    void shrink(double by, float[] w, int from, int to) {
        float factor = (float) by;
        for (int i = from; i < to; i++) {
            w[i] -= factor * w[i];
        }
    }

    @Override
    void pull(double by, float[] w, float[] g, int from, int to) {
        float factor = (float) by;
        for (int i = from; i < to; i++) {
            g[i] += factor * w[i];
        }
    }

    @Override
    void descent(Numbers numbers, float[] w, float[] g, int from, int to) {
        float byGradient = (float) numbers.byGradient();
        for (int i = from; i < to; i++) {
            w[i] -= byGradient * g[i];
        }
    }

    @Override
    void momentum(Numbers numbers, float[] w, float[] g, float[] v, int from, int to) {
        float beta1 = (float) numbers.beta1();
        float gain1 = (float) numbers.gain1();
        float byMoment = (float) numbers.byMoment();
        float byGradient = (float) numbers.byGradient();
        for (int i = from; i < to; i++) {
            float average = beta1 * v[i] + gain1 * g[i] + SMALL - SMALL;
            v[i] = average;
            w[i] -= byMoment * average + byGradient * g[i];
        }
    }

    @Override
    void rms(Numbers numbers, float[] w, float[] g, float[] s, int from, int to) {
        float beta2 = (float) numbers.beta2();
        float gain2 = (float) numbers.gain2();
        float byGradient = (float) numbers.byGradient();
        float correction = (float) numbers.correction();
        float inside = (float) numbers.inside();
        float outside = (float) numbers.outside();
        float tiny = numbers.hides(LOST) ? TINY : 0;
        for (int i = from; i < to; i++) {
            float square = beta2 * s[i] + g[i] * g[i] * gain2 + tiny - tiny;
            s[i] = square;
            w[i] -= byGradient * g[i] / ((float) Math.sqrt(correction * square + inside) + outside);
        }
    }

    @Override
    void scaled(Numbers numbers, float[] w, float[] g, float[] s, float[] mean, float[] v, int from, int to) {
        float beta1 = (float) numbers.beta1();
        float beta2 = (float) numbers.beta2();
        float gain2 = (float) numbers.gain2();
        float byMoment = (float) numbers.byMoment();
        float byGradient = v == null ? (float) numbers.byGradient() : 1;
        float inside = (float) numbers.inside();
        float outside = (float) numbers.outside();
        float small = numbers.hides(LOST) ? SMALL : 0;
        float tiny = numbers.hides(LOST) ? TINY : 0;
        for (int i = from; i < to; i++) {
            s[i] = beta2 * s[i] + g[i] * g[i] * gain2 + tiny - tiny;
        }
        if (mean == null) {
            for (int i = from; i < to; i++) {
                g[i] = byGradient * g[i] / ((float) Math.sqrt(s[i] + inside) + outside);
            }
        } else {
            for (int i = from; i < to; i++) {
                float average = beta2 * mean[i] + gain2 * g[i] + small - small;
                mean[i] = average;
                float variance = Math.max(0, s[i] - average * average);
                g[i] = byGradient * g[i] / ((float) Math.sqrt(variance + inside) + outside);
            }
        }
        // g holds what a step takes off now.
        if (v == null) {
            for (int i = from; i < to; i++) {
                w[i] -= g[i];
            }
        } else {
            for (int i = from; i < to; i++) {
                float velocity = beta1 * v[i] + g[i] + SMALL - SMALL;
                v[i] = velocity;
                w[i] -= byMoment * velocity;
            }
        }
    }

    @Override
    void adam(Numbers numbers, float[] w, float[] g, float[] v, float[] s, int from, int to) {
        float beta1 = (float) numbers.beta1();
        float gain1 = (float) numbers.gain1();
        float beta2 = (float) numbers.beta2();
        float gain2 = (float) numbers.gain2();
        float byMoment = (float) numbers.byMoment();
        float byGradient = (float) numbers.byGradient();
        float correction = (float) numbers.correction();
        float inside = (float) numbers.inside();
        float outside = (float) numbers.outside();
        float small = numbers.hides(LOST) ? SMALL : 0;
        float tiny = numbers.hides(LOST) ? TINY : 0;
        for (int i = from; i < to; i++) {
            float average = beta1 * v[i] + gain1 * g[i] + small - small;
            float square = beta2 * s[i] + g[i] * g[i] * gain2 + tiny - tiny;
            v[i] = average;
            s[i] = square;
            w[i] -= (byMoment * average + byGradient * g[i])
                    / ((float) Math.sqrt(correction * square + inside) + outside);
        }
    }

    @Override
    void amsgrad(Numbers numbers, float[] w, float[] g, float[] v, float[] s, float[] max, int from, int to) {
        float beta1 = (float) numbers.beta1();
        float gain1 = (float) numbers.gain1();
        float beta2 = (float) numbers.beta2();
        float gain2 = (float) numbers.gain2();
        float byMoment = (float) numbers.byMoment();
        float correction = (float) numbers.correction();
        float inside = (float) numbers.inside();
        float outside = (float) numbers.outside();
        float small = numbers.hides(LOST) ? SMALL : 0;
        float tiny = numbers.hides(LOST) ? TINY : 0;
        for (int i = from; i < to; i++) {
            s[i] = beta2 * s[i] + g[i] * g[i] * gain2 + tiny - tiny;
        }
        for (int i = from; i < to; i++) {
            max[i] = Math.max(max[i], s[i]);
        }
        for (int i = from; i < to; i++) {
            float average = beta1 * v[i] + gain1 * g[i] + small - small;
            v[i] = average;
            w[i] -= byMoment * average / ((float) Math.sqrt(correction * max[i] + inside) + outside);
        }
    }

    @Override
    void adadelta(Numbers numbers, float[] w, float[] g, float[] s, float[] d, int from, int to) {
        float beta2 = (float) numbers.beta2();
        float gain2 = (float) numbers.gain2();
        float byGradient = (float) numbers.byGradient();
        float inside = (float) numbers.inside();
        float tiny = numbers.hides(LOST) ? TINY : 0;
        for (int i = from; i < to; i++) {
            float square = beta2 * s[i] + g[i] * g[i] * gain2 + tiny - tiny;
            s[i] = square;
            g[i] *= (float) Math.sqrt((d[i] + inside) / (square + inside));
        }
        // g holds Δ now.
        for (int i = from; i < to; i++) {
            d[i] = beta2 * d[i] + g[i] * g[i] * gain2 + tiny - tiny;
            w[i] -= byGradient * g[i];
        }
    }

    @Override
    void lion(Numbers numbers, float[] w, float[] g, float[] v, int from, int to) {
        float beta1 = (float) numbers.beta1();
        float gain1 = (float) numbers.gain1();
        float beta2 = (float) numbers.beta2();
        float gain2 = (float) numbers.gain2();
        float byGradient = (float) numbers.byGradient();
        for (int i = from; i < to; i++) {
            w[i] -= byGradient * sign(beta1 * v[i] + gain1 * g[i]);
        }
        // Nothing small is taken away: even a V that has all but faded says where to go.
        for (int i = from; i < to; i++) {
            v[i] = beta2 * v[i] + gain2 * g[i];
        }
    }

    /** What {@code Math.signum} gives, for which JIT compilers have no vector instructions. */
    private static float sign(float x) {
        return Math.max(-1, Math.min(1, x * LARGE * LARGE));
    }
}
