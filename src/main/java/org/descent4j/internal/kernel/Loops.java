package org.descent4j.internal.kernel;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The rules as plain loops over blocks of one primitive type T, from one index to another. They are written for the
 * JIT, which turns a loop into vector instructions only if all arrays in it have the same index, nothing is summed up
 * across the block, and the body is short: what is longer than Adam's stands in several loops. To be used by one thread
 * at a time.
 */
abstract class Loops<T> {

    /** So many parameters that their W, dW and moments stay in the first cache. */
    static final int BLOCK = 1024;

    private final T w = room(BLOCK);
    private final T g = room(BLOCK);

    abstract T room(int n);

    /** The memory of a dense vector. It does not keep the vector alive. */
    abstract Memory<T> memory(INDArray vector);

    /**
     * Makes a step of n parameters, the first at index {@code at}, whose moments begin at index {@code start} of their
     * block.
     */
    void step(Rule rule, Numbers numbers, Memory<T> allW, Memory<T> allG, List<T> moments, int at, int start, int n) {
        allW.read(at, w, start, n);
        allG.read(at, g, start, n);
        apply(rule, numbers, w, g, moments, start, start + n);
        allW.write(at, w, start, n);
    }

    /** Makes a step of parameters that are in arrays of type T. Any thread may ask. */
    final void apply(Rule rule, Numbers numbers, T w, T g, List<T> moments, int from, int to) {
        if (numbers.pull() != 0) {
            pull(numbers.pull(), w, g, from, to);
        }
        if (numbers.shrink() != 0) {
            shrink(numbers.shrink(), w, from, to);
        }
        switch (rule) {
            case DESCENT -> descent(numbers, w, g, from, to);
            case MOMENTUM -> momentum(numbers, w, g, moments.get(0), from, to);
            case RMS -> rms(numbers, w, g, moments.get(0), from, to);
            case RMS_MOMENTUM -> scaled(numbers, w, g, moments.get(0), null, moments.get(1), from, to);
            case RMS_CENTERED -> scaled(numbers, w, g, moments.get(0), moments.get(1), third(moments), from, to);
            case ADAM -> adam(numbers, w, g, moments.get(0), moments.get(1), from, to);
            case AMSGRAD -> amsgrad(numbers, w, g, moments.get(0), moments.get(1), moments.get(2), from, to);
            case ADADELTA -> adadelta(numbers, w, g, moments.get(0), moments.get(1), from, to);
            case LION -> lion(numbers, w, g, moments.get(0), from, to);
        }
    }

    static <T> T third(List<T> moments) {
        return moments.size() > 2 ? moments.get(2) : null;
    }

    /** {@code W -= by·W}. */
    abstract void shrink(double by, T w, int from, int to);

    /** {@code dW += by·W}. Here as in all rules, g is a copy, of which nothing is expected afterwards. */
    abstract void pull(double by, T w, T g, int from, int to);

    abstract void descent(Numbers numbers, T w, T g, int from, int to);

    abstract void momentum(Numbers numbers, T w, T g, T v, int from, int to);

    abstract void rms(Numbers numbers, T w, T g, T s, int from, int to);

    /** RMS with the mean of the gradients, with a velocity, or with both; what is not there is null. */
    abstract void scaled(Numbers numbers, T w, T g, T s, T mean, T v, int from, int to);

    abstract void adam(Numbers numbers, T w, T g, T v, T s, int from, int to);

    abstract void amsgrad(Numbers numbers, T w, T g, T v, T s, T max, int from, int to);

    abstract void adadelta(Numbers numbers, T w, T g, T s, T d, int from, int to);

    abstract void lion(Numbers numbers, T w, T g, T v, int from, int to);

    @Override
    public String toString() {
        return "host";
    }

    /** Memory outside the heap. */
    interface Memory<T> {
        void read(int at, T to, int start, int n);

        void write(int at, T from, int start, int n);
    }
}
