package org.descent4j.optimizer.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The rules as plain loops over blocks of one primitive type T, from one index to another. They are written for the
 * JIT, which turns a loop into vector instructions only if all arrays in it have the same index and nothing is summed
 * up across the block.
 */
abstract class Loops<T> {

    abstract T room(int n);

    /** The memory of a dense vector. It does not keep the vector alive. */
    abstract Memory<T> memory(INDArray vector);

    /** {@code W -= by·W}. */
    abstract void shrink(double by, T w, int from, int to);

    /** {@code dW += by·W}. */
    abstract void pull(double by, T w, T g, int from, int to);

    abstract void descent(Numbers numbers, T w, T g, int from, int to);

    abstract void momentum(Numbers numbers, T w, T g, T v, int from, int to);

    abstract void rms(Numbers numbers, T w, T g, T s, int from, int to);

    abstract void adam(Numbers numbers, T w, T g, T v, T s, int from, int to);

    abstract void amsgrad(Numbers numbers, T w, T g, T v, T s, T max, int from, int to);

    abstract void adadelta(Numbers numbers, T w, T g, T s, T d, int from, int to);

    /** Memory outside the heap. */
    interface Memory<T> {
        void read(int at, T to, int start, int n);

        void write(int at, T from, int start, int n);
    }
}
