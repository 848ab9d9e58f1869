package org.descent4j.optimizer.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The rules as plain loops over arrays of one primitive type T: short enough for the JIT to turn each into vector
 * instructions. Parameters and gradient are blocks that begin at 0; the moments are whole vectors, of which the block
 * begins {@code at}.
 */
abstract class Loops<T> {

    abstract T room(int n);

    abstract INDArray array(T values);

    abstract T values(INDArray vector);

    /** The memory of a dense vector. It does not keep the vector alive. */
    abstract Memory<T> memory(INDArray vector);

    /** Whether n values are finite. */
    abstract boolean isFinite(T values, int n);

    /** {@code W -= by·W}. */
    abstract void shrink(double by, T w, int n);

    /** {@code dW += by·W}. */
    abstract void pull(double by, T w, T g, int n);

    abstract void descent(Numbers numbers, T w, T g, int n);

    abstract void momentum(Numbers numbers, T w, T g, T v, int at, int n);

    abstract void rms(Numbers numbers, T w, T g, T s, int at, int n);

    abstract void adam(Numbers numbers, T w, T g, T v, T s, int at, int n);

    abstract void amsgrad(Numbers numbers, T w, T g, T v, T s, T max, int at, int n);

    abstract void adadelta(Numbers numbers, T w, T g, T s, T d, int at, int n);

    /** Memory outside the heap. */
    interface Memory<T> {
        void read(int from, T to, int n);

        void write(T from, int to, int n);
    }
}
