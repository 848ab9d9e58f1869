package org.descent4j.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.descent4j.internal.guard.Unreadable;

/**
 * A gzipped file of bytes in the IDX format: a magic number (0, 0, 8 for bytes, the number of dimensions), the sizes of
 * the dimensions, then the bytes, all big-endian. Every complaint names the file and what is allowed.
 */
final class IdxFile implements AutoCloseable {

    /** Deflate makes at most this many bytes of one. */
    private static final long MOST_INFLATED = 1032;

    private static final String PUBLISHED = "; the lectures read theirs from the project's notebooks/data/mnist";

    private final Path path;
    private final InputStream bytes;
    private final int[] shape;

    private IdxFile(Path path, InputStream bytes, int[] shape) {
        this.path = path;
        this.bytes = bytes;
        this.shape = shape;
    }

    /** Opens a file whose items have the given sizes: 28, 28 for images, none for labels. */
    static IdxFile open(Path path, int... itemShape) {
        InputStream bytes;
        try {
            bytes = unzipped(path);
        } catch (ZipException | EOFException notGzip) {
            throw new IllegalArgumentException(path + " is not gzipped: must be an IDX file in gzip", notGzip);
        } catch (IOException unreadable) {
            throw Unreadable.of(path, unreadable, PUBLISHED);
        }
        IdxFile file = new IdxFile(path, bytes, new int[1 + itemShape.length]);
        try {
            file.readHeader(itemShape);
            return file;
        } catch (RuntimeException wrong) {
            file.close();
            throw wrong;
        }
    }

    private static InputStream unzipped(Path path) throws IOException {
        InputStream file = Files.newInputStream(path);
        try {
            return new GZIPInputStream(file, 1 << 16);
        } catch (IOException notGzip) {
            file.close();
            throw notGzip;
        }
    }

    private void readHeader(int... itemShape) {
        ByteBuffer header = ByteBuffer.wrap(next(4 + 4 * shape.length, "a header"));
        int magic = header.getInt();
        if (magic != 0x800 + shape.length) {
            throw refusal(String.format(
                    " starts with 0x%08X: must start with 0x%08X, the mark of bytes in %d dimension%s",
                    magic, 0x800 + shape.length, shape.length, shape.length == 1 ? "" : "s"));
        }
        Arrays.setAll(shape, i -> header.getInt());
        if (!Arrays.equals(shape, 1, shape.length, itemShape, 0, itemShape.length)) {
            throw refusal(" holds items of " + Arrays.toString(Arrays.copyOfRange(shape, 1, shape.length))
                    + ": must hold items of " + Arrays.toString(itemShape));
        }
        // A damaged count must not make us ask for terabytes.
        if (count() < 1 || (long) count() * itemLength() > size() * MOST_INFLATED) {
            throw refusal(
                    " says that it holds " + count() + " items: must hold at least 1, and no more than its length can");
        }
    }

    private long size() {
        try {
            return Files.size(path);
        } catch (IOException unreadable) {
            throw Unreadable.of(path, unreadable, PUBLISHED);
        }
    }

    /** How many items the file says that it holds. */
    int count() {
        return shape[0];
    }

    private int itemLength() {
        return Arrays.stream(shape).skip(1).reduce(1, Math::multiplyExact);
    }

    /** What is to be read, for the question whether there is memory for it. */
    String says(int items) {
        return path + " says that it holds " + count() + " items, and to read "
                + (items == count() ? "them" : "the first " + items);
    }

    /** The bytes of the next items. */
    byte[] next(int items) {
        return next(Math.multiplyExact(items, itemLength()), count() + " items");
    }

    private byte[] next(int length, String whole) {
        try {
            byte[] read = bytes.readNBytes(length);
            if (read.length == length) {
                return read;
            }
        } catch (IOException wrong) {
            throw refusal(wrong, whole);
        }
        throw refusal(" is cut off: must hold " + whole);
    }

    /** Requires that nothing follows; reading to the end also lets gzip check its sum. */
    void requireEnd() {
        try {
            if (bytes.read() >= 0) {
                throw refusal(" goes on after its " + count() + " items: must end there");
            }
        } catch (IOException wrong) {
            throw refusal(wrong, "its check sum");
        }
    }

    private RuntimeException refusal(IOException wrong, String whole) {
        if (wrong instanceof EOFException) {
            return new IllegalArgumentException(path + " is cut off: must hold " + whole, wrong);
        }
        return wrong instanceof ZipException
                ? new IllegalArgumentException(path + " is damaged: must be a whole gzip file", wrong)
                : Unreadable.of(path, wrong, PUBLISHED);
    }

    private IllegalArgumentException refusal(String complaint) {
        return new IllegalArgumentException(path + complaint);
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException ignored) {
            // It was only read: nothing can be lost.
        }
    }
}
