package org.descent4j.optimizer;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.descent4j.internal.guard.Check;
import org.descent4j.internal.guard.OpenArray;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a {@link Stepper} remembers: t, the epoch, the last learning rate, the schedule's memory and the moments, and
 * which algorithm they are of. An immutable value: arrays are copied on the way in and out.
 *
 * <p>Example, saving and going on:
 *
 * <pre>{@code
 * INDArray w = Nd4j.createFromArray(1.0, -2.0);
 * Stepper stepper = Adam.of(0.1).on(w);
 * stepper.step(w.dup());
 * ByteArrayOutputStream file = new ByteArrayOutputStream();
 * stepper.state().write(new DataOutputStream(file));
 *
 * Stepper resumed = Adam.of(0.1).on(w.dup());
 * DataInput saved = new DataInputStream(new ByteArrayInputStream(file.toByteArray()));
 * resumed.restore(StepperState.read(saved));
 * resumed.t();  // 1
 * }</pre>
 */
public final class StepperState {

    private static final int FORMAT = 2;
    // Far more than any algorithm has: a damaged count is not to make so many arrays.
    private static final int MOST_MOMENTS = 100;
    private static final List<DataType> TYPES = List.of(DataType.FLOAT, DataType.DOUBLE);

    private final String algorithm;
    private final String schedule;
    private final long t;
    private final long epoch;
    private final double learningRate;
    private final double[] memory;
    private final Map<String, INDArray> moments;

    /** Takes the arrays as they are. */
    StepperState(
            String algorithm,
            String schedule,
            long t,
            long epoch,
            double learningRate,
            double[] memory,
            Map<String, INDArray> moments) {
        this.algorithm = algorithm;
        this.schedule = schedule;
        this.t = t;
        this.epoch = epoch;
        this.learningRate = learningRate;
        this.memory = memory;
        this.moments = moments;
    }

    /**
     * A state put together from its parts, of no algorithm in particular: any that has these moments takes it.
     *
     * @param t how many steps have been made, at least 0
     * @param epoch the epoch, at least 0
     * @param learningRate α of the last step; NaN before the first
     * @param memory what the schedule remembers; copied
     * @param moments the moments by name, each float or double and of rank 1; copied
     * @return the state
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public static StepperState of(
            long t, long epoch, double learningRate, double[] memory, Map<String, INDArray> moments) {
        Objects.requireNonNull(memory, "memory");
        Objects.requireNonNull(moments, "moments");
        Check.atLeast(0, "t", t);
        Check.atLeast(0, "epoch", epoch);
        checkArgument(
                Double.isNaN(learningRate) || Check.isRate(learningRate),
                "learningRate = %s: must be a finite number, at least 0, or NaN before the first step",
                learningRate);
        Objects.requireNonNull(memory, "memory");
        Map<String, INDArray> copies = new LinkedHashMap<>();
        Objects.requireNonNull(moments, "moments").forEach((name, moment) -> {
            OpenArray.require("moment " + name, moment);
            checkArgument(
                    TYPES.contains(moment.dataType()) && moment.rank() == 1,
                    "moment %s is %s of rank %s: must be FLOAT or DOUBLE of rank 1",
                    name,
                    moment.dataType(),
                    moment.rank());
            copies.put(name, moment.dup().detach());
        });
        return new StepperState("", "", t, epoch, learningRate, memory.clone(), copies);
    }

    /**
     * The algorithm that the moments are of, with all its hyperparameters but α.
     *
     * @return a text made of the names of its parts and their values; empty if the state was put together by hand
     */
    public String algorithm() {
        return algorithm;
    }

    /** The learning rate whose memory it is, in the same form; empty if not known. */
    String schedule() {
        return schedule;
    }

    /**
     * How many steps had been made.
     *
     * @return t, at least 0
     */
    public long t() {
        return t;
    }

    /**
     * The epoch.
     *
     * @return the epoch, at least 0
     */
    public long epoch() {
        return epoch;
    }

    /**
     * The learning rate of the last step.
     *
     * @return α; NaN before the first step
     */
    public double learningRate() {
        return learningRate;
    }

