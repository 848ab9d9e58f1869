package org.descent4j.network;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.descent4j.internal.guard.Check.checkArgument;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One array in NumPy's .npy format, versions 1 to 3: what the header says is checked before memory is taken for it. */
final class NpyArray {

    /** As much as NumPy itself reads; the header of a matrix takes about a hundred. */
    private static final int LONGEST_HEADER = 10_000;

    private static final Set<String> FLOATS = Set.of("f4", "f", "float32", "single");
    private static final Set<String> DOUBLES = Set.of("f8", "d", "float64", "double", "float");

    private final String where;
    private final InputStream in;

    private NpyArray(String where, InputStream in) {
        this.where = where;
        this.in = in;
    }

    /** The numbers of a matrix of this shape, column by column; what follows them stays to be read. */
    static double[] read(String where, InputStream in, int rows, int columns) throws IOException {
        return new NpyArray(where, in).read(rows, columns);
    }

    private double[] read(int rows, int columns) throws IOException {
        String text = header();
        Map<?, ?> header = parse(text);
        Object type = header.get("descr");
        Object fOrder = header.get("fortran_order");
        Object shape = header.get("shape");
        checkArgument(
                header.size() == 3 && type instanceof String && fOrder instanceof Boolean && shape instanceof List<?>,
                "%s has the header %s: must have descr, fortran_order and shape",
                where,
                shown(text));
        checkArgument(
                shape.equals(List.of((long) rows, (long) columns)),
                "%s has shape %s: must have (%s, %s)",
                where,
                shown(shape.toString().replace('[', '(').replace(']', ')')),
                rows,
                columns);
        return values((String) type, (Boolean) fOrder, rows, columns);
    }

    private String header() throws IOException {
        byte[] start = next(Npz.MAGIC.length + 2);
        int version = start[Npz.MAGIC.length];
        checkArgument(
                Arrays.equals(start, 0, Npz.MAGIC.length, Npz.MAGIC, 0, Npz.MAGIC.length)
                        && version >= 1
                        && version <= 3
                        && start[Npz.MAGIC.length + 1] == 0,
                "%s: must be a .npy array of version 1.0, 2.0 or 3.0",
                where);
        // Version 1 counts the header in two bytes, 2 and 3 in four.
        ByteBuffer count = ByteBuffer.wrap(next(version == 1 ? 2 : 4)).order(ByteOrder.LITTLE_ENDIAN);
        long length = version == 1 ? Short.toUnsignedLong(count.getShort()) : Integer.toUnsignedLong(count.getInt());
        checkArgument(
                length <= LONGEST_HEADER,
                "%s has a header of %s bytes: must be at most %s",
                where,
                length,
                LONGEST_HEADER);
        return new String(next((int) length), version == 3 ? UTF_8 : ISO_8859_1);
    }

    private Map<?, ?> parse(String header) {
        try {
            if (PythonLiteral.parse(header) instanceof Map<?, ?> dict) {
                return dict;
            }
        } catch (IllegalArgumentException notPython) {
            throw new IllegalArgumentException(
                    where + " has the header " + shown(header) + ": " + notPython.getMessage(), notPython);
        }
        throw new IllegalArgumentException(where + " has the header " + shown(header) + ": must be a Python dict");
    }

    private double[] values(String type, boolean fOrder, int rows, int columns) throws IOException {
        boolean ordered = !type.isEmpty() && "<>=|".indexOf(type.charAt(0)) >= 0;
        String kind = ordered ? type.substring(1) : type;
        boolean doubles = DOUBLES.contains(kind);
        checkArgument(
                doubles || FLOATS.contains(kind),
                "%s has type %s: must be float32 or float64, such as <f4 or <f8",
                where,
                shown(type));
        ByteOrder order = type.startsWith(">")
                ? ByteOrder.BIG_ENDIAN
                : type.startsWith("<") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.nativeOrder();
        int count = rows * columns;
        int width = doubles ? Double.BYTES : Float.BYTES;
        double[] values = new double[count];
        ByteBuffer block = ByteBuffer.allocate(0);
        for (int i = 0; i < count; i++) {
            if (!block.hasRemaining()) {
                block = ByteBuffer.wrap(next(width * Math.min(count - i, 1 << 13)))
                        .order(order);
            }
            int place = fOrder ? i : i % columns * rows + i / columns;
            values[place] = doubles ? block.getDouble() : block.getFloat();
        }
        return values;
    }

    private byte[] next(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        checkArgument(bytes.length == length, "%s is cut off: must hold what its header says", where);
        return bytes;
    }

    /** Short, and without what would break the message's line. */
    private static String shown(String text) {
        String line = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() <= 100 ? line : line.substring(0, 99) + "…";
    }
}
