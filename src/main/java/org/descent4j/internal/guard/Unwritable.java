package org.descent4j.internal.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The refusal of a file that cannot be written, in one wording, before writing begins and when it fails.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Path file = Path.of("none", "steps.csv");
 * Unwritable.reason(file).orElseThrow();  // there is no folder …/none
 * UncheckedIOException refusal = Unwritable.of(file, new IOException("it is so"));
 * refusal.getMessage();  // none/steps.csv could not be written, what was there is as before: there is no folder …/none
 * }</pre>
 */
public final class Unwritable {

    private Unwritable() {}

    /**
     * The exception to throw when writing has failed.
     *
     * @param file the file that was to be written, as it was given
     * @param cause what went wrong
     * @return the exception; its message names the file and is never without a reason
     */
    public static UncheckedIOException of(Path file, IOException cause) {
        return new UncheckedIOException(
                file + " could not be written, what was there is as before: "
                        + place(file).orElseGet(() -> Unreadable.said(file, cause)),
                cause);
    }

    /**
     * What can be seen of a place beforehand.
     *
     * @param file where something is to be written
     * @return why it cannot be, or why a file that is there is not to be replaced; empty if nothing speaks against it
     */
    public static Optional<String> reason(Path file) {
        Optional<String> place = place(file);
        return place.isEmpty() && Files.exists(file) && !Files.isWritable(file)
                ? Optional.of("it is read-only")
                : place;
    }

    private static Optional<String> place(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            return Optional.of("there is no folder " + folder);
        }
        return Files.isDirectory(file) ? Optional.of("it is a folder") : Optional.empty();
    }
}
