package org.descent4j.optimizer.kernel;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.blas.Level1;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Steps by plain loops, block by block: a block of W and of dW is copied into heap arrays, where the JIT's vector
 * instructions reach it, and W is copied back. Moments live in heap arrays altogether. Blocks are small enough to stay
 * in the first cache, so that main memory sees what the step itself must read and write, and no more.
 *
 * <p>Where the vector is long enough, its halves are worked on at once, with a worker of the JVM's common pool beside
 * the calling thread. Parameters do not depend on each other: the bits are the same for any number of threads.
 */
final class HostKernel<T> implements Kernel {

    static final int BLOCK = 1024;

    /** With fewer parameters for each thread, waiting for one another costs more than it saves. */
    private static final int LEAST_SHARE = 1 << 16;

    private static final int LEAST_FOR_BLAS = 4 * BLOCK;

    private final Level1 blas = Nd4j.getBlasWrapper().level1();
    private final Loops<T> loops;
    private final Plan plan;
    private final List<Share> shares;
    private final INDArray parameters;
    private final int length;
    private final Loops.Memory<T> w;
    private final List<List<T>> moments = new ArrayList<>();
    private final List<Room<T>> rooms = new ArrayList<>();

    // Most callers bring the same array each time: its memory is looked up once. Holding the array keeps the memory.
    private INDArray gradient;
    private DataBuffer gradientData;
    private Loops.Memory<T> g;

    private HostKernel(Loops<T> loops, Plan plan, INDArray parameters, List<Share> shares, int momentCount) {
        this.loops = loops;
        this.plan = plan;
        this.parameters = parameters;
        this.shares = shares;
        length = (int) parameters.length();
        w = loops.memory(parameters);
        for (int i = 0; i < momentCount; i++) {
            moments.add(IntStream.range(0, blocks(length))
                    .mapToObj(block -> loops.room(BLOCK))
                    .toList());
        }
        rooms.add(new Room<>(loops));
    }

    static Kernel of(Plan plan, INDArray parameters, List<Share> shares, int momentCount) {
        return parameters.dataType() == DataType.FLOAT
                ? new HostKernel<>(new FloatLoops(), plan, parameters, shares, momentCount)
                : new HostKernel<>(new DoubleLoops(), plan, parameters, shares, momentCount);
    }

    /** Whether the arrays are in this process's memory, and not too long for Java's arrays and buffers. */
    static boolean canWorkOn(INDArray parameters) {
        long end = (parameters.offset() + parameters.length())
                * parameters.dataType().width();
        return Nd4j.getEnvironment().isCPU() && end <= Integer.MAX_VALUE - 8;
    }

    private static int blocks(int n) {
        return (n + BLOCK - 1) / BLOCK;
    }

    /** A thread's blocks of W and dW. */
    private static final class Room<T> {
        final T w;
        final T g;

        Room(Loops<T> loops) {
            w = loops.room(BLOCK);
            g = loops.room(BLOCK);
        }
    }

    @Override
    public void step(INDArray dw, double alpha, long t) {
        if (isOneAxpy()) {
            blas.axpy(
                    length,
                    -plan.recipe().at(alpha * shares.get(0).rateFactor(), t).byGradient(),
                    dw,
                    parameters);
            return;
        }
        INDArray near = canWorkOn(dw) ? dw : dw.dup();
        look(near);
        try {
            for (Share share : shares) {
                step(share, alpha * share.rateFactor(), t);
            }
        } finally {
            Reference.reachabilityFence(parameters);
            Reference.reachabilityFence(near);
        }
    }

    /** What BLAS has an operation for needs no copies. For few parameters its call costs more than they do. */
    private boolean isOneAxpy() {
        return plan.rule() == Rule.DESCENT && plan.decays().isEmpty() && shares.size() == 1 && length >= LEAST_FOR_BLAS;
    }

    private void step(Share share, double alpha, long t) {
        Numbers numbers = plan.recipe().at(alpha, t);
        int from = (int) share.from();
        int to = (int) share.to();
        int threads = threads(to - from);
        if (threads == 1) {
            step(numbers, share, alpha, from, to, rooms.get(0));
            return;
        }
        IntStream.range(0, threads)
                .parallel()
                .forEach(i -> step(
                        numbers, share, alpha, cut(i, threads, from, to), cut(i + 1, threads, from, to), rooms.get(i)));
    }

    private void step(Numbers numbers, Share share, double alpha, int from, int to, Room<T> room) {
        int at = from;
        while (at < to) {
            int block = at / BLOCK;
            int start = at % BLOCK;
            int end = Math.min(BLOCK, start + to - at);
            w.read(at, room.w, start, end - start);
            g.read(at, room.g, start, end - start);
            for (Decay decay : plan.decays()) {
                double lambda = decay.lambda() * share.decayFactor();
                if (decay.decoupled()) {
                    loops.shrink(alpha * lambda, room.w, start, end);
                } else {
                    loops.pull(lambda, room.w, room.g, start, end);
                }
            }
            apply(numbers, room.w, room.g, block, start, end);
            w.write(at, room.w, start, end - start);
            at += end - start;
        }
    }

    private void apply(Numbers numbers, T w, T g, int block, int start, int end) {
        switch (plan.rule()) {
            case DESCENT -> loops.descent(numbers, w, g, start, end);
            case MOMENTUM -> loops.momentum(numbers, w, g, moment(0, block), start, end);
            case RMS -> loops.rms(numbers, w, g, moment(0, block), start, end);
            case ADAM -> loops.adam(numbers, w, g, moment(0, block), moment(1, block), start, end);
            case AMSGRAD ->
                loops.amsgrad(numbers, w, g, moment(0, block), moment(1, block), moment(2, block), start, end);
            case ADADELTA -> loops.adadelta(numbers, w, g, moment(0, block), moment(1, block), start, end);
        }
    }

    private T moment(int index, int block) {
        return moments.get(index).get(block);
    }

    /** As many as ND4J itself may use, as the JVM has to offer, and as the work is worth. */
    private int threads(int n) {
        if (n < 2 * LEAST_SHARE) {
            return 1;
        }
        int most = Math.min(Nd4j.getEnvironment().maxThreads(), ForkJoinPool.getCommonPoolParallelism() + 1);
        int threads = Math.max(1, Math.min(most, n / LEAST_SHARE));
        while (rooms.size() < threads) {
            rooms.add(new Room<>(loops));
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
            g = loops.memory(dw);
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
    public void setMoment(int index, INDArray values) {
        each(index, values.dup(), Loops.Memory::read);
    }

    /** What is done with a block and its place in memory. */
    private interface Move<T> {
        void move(Loops.Memory<T> memory, int at, T block, int start, int n);
    }

    private void each(int index, INDArray vector, Move<T> move) {
        Loops.Memory<T> memory = loops.memory(vector);
        try {
            for (int at = 0; at < length; at += BLOCK) {
                move.move(memory, at, moment(index, at / BLOCK), 0, Math.min(BLOCK, length - at));
            }
        } finally {
            Reference.reachabilityFence(vector);
        }
    }

    @Override
    public String toString() {
        return "host";
    }
}
