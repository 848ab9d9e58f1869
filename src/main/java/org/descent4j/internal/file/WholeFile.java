package org.descent4j.internal.file;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.descent4j.internal.guard.Unwritable;

/**
 * A file that is there whole or not at all: written beside its place, forced to the disk, then moved there in one
 * piece. Whatever happens on the way, a full disk or the process killed, the file that was there before stays. Where
 * its place is a symbolic link, the link stays, and the file that it leads to is written.
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

    private static final int MOST_LINKS = 40;
    private static final AtomicLong COUNT = new AtomicLong();

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
     * Writes a file whole or not at all. Where two write the same file, the last one's stays.
     *
     * @param file where to; a file of that name is replaced
     * @param content what
     * @throws UncheckedIOException if it cannot be written; a file of that name is as before then
     */
    public static void write(Path file, Content content) {
        Objects.requireNonNull(file, "file");
        // A name of its own: two writers must not write into one file on the way.
        String name = "." + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet() + ".new";
        write(file, content, name, null);
    }

    /**
     * The same for one writer alone, and keeps the file that was there under another name. Should the process end
     * between the two moves, that one alone is there.
     *
     * @param file where to
     * @param content what
     * @param previous where the file that was there goes, in the same folder
     * @throws UncheckedIOException if it cannot be written; the files are as before then
     */
    public static void write(Path file, Content content, Path previous) {
        Objects.requireNonNull(file, "file");
        write(file, content, ".new", previous);
    }

    private static void write(Path file, Content content, String ending, Path previous) {
        Path target = target(file);
        Path fresh = target.resolveSibling(target.getFileName() + ending);
        boolean isMoved = false;
        try {
            prepare(fresh, content);
            if (previous != null && Files.exists(target)) {
                move(target, previous);
            }
            move(fresh, target);
            isMoved = true;
            force(target.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw Unwritable.of(file, e);
        } finally {
            // Whatever happened: memory may be all used up too.
            if (!isMoved) {
                delete(fresh);
            }
        }
    }

    /**
     * Where a path leads to: through symbolic links, also one whose end does not exist yet.
     *
     * @param file a path
     * @return the path itself if it is no link
     * @throws UncheckedIOException if the links lead in a circle, or one cannot be read
     */
    public static Path target(Path file) {
        Path target = file;
        try {
            for (int links = 0; Files.isSymbolicLink(target); links++) {
                if (links == MOST_LINKS) {
                    throw new FileSystemException(file.toString(), null, "symbolic links that lead in a circle");
                }
                target = target.resolveSibling(Files.readSymbolicLink(target));
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be followed: " + e.getMessage(), e);
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

    /** Forces the names in a folder to the disk; without it, a power cut may undo a move. */
    private static void force(Path folder) {
        // There is no way to a folder but a channel, and an interrupted thread may use none.
        boolean isInterrupted = Thread.interrupted();
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no folder, and some network folders cannot be forced: the file itself is on the disk.
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void delete(Path fresh) {
        try {
            Files.deleteIfExists(fresh);
        } catch (IOException e) {
            // What kept it from being written says more, and is on its way.
        }
    }
}
