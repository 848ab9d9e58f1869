package org.descent4j.data;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.environment.Nd4jEnvironment;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A mini-batch size to begin with, and why, in words.
 *
 * <p>Up to 2000 examples, all of them: batch gradient descent. Above, a power of two from 64 to 512, the largest that
 * still leaves 500 steps an epoch; a smaller power of two where memory asks for it. A batch's X may take a quarter of
 * what is free, because Y, the activations and their gradients need room too. It is a start: what is fastest depends on
 * the network and the machine, so measure.
 *
 * <p>Source: lecture row S5. The lecture gives the 2000, the powers of two and the rule of memory; the 500 steps and
 * the quarter are this library's.
 *
 * <p>Example, MNIST:
 *
 * <pre>{@code
 * MiniBatchSize advice = MiniBatchSize.advise(60_000, 784, DataType.FLOAT);
 * advice.size();    // 64
 * advice.reason();  // "m = 60000 is above 2000: mini-batches. 64 is …"
 * }</pre>
 *
 * @param size the advised size, in 1…m
 * @param reason why
 */
public record MiniBatchSize(int size, String reason) {

    private static final int SMALL_SET = 2000;
    private static final int LEAST_STEPS = 500;
    private static final int USUAL_LEAST = 64;
    private static final int USUAL_MOST = 512;
    private static final int SHARE = 4;

    /**
     * As {@link #advise} gives it.
     *
     * @param size the advised size, in 1…m
     * @param reason why
     */
    public MiniBatchSize {
        Objects.requireNonNull(reason, "reason");
    }

    /**
     * The advice for the memory that the backend has now: on CUDA what the graphics card has free; else what the
     * machine has, or what is left to this process under {@code org.bytedeco.javacpp.maxphysicalbytes} (by default four
     * times the largest Java heap) if that is less.
     *
     * @param m how many examples there are, at least 1
     * @param features n_x, how many numbers describe an example, at least 1
     * @param dataType their type
     * @return the size and the reason
     * @throws IllegalArgumentException if m or the features are below 1, or not even one example fits
     */
    public static MiniBatchSize advise(int m, int features, DataType dataType) {
        return advise(m, features, dataType, freeBytes());
    }

    /**
     * The advice for a given amount of memory.
     *
     * @param m how many examples there are, at least 1
     * @param features n_x, how many numbers describe an example, at least 1
     * @param dataType their type
     * @param freeBytes how much memory is free, in bytes, at least 1
     * @return the size and the reason
     * @throws IllegalArgumentException if an argument is below 1, or not even one example fits
     */
    public static MiniBatchSize advise(int m, int features, DataType dataType, long freeBytes) {
        Objects.requireNonNull(dataType, "dataType");
        checkArgument(m >= 1, "m = %s: must be at least 1", m);
        checkArgument(features >= 1, "features = %s: must be at least 1", features);
        checkArgument(freeBytes >= 1, "freeBytes = %s: must be at least 1", freeBytes);
        long exampleBytes = (long) features * dataType.width();
        long fitting = freeBytes / SHARE / exampleBytes;
        checkArgument(
                fitting >= 1,
                "an example takes %s bytes: must be at most %s, a quarter of the free memory",
                exampleBytes,
                freeBytes / SHARE);
        String choice;
        int size;
        if (m <= SMALL_SET && m <= fitting) {
            size = m;
            choice = "m = " + m + " is at most 2000: batch gradient descent, all examples in one step.";
        } else {
            size = USUAL_LEAST;
            while (size < USUAL_MOST && m / (2 * size) >= LEAST_STEPS) {
                size *= 2;
            }
            boolean usual = size <= fitting;
            size = usual ? size : (int) Long.highestOneBit(fitting);
            choice = (m > SMALL_SET
                            ? "m = " + m + " is above 2000: mini-batches. "
                            : "m = " + m + " is at most 2000, but a batch of all does not fit: mini-batches. ")
                    + size
                    + (usual
                            ? " is a power of two from 64 to 512 and makes "
                            : " is the largest power of two that fits and makes ")
                    + (m + size - 1L) / size + " steps an epoch.";
        }
        return new MiniBatchSize(
                size,
                choice + " Its X takes " + Pointer.formatBytes(size * exampleBytes) + " of "
                        + Pointer.formatBytes(freeBytes) + " free.");
    }

    private static long freeBytes() {
        if (!Nd4j.getEnvironment().isCPU()) {
            return deviceBytes(
                    Nd4j.getExecutioner().getEnvironmentInformation(),
                    Nd4j.getAffinityManager().getDeviceForCurrentThread());
        }
        // ND4J's arrays are not in JavaCPP's count of bytes, so that its "memory.free" never falls. What is real is the
        // memory that the machine has left, and the limit at which JavaCPP stops the process (0: none).
        long free = Pointer.availablePhysicalBytes();
        if (Pointer.maxPhysicalBytes() > 0) {
            free = Math.min(free, Pointer.maxPhysicalBytes() - Pointer.physicalBytes());
        }
        return Math.max(free, 1);
    }

    /** What ND4J says about a graphics card: a list of maps, one a device. */
    static long deviceBytes(Properties backend, int device) {
        List<?> devices = (List<?>) backend.get(Nd4jEnvironment.CUDA_DEVICE_INFORMATION_KEY);
        Map<?, ?> information = (Map<?, ?>) devices.get(device);
        return ((Number) information.get(Nd4jEnvironment.CUDA_FREE_MEMORY_KEY)).longValue();
    }

    @Override
    public String toString() {
        return "MiniBatchSize(size=" + size + ", reason=" + reason + ")";
    }
}
