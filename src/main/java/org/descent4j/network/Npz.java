package org.descent4j.network;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.descent4j.guard.Check.checkArgument;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * NumPy's .npz: a ZIP archive with one .npy file an array (format 1.0: magic, a header that is a Python literal, the
 * bytes). ND4J reads but does not write it.
 */
final class Npz {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern HEADER = Pattern.compile(
            "\\{'descr': '([^']*)', 'fortran_order': (True|False), " + "'shape': \\((\\d+), (\\d+)\\),? *\\}\\s*");

    private Npz() {}

    static void write(Path file, Parameters parameters) {
        WholeFile.write(file, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            for (String name : parameters.names()) {
                byte[] bytes =
                        array(parameters.matrix(name), parameters.vector().dataType());
                CRC32 crc = new CRC32();
                crc.update(bytes);
                ZipEntry entry = new ZipEntry(name + ".npy");
                // Stored with its size, as NumPy's savez does: ND4J's reader understands no other.
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(bytes.length);
                entry.setCrc(crc.getValue());
                // A fixed time: the same parameters give the same file. 1980 is as early as ZIP can say.
                entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(bytes);
                zip.closeEntry();
            }
            zip.finish();
        });
    }

    private static byte[] array(Matrix matrix, DataType type) {
        matrix.arrayWritten();
        double[] values = matrix.values();
        String header = "{'descr': '" + descr(type) + "', 'fortran_order': True, 'shape': (" + matrix.rows + ", "
                + matrix.columns + "), }";
        // What follows starts at a multiple of 64 bytes, as the format asks; the header ends in a new line.
        int length = (MAGIC.length + 4 + header.length() + 1 + 63) / 64 * 64 - MAGIC.length - 4;
        ByteBuffer bytes = ByteBuffer.allocate(MAGIC.length + 4 + length + values.length * type.width())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) length)
                .put((header + " ".repeat(length - 1 - header.length()) + "\n").getBytes(ISO_8859_1));
        for (double value : values) {
            if (type == DataType.DOUBLE) {
                bytes.putDouble(value);
            } else {
                bytes.putFloat((float) value);
            }
        }
        return bytes.array();
    }

    private static String descr(DataType type) {
        return type == DataType.DOUBLE ? "<f8" : "<f4";
    }

    static void read(Path file, Parameters parameters) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (String name : parameters.names()) {
                ZipEntry entry = zip.getEntry(name + ".npy");
                checkArgument(entry != null, "%s holds no array %s: must hold %s", file, name, parameters.names());
                try (InputStream in = zip.getInputStream(entry)) {
                    readArray(file + ", array " + name, new DataInputStream(in), parameters.matrix(name));
                }
            }
            checkArgument(
                    zip.size() == parameters.names().size(),
                    "%s holds %s arrays: must hold %s",
                    file,
                    zip.size(),
                    parameters.names());
        } catch (ZipException | EOFException e) {
            throw new IllegalArgumentException(file + ": must be a whole .npz file: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be read: " + e.getMessage(), e);
        }
    }

    private static void readArray(String where, DataInputStream in, Matrix matrix) throws IOException {
        byte[] start = new byte[MAGIC.length + 2];
        in.readFully(start);
        checkArgument(
                new String(start, ISO_8859_1).startsWith(new String(MAGIC, ISO_8859_1)),
                "%s: must be a .npy file",
                where);
        // Format 1 counts the header in two bytes, 2 and 3 in four.
        int length = start[MAGIC.length] == 1
                ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
                : Integer.reverseBytes(in.readInt());
        checkArgument(length >= 0 && length < 1 << 20, "%s: a header of %s bytes", where, length);
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        String header = new String(bytes, ISO_8859_1);
        Matcher parts = HEADER.matcher(header);
        checkArgument(parts.matches(), "%s is %s: must have two dimensions", where, header.trim());
        String type = parts.group(1);
        checkArgument(type.equals("<f4") || type.equals("<f8"), "%s is %s: must be <f4 or <f8", where, type);
        String shape = "(" + parts.group(3) + ", " + parts.group(4) + ")";
        String expected = "(" + matrix.rows + ", " + matrix.columns + ")";
        checkArgument(shape.equals(expected), "%s has shape %s: must have %s", where, shape, expected);
        matrix.set(readValues(in, matrix, type.equals("<f8"), parts.group(2).equals("True")));
    }

    private static double[] readValues(DataInputStream in, Matrix matrix, boolean doubles, boolean fOrder)
            throws IOException {
        int count = matrix.rows * matrix.columns;
        byte[] bytes = new byte[count * (doubles ? 8 : 4)];
        in.readFully(bytes);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            int place = fOrder ? i : i % matrix.columns * matrix.rows + i / matrix.columns;
            values[place] = doubles ? buffer.getDouble() : buffer.getFloat();
        }
        return values;
    }
}
