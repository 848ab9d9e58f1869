package org.descent4j.network;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * A file that is there whole or not at all: written beside its place, forced to the disk, then moved there in one
 * piece. Whatever happens on the way, a full disk or the process killed, the file that was there before stays.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Path notes = Files.createTempDirectory("descent4j").resolve("notes.txt");
 * WholeFile.write(notes, out -> out.write("whole".getBytes()));
 * Files.size(notes);  // 5
 * }</pre>
 */
public final class WholeFile {

    private WholeFile() {}

    /** What is to be in the file. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes it.
         *
         * @param out where to; buffered, closed by the caller
         * @throws IOException if writing fails
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file whole or not at all.
     *
     * @param file where to; a file of that name is replaced
     * @param content what
     * @throws UncheckedIOException if it cannot be written; a file of that name is as before then
     */
    public static void write(Path file, Content content) {
        Objects.requireNonNull(file, "file");
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            prepare(fresh, content);
            move(fresh, file);
        } catch (IOException e) {
            throw failure(file, fresh, e);
        }
    }

    /**
     * The same, and keeps the file that was there under another name. Should the process end between the two moves,
     * that one alone is there.
     *
     * @param file where to
     * @param content what
     * @param previous where the file that was there goes, in the same folder
     * @throws UncheckedIOException if it cannot be written; the files are as before then
     */
    public static void write(Path file, Content content, Path previous) {
        Objects.requireNonNull(file, "file");
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            prepare(fresh, content);
            if (Files.exists(file)) {
                move(file, previous);
            }
            move(fresh, file);
        } catch (IOException e) {
            throw failure(file, fresh, e);
        }
    }

    private static void prepare(Path fresh, Content content) throws IOException {
        // Not a channel: a thread that has been interrupted could not write to it.
        try (FileOutputStream out = new FileOutputStream(fresh.toFile())) {
            OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
            content.writeTo(buffered);
            buffered.flush();
            out.getFD().sync();
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static UncheckedIOException failure(Path file, Path fresh, IOException cause) {
        try {
            Files.deleteIfExists(fresh);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        return new UncheckedIOException(
                file + " could not be written, what was there is as before: " + cause.getMessage(), cause);
    }
}