    /**
     * What the schedule remembers.
     *
     * @return a copy
     */
    public double[] memory() {
        return memory.clone();
    }

    /**
     * The names of the moments.
     *
     * @return the names, in order
     */
    public List<String> moments() {
        return List.copyOf(moments.keySet());
    }

    /**
     * One of the moments.
     *
     * @param name its name, one of {@link #moments}
     * @return a copy, of rank 1
     * @throws IllegalArgumentException if there is no moment of that name
     */
    public INDArray moment(String name) {
        checkArgument(moments.containsKey(name), "name = %s: must be one of %s", name, moments.keySet());
        return moments.get(name).dup();
    }

    /**
     * Writes the state, every number with all its bits.
     *
     * @param out where to
     * @throws IOException if it cannot be written
     */
    public void write(DataOutput out) throws IOException {
        Objects.requireNonNull(out, "out").writeInt(FORMAT);
        StateData.writeText(out, algorithm);
        StateData.writeText(out, schedule);
        out.writeLong(t);
        out.writeLong(epoch);
        out.writeDouble(learningRate);
        StateData.writeDoubles(out, memory);
        out.writeInt(moments.size());
        for (Map.Entry<String, INDArray> moment : moments.entrySet()) {
            StateData.writeText(out, moment.getKey());
            StateData.writeVector(out, moment.getValue());
        }
    }

    /**
     * Reads a state that {@link #write} has written. There is no checksum in it: a changed value that is a possible one
     * is read as it is.
     *
     * @param in where from
     * @return the state
     * @throws IOException if it cannot be read, ends too early, or is no state of this format
     */
    public static StepperState read(DataInput in) throws IOException {
        Objects.requireNonNull(in, "in");
        try {
            return readParts(in);
        } catch (EOFException e) {
            EOFException clear = new EOFException("the state ends too early");
            clear.initCause(e);
            throw clear;
        } catch (IllegalArgumentException e) {
            throw new IOException("the state is damaged: " + e.getMessage(), e);
        }
    }

    private static StepperState readParts(DataInput in) throws IOException {
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("format = " + format + ": must be " + FORMAT);
        }
        String algorithm = StateData.readText(in);
        String schedule = StateData.readText(in);
        long t = in.readLong();
        long epoch = in.readLong();
        double learningRate = in.readDouble();
        double[] memory = StateData.readDoubles(in);
        int count = in.readInt();
        checkArgument(count >= 0 && count <= MOST_MOMENTS, "moments = %s: must be 0 to %s", count, MOST_MOMENTS);
        Map<String, INDArray> moments = new LinkedHashMap<>();
        while (moments.size() < count) {
            String name = StateData.readText(in);
            checkArgument(!moments.containsKey(name), "moment %s is there twice: must be once", name);
            moments.put(name, StateData.readVector(in));
        }
        StepperState state = of(t, epoch, learningRate, memory, Map.of());
        return new StepperState(algorithm, schedule, state.t, state.epoch, state.learningRate, state.memory, moments);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StepperState that
                && algorithm.equals(that.algorithm)
                && schedule.equals(that.schedule)
                && t == that.t
                && epoch == that.epoch
                && Double.compare(learningRate, that.learningRate) == 0
                && Arrays.equals(memory, that.memory)
                && moments.keySet().equals(that.moments.keySet())
                && moments.keySet().stream().allMatch(name -> sameBits(moments.get(name), that.moments.get(name)));
    }

    /** INDArray's own equals forgives differences up to 1e-5. */
    private static boolean sameBits(INDArray a, INDArray b) {
        return a.dataType() == b.dataType() && Arrays.equals(a.toDoubleVector(), b.toDoubleVector());
    }

    @Override
    public int hashCode() {
        return Objects.hash(algorithm, t, epoch, learningRate, Arrays.hashCode(memory), moments.keySet());
    }

    @Override
    public String toString() {
        return "StepperState(t=" + t + ", epoch=" + epoch + ", α=" + learningRate + ", moments=" + moments() + ")";
    }
}
