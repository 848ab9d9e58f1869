package org.descent4j.network;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.descent4j.internal.guard.Check.checkArgument;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.descent4j.internal.file.WholeFile;
import org.descent4j.internal.guard.Unreadable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * NumPy's .npz: a ZIP archive with one .npy file an array (magic, a header that is a Python literal, the bytes). ND4J
 * does not write it; its reader asks for neither sum nor length, and reads on in other memory where an array is cut
 * off.
 */
final class Npz {

    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

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

    /** Fills the parameters. If it throws, some may have been filled: the caller must not show them then. */
    static void read(Path file, Parameters parameters) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (String name : parameters.names()) {
                ZipEntry entry = zip.getEntry(name + ".npy");
                checkArgument(entry != null, "%s holds no array %s: must hold %s", file, name, parameters.names());
                String where = file + ", array " + name;
                parameters.matrix(name).set(readArray(where, zip, entry, parameters.matrix(name), parameters));
            }
            checkArgument(
                    zip.size() == parameters.names().size(),
                    "%s holds %s arrays: must hold %s",
                    file,
                    zip.size(),
                    parameters.names());
        } catch (ZipException | EOFException e) {
            String reason = Objects.toString(e.getMessage(), "it is cut off");
            throw new IllegalArgumentException(file + ": must be a whole .npz file: " + reason, e);
        } catch (IOException e) {
            throw Unreadable.of(file, e);
        }
    }

    private static double[] readArray(String where, ZipFile zip, ZipEntry entry, Matrix matrix, Parameters parameters)
            throws IOException {
        CRC32 sum = new CRC32();
        // ZipFile itself does not look at the sum.
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), sum)) {
            double[] values = NpyArray.read(where, in, matrix.rows, matrix.columns);
            checkArgument(in.read() < 0, "%s goes on after its %s numbers: must end there", where, values.length);
            checkArgument(
                    sum.getValue() == entry.getCrc(),
                    "%s is damaged: its check sum is %08x, must be %08x as the file says",
                    where,
                    sum.getValue(),
                    entry.getCrc());
            requireFinite(where, values, matrix.rows, parameters.vector().dataType());
            return values;
        } catch (ZipException | EOFException e) {
            throw new IllegalArgumentException(where + " is damaged: must be whole, in a ZIP file", e);
        }
    }

    private static void requireFinite(String where, double[] values, int rows, DataType type) {
        for (int i = 0; i < values.length; i++) {
            double value = type == DataType.DOUBLE ? values[i] : (float) values[i];
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(where + "(" + i % rows + ", " + i / rows + ") = " + values[i]
                        + ": must be a finite number as a " + type);
            }
        }
    }
}
