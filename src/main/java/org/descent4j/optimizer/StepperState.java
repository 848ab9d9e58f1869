package org.descent4j.optimizer;

import static org.descent4j.guard.Check.checkArgument;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.descent4j.guard.Check;
import org.descent4j.guard.OpenArray;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a {@link Stepper} remembers: t, the epoch, the last learning rate, the schedule's memory and the moments. An
 * immutable value: arrays are copied on the way in and out.
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

    private static final int FORMAT = 1;
    private static final List<DataType> TYPES = List.of(DataType.FLOAT, DataType.DOUBLE);

    private final long t;
    private final long epoch;
    private final double learningRate;
    private final double[] memory;
    private final Map<String, INDArray> moments;

    private StepperState(long t, long epoch, double learningRate, double[] memory, Map<String, INDArray> moments) {
        this.t = t;
        this.epoch = epoch;
        this.learningRate = learningRate;
        this.memory = memory;
        this.moments = moments;
    }

    /**
     * A state put together from its parts.
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
        checkArgument(t >= 0, "t = %s: must be at least 0", t);
        checkArgument(epoch >= 0, "epoch = %s: must be at least 0", epoch);
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
        return new StepperState(t, epoch, learningRate, memory.clone(), copies);
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
        out.writeLong(t);
        out.writeLong(epoch);
        out.writeDouble(learningRate);
        out.writeInt(memory.length);
        for (double value : memory) {
            out.writeDouble(value);
        }
        out.writeInt(moments.size());
        for (Map.Entry<String, INDArray> moment : moments.entrySet()) {
            out.writeUTF(moment.getKey());
            write(out, moment.getValue());
        }
    }

    /**
     * Reads a state that {@link #write} has written.
     *
     * @param in where from
     * @return the state
     * @throws IOException if it cannot be read, or is no state of this format
     */
    public static StepperState read(DataInput in) throws IOException {
        int format = Objects.requireNonNull(in, "in").readInt();
        if (format != FORMAT) {
            throw new IOException("format = " + format + ": must be " + FORMAT);
        }
        long t = in.readLong();
        long epoch = in.readLong();
        double learningRate = in.readDouble();
        double[] memory = new double[in.readInt()];
        for (int i = 0; i < memory.length; i++) {
            memory[i] = in.readDouble();
        }
        Map<String, INDArray> moments = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            moments.put(in.readUTF(), readVector(in));
        }
        return of(t, epoch, learningRate, memory, moments);
    }

    private static void write(DataOutput out, INDArray vector) throws IOException {
        int length = Math.toIntExact(vector.length());
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.multiplyExact(length, vector.dataType().width()));
        if (vector.dataType() == DataType.FLOAT) {
            bytes.asFloatBuffer().put(vector.toFloatVector());
        } else {
            bytes.asDoubleBuffer().put(vector.toDoubleVector());
        }
        out.writeByte(TYPES.indexOf(vector.dataType()));
        out.writeInt(length);
        out.write(bytes.array());
    }

    private static INDArray readVector(DataInput in) throws IOException {
        DataType type = TYPES.get(Objects.checkIndex(in.readByte(), TYPES.size()));
        int length = in.readInt();
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(length, type.width()));
        in.readFully(bytes.array());
        if (type == DataType.FLOAT) {
            float[] values = new float[length];
            bytes.asFloatBuffer().get(values);
            return Nd4j.createFromArray(values);
        }
        double[] values = new double[length];
        bytes.asDoubleBuffer().get(values);
        return Nd4j.createFromArray(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StepperState that
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
        return Objects.hash(t, epoch, learningRate, Arrays.hashCode(memory), moments.keySet());
    }

    @Override
    public String toString() {
        return "StepperState(t=" + t + ", epoch=" + epoch + ", α=" + learningRate + ", moments=" + moments() + ")";
    }
}
