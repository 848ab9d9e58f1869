package org.descent4j.internal.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The refusal of a file that cannot be read, in one wording: the reason, the folder that a relative path starts at, and
 * what to do. What is wrong <em>in</em> a file is an {@link IllegalArgumentException}: see this package's rule.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Path file = Path.of("no.npz");
 * UncheckedIOException refusal = Unreadable.of(file, new NoSuchFileException("no.npz"));
 * refusal.getMessage();  // no.npz: must be a file that can be read, but there is no file …/no.npz: …
 * }</pre>
 */
public final class Unreadable {

    private Unreadable() {}

    /**
     * The exception to throw for a file.
     *
     * @param file the file that was to be read, as it was given
     * @param cause what went wrong
     * @return the exception; its message names the file and is never without a reason
     */
    public static UncheckedIOException of(Path file, IOException cause) {
        return of(file, cause, "");
    }

    /**
     * The same for a file of which more is known.
     *
     * @param file the file that was to be read, as it was given
     * @param cause what went wrong
     * @param advice what the message ends with, such as where such files are
     * @return the exception
     */
    public static UncheckedIOException of(Path file, IOException cause, String advice) {
        return new UncheckedIOException(
                file + ": must be a file that can be read, but " + reason(file, cause) + advice, cause);
    }

    private static String reason(Path file, IOException cause) {
        Path place = file.toAbsolutePath();
        if (Files.notExists(place)) {
            Path folder = place.getParent();
            boolean noFolder = folder != null && Files.notExists(folder);
            return "there is no " + (noFolder ? "folder " + folder : "file " + place) + start(file);
        }
        if (Files.isDirectory(place)) {
            return "it is a folder";
        }
        if (cause instanceof AccessDeniedException || !Files.isReadable(place)) {
            return "this user may not read it";
        }
        return said(file, cause);
    }

    /** What the system says. */
    static String said(Path file, IOException cause) {
        // Many exceptions of the JDK have no message, or the file's name alone.
        String message = Objects.toString(cause.getMessage(), file.toString());
        return "the system says: "
                + (message.equals(file.toString()) ? cause.getClass().getSimpleName() : message);
    }

    private static String start(Path file) {
        return file.isAbsolute()
                ? ""
                : ": give a path from the working folder " + Path.of("").toAbsolutePath() + ", or the whole path";
    }
}
