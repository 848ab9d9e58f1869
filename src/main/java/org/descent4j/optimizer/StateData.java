package org.descent4j.optimizer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.descent4j.internal.guard.OpenArray;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Texts and vectors in a stream of bytes, every number with all its bits. They are written piece by piece, without a
 * second copy, and read with no more memory than a few times what the stream holds, whatever length it says.
 *
 * <p>Example:
 *
 * <pre>{@code
 * ByteArrayOutputStream file = new ByteArrayOutputStream();
 * StateData.writeVector(new DataOutputStream(file), Nd4j.createFromArray(1f, 2f));
 * DataInput in = new DataInputStream(new ByteArrayInputStream(file.toByteArray()));
 * StateData.readVector(in).getDouble(1);  // 2.0
 * }</pre>
 */
public final class StateData {

    private static final List<DataType> TYPES = List.of(DataType.FLOAT, DataType.DOUBLE);
    private static final int PIECE = 1 << 14;

    private StateData() {}

    /**
     * Writes a text of any length.
     *
     * @param out where to
     * @param text the text
     * @throws IOException if it cannot be written
     */
    public static void writeText(DataOutput out, String text) throws IOException {
        byte[] bytes = Objects.requireNonNull(text, "text").getBytes(UTF_8);
        Objects.requireNonNull(out, "out").writeInt(bytes.length);
        out.write(bytes);
    }

    /**
     * Reads what {@link #writeText} has written.
     *
     * @param in where from
     * @return the text
     * @throws IOException if the stream ends too early or is damaged
     */
    public static String readText(DataInput in) throws IOException {
        int length = count("text", Objects.requireNonNull(in, "in").readInt());
        byte[] bytes = {};
        for (int read = 0; read < length; read = bytes.length) {
            bytes = Arrays.copyOf(bytes, grown(read, length));
            in.readFully(bytes, read, bytes.length - read);
        }
        return new String(bytes, UTF_8);
    }

    /**
     * Writes a vector.
     *
     * @param out where to
     * @param vector float or double, of rank 1
     * @throws IOException if it cannot be written
     */
    public static void writeVector(DataOutput out, INDArray vector) throws IOException {
        int length = Math.toIntExact(OpenArray.require("vector", vector).length());
        Objects.requireNonNull(out, "out").writeByte(TYPES.indexOf(vector.dataType()));
        out.writeInt(length);
        for (int from = 0; from < length; from += PIECE) {
            int to = Math.min(from + PIECE, length);
            out.write(bytes(length <= PIECE ? vector : vector.get(NDArrayIndex.interval(from, to))));
        }
    }

    private static byte[] bytes(INDArray piece) {
        ByteBuffer bytes =
                ByteBuffer.allocate((int) piece.length() * piece.dataType().width());
        if (piece.dataType() == DataType.FLOAT) {
            bytes.asFloatBuffer().put(piece.toFloatVector());
        } else {
            bytes.asDoubleBuffer().put(piece.toDoubleVector());
        }
        return bytes.array();
    }

    /**
     * Reads what {@link #writeVector} has written.
     *
     * @param in where from
     * @return the vector, of rank 1
     * @throws IOException if the stream ends too early or is damaged
     */
    public static INDArray readVector(DataInput in) throws IOException {
        int type = Objects.requireNonNull(in, "in").readByte();
        if (type < 0 || type >= TYPES.size()) {
            throw new IOException("data type = " + type + ": must be one of 0, 1");
        }
        int length = count("vector", in.readInt());
        if (length == 0) {
            throw new IOException("length of a vector = 0: must be at least 1");
        }
        if (TYPES.get(type) == DataType.DOUBLE) {
            return Nd4j.createFromArray(readDoubles(in, length));
        }
        float[] values = {};
        for (int read = 0; read < length; read = values.length) {
            values = Arrays.copyOf(values, grown(read, length));
            while (read < values.length) {
                int piece = Math.min(PIECE, values.length - read);
                read(in, piece * Float.BYTES).asFloatBuffer().get(values, read, piece);
                read += piece;
            }
        }
        return Nd4j.createFromArray(values);
    }

    static void writeDoubles(DataOutput out, double... values) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    static double[] readDoubles(DataInput in) throws IOException {
        return readDoubles(in, count("memory", in.readInt()));
    }

    private static double[] readDoubles(DataInput in, int length) throws IOException {
        double[] values = {};
        for (int read = 0; read < length; read = values.length) {
            values = Arrays.copyOf(values, grown(read, length));
            while (read < values.length) {
                int piece = Math.min(PIECE, values.length - read);
                read(in, piece * Double.BYTES).asDoubleBuffer().get(values, read, piece);
                read += piece;
            }
        }
        return values;
    }

    private static ByteBuffer read(DataInput in, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return ByteBuffer.wrap(bytes);
    }

    private static int count(String name, int count) throws IOException {
        if (count < 0) {
            throw new IOException("length of a " + name + " = " + count + ": must be at least 0");
        }
        return count;
    }

    /** Room for what has been read and about as much again: a length that is a lie finds the end of the stream soon. */
    private static int grown(int read, int length) {
        return (int) Math.min(length, Math.max(PIECE, 2L * read));
    }
}
