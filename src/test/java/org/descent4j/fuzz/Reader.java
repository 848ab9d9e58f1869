package org.descent4j.fuzz;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What the fuzz tries: one reader of the library, and a legal file for it. A new reader is one more in {@link Readers}.
 */
interface Reader {

    /** The file's name; its folder is this reader's own. */
    String file();

    /** What is damaged: a legal file, or a part of one that {@link #seal} makes a file of. */
    byte[] sample() throws IOException;

    /** The file to a damaged sample: the bytes themselves, or with check sums that are right again. */
    default byte[] seal(byte[] damaged) throws IOException {
        return damaged;
    }

    /**
     * Reads the file.
     *
     * @return the value, as something with equals; if the file has check sums it must be the sample's
     * @throws AssertionError if no legal file gives this value
     */
    Object read(Path file) throws IOException;

    /** Whether damage to what is read must be noticed. */
    default boolean hasCheckSums() {
        return true;
    }
}
