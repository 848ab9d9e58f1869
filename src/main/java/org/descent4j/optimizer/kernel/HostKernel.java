package org.descent4j.optimizer.kernel;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
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

    private final Loops<T> loops;
    private final Plan plan;
    private final List<Share> shares;
    private final INDArray parameters;
    private final int length;
    private final Loops.Memory<T> w;
    private final List<T> moments = new ArrayList<>();
    private final List<Room<T>> rooms = new ArrayList<>();

    // Most callers bring the same array each time. Its memory is looked up once.
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
            moments.add(loops.room(length));
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
    public boolean isFinite(INDArray dw) {
        look(dw);
        try {
            int threads = threads(length);
            return threads == 1
                    ? isFinite(0, length, rooms.get(0))
                    : IntStream.range(0, threads)
                            .parallel()
                            .allMatch(
                                    i -> isFinite(cut(i, threads, length), cut(i + 1, threads, length), rooms.get(i)));
        } finally {
            Reference.reachabilityFence(dw);
        }
    }

    private boolean isFinite(int from, int to, Room<T> room) {
        for (int at = from; at < to; at += BLOCK) {
            int n = Math.min(BLOCK, to - at);
            g.read(at, room.g, n);
            if (!loops.isFinite(room.g, n)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void step(INDArray dw, double alpha, long t) {
        look(dw);
        try {
            for (Share share : shares) {
                step(share, alpha * share.rateFactor(), t);
            }
        } finally {
            Reference.reachabilityFence(parameters);
            Reference.reachabilityFence(dw);
        }
    }

    private void step(Share share, double alpha, long t) {
        Numbers numbers = plan.recipe().at(alpha, t);
        int from = (int) share.from();
        int n = (int) (share.to() - share.from());
        int threads = threads(n);
        if (threads == 1) {
            step(numbers, share, alpha, from, from + n, rooms.get(0));
            return;
        }
        IntStream.range(0, threads)
                .parallel()
                .forEach(i -> step(
                        numbers, share, alpha, from + cut(i, threads, n), from + cut(i + 1, threads, n), rooms.get(i)));
    }

    private void step(Numbers numbers, Share share, double alpha, int from, int to, Room<T> room) {
        for (int at = from; at < to; at += BLOCK) {
            int n = Math.min(BLOCK, to - at);
            w.read(at, room.w, n);
            g.read(at, room.g, n);
            for (Decay decay : plan.decays()) {
                double lambda = decay.lambda() * share.decayFactor();
                if (decay.decoupled()) {
                    loops.shrink(alpha * lambda, room.w, n);
                } else {
                    loops.pull(lambda, room.w, room.g, n);
                }
            }
            apply(numbers, room, at, n);
            w.write(room.w, at, n);
        }
    }

    private void apply(Numbers numbers, Room<T> room, int at, int n) {
        switch (plan.rule()) {
            case DESCENT -> loops.descent(numbers, room.w, room.g, n);
            case MOMENTUM -> loops.momentum(numbers, room.w, room.g, moments.get(0), at, n);
            case RMS -> loops.rms(numbers, room.w, room.g, moments.get(0), at, n);
            case ADAM -> loops.adam(numbers, room.w, room.g, moments.get(0), moments.get(1), at, n);
            case AMSGRAD ->
                loops.amsgrad(numbers, room.w, room.g, moments.get(0), moments.get(1), moments.get(2), at, n);
            case ADADELTA -> loops.adadelta(numbers, room.w, room.g, moments.get(0), moments.get(1), at, n);
        }
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

    private static int cut(int part, int parts, int n) {
        return (int) ((long) n * part / parts);
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
        return loops.array(moments.get(index));
    }

    @Override
    public void setMoment(int index, INDArray values) {
        moments.set(index, loops.values(values));
    }

    @Override
    public String toString() {
        return "host";
    }
}
