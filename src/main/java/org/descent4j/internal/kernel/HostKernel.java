package org.descent4j.internal.kernel;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.blas.Level1;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Steps by loops, block by block, in this process's memory. {@link Loops} copies a block of W and of dW into heap
 * arrays, where the JIT's vector instructions reach it, and W back; blocks stay in the first cache, so that main memory
 * sees what the step itself must read and write, and no more. Where the Vector API is at hand, loops in its terms work
 * on W and dW in place. Moments live in heap arrays altogether.
 *
 * <p>Where the vector is long enough, its halves are worked on at once, with a worker of the JVM's common pool beside
 * the calling thread. Parameters do not depend on each other: the bits are the same for any number of threads.
 */
final class HostKernel<T> extends PlannedKernel {

    private static final int BLOCK = Loops.BLOCK;

    /** With fewer parameters for each thread, waiting for one another costs more than it saves. */
    private static final int LEAST_A_THREAD = 1 << 16;

    private static final int LEAST_FOR_BLAS = 4 * BLOCK;

    private final Level1 blas = Nd4j.getBlasWrapper().level1();
    private final Supplier<Loops<T>> maker;
    private final List<Loops<T>> loops = new ArrayList<>();
    private final int length;
    private final Loops.Memory<T> w;
    private final List<List<T>> moments;

    // Most callers bring the same array each time: its memory is looked up once. Holding the array keeps the memory.
    private INDArray gradient;
    private DataBuffer gradientData;
    private Loops.Memory<T> g;

    private HostKernel(
            Supplier<Loops<T>> maker, Plan plan, INDArray parameters, List<Slice> slices, List<String> names) {
        super(plan, parameters, slices, names);
        this.maker = maker;
        length = (int) parameters.length();
        Loops<T> first = maker.get();
        loops.add(first);
        w = first.memory(parameters);
        moments = Stream.generate(() -> Stream.generate(() -> first.room(BLOCK))
                        .limit(names.size())
                        .toList())
                .limit((length + BLOCK - 1) / BLOCK)
                .toList();
    }

    /** A kernel of plain loops, or of the Vector API's. */
    static Kernel of(boolean vector, Plan plan, INDArray parameters, List<Slice> slices, List<String> moments) {
        return parameters.dataType() == DataType.FLOAT
                ? new HostKernel<>(vector ? VectorLoops.FLOAT : FloatLoops::new, plan, parameters, slices, moments)
                : new HostKernel<>(vector ? VectorLoops.DOUBLE : DoubleLoops::new, plan, parameters, slices, moments);
    }

    /** Whether the arrays are in this process's memory, and not too long for Java's arrays and buffers. */
    static boolean canWorkOn(INDArray parameters) {
        long end = (parameters.offset() + parameters.length())
                * parameters.dataType().width();
        return Nd4j.getEnvironment().isCPU() && end <= Integer.MAX_VALUE - 8;
    }

    @Override
    void step(INDArray dw, List<Numbers> numbers) {
        if (isOneAxpy()) {
            blas.axpy(length, -numbers.get(0).byGradient(), dw, parameters);
            return;
        }
        INDArray near = canWorkOn(dw) ? dw : dw.dup();
        look(near);
        try {
            for (int i = 0; i < numbers.size(); i++) {
                step(slices.get(i), numbers.get(i));
            }
        } finally {
            Reference.reachabilityFence(parameters);
            Reference.reachabilityFence(near);
        }
    }

    /** What BLAS has an operation for needs no copies. For few parameters its call costs more than they do. */
    private boolean isOneAxpy() {
        return plan.rule() == Rule.DESCENT && plan.decays().isEmpty() && slices.size() == 1 && length >= LEAST_FOR_BLAS;
    }

    private void step(Slice slice, Numbers numbers) {
        int from = (int) slice.from();
        int to = (int) slice.to();
        int threads = threads(to - from);
        if (threads == 1) {
            step(numbers, from, to, loops.get(0));
            return;
        }
        IntStream.range(0, threads)
                .parallel()
                .forEach(i -> step(numbers, cut(i, threads, from, to), cut(i + 1, threads, from, to), loops.get(i)));
    }

    private void step(Numbers numbers, int from, int to, Loops<T> own) {
        int at = from;
        while (at < to) {
            int start = at % BLOCK;
            int n = Math.min(BLOCK - start, to - at);
            own.step(plan.rule(), numbers, w, g, moments.get(at / BLOCK), at, start, n);
            at += n;
        }
    }

    /** As many as ND4J itself may use, as the JVM has to offer, and as the work is worth. */
    private int threads(int n) {
        if (n < 2 * LEAST_A_THREAD) {
            return 1;
        }
        int most = Math.min(Nd4j.getEnvironment().maxThreads(), ForkJoinPool.getCommonPoolParallelism() + 1);
        int threads = Math.max(1, Math.min(most, n / LEAST_A_THREAD));
        while (loops.size() < threads) {
            loops.add(maker.get());
        }
        return threads;
    }

    /** Where a thread's part begins: at a block's edge, or at an end. */
    private static int cut(int part, int parts, int from, int to) {
        if (part == 0 || part == parts) {
            return part == 0 ? from : to;
        }
        return (int) (from + (long) (to - from) * part / parts) / BLOCK * BLOCK;
    }

    private void look(INDArray dw) {
        if (dw != gradient || dw.data() != gradientData) {
            g = loops.get(0).memory(dw);
            gradient = dw;
            gradientData = dw.data();
        }
    }

    @Override
    public INDArray moment(int index) {
        INDArray copy = Nd4j.createUninitialized(parameters.dataType(), length);
        each(index, copy, Loops.Memory::write);
        return copy;
    }

    @Override
    void set(int index, INDArray values) {
        each(index, values.dup(), Loops.Memory::read);
    }

    /** What is done with a block and its place in memory. */
    private interface Move<T> {
        void move(Loops.Memory<T> memory, int at, T block, int start, int n);
    }

    private void each(int index, INDArray vector, Move<T> move) {
        Loops.Memory<T> memory = loops.get(0).memory(vector);
        try {
            for (int at = 0; at < length; at += BLOCK) {
                move.move(memory, at, moments.get(at / BLOCK).get(index), 0, Math.min(BLOCK, length - at));
            }
        } finally {
            Reference.reachabilityFence(vector);
        }
    }

    @Override
    public String toString() {
        return loops.get(0).toString();
    }
}
