package org.descent4j.internal.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnwritableTest {

    private static final String START = " could not be written, what was there is as before: ";

    @TempDir
    private Path folder;

    @Test
    @DisplayName("A place is seen beforehand: no folder, a folder, or nothing against it, with or without a file there")
    void places() throws IOException {
        Path none = folder.resolve("none");
        assertEquals(Optional.of("there is no folder " + none), Unwritable.reason(none.resolve("x")));
        assertEquals(Optional.of("it is a folder"), Unwritable.reason(folder));
        assertEquals(Optional.empty(), Unwritable.reason(folder.resolve("x")));
        assertEquals(Optional.empty(), Unwritable.reason(Files.createFile(folder.resolve("x"))));
    }

    @Test
    @DisplayName("A failure says what is wrong with the place, or what the system says; the cause is kept")
    void failures() {
        Path none = folder.resolve("none");
        IOException cause = new FileNotFoundException("…");
        assertEquals(
                none.resolve("x") + START + "there is no folder " + none,
                Unwritable.of(none.resolve("x"), cause).getMessage());
        assertEquals(
                folder + START + "it is a folder", Unwritable.of(folder, cause).getMessage());
        assertEquals(
                none + START + "the system says: the disk is full",
                Unwritable.of(none, new IOException("the disk is full")).getMessage());
        assertEquals(
                none + START + "the system says: IOException",
                Unwritable.of(none, new IOException()).getMessage());
        assertSame(cause, Unwritable.of(folder, cause).getCause());
    }
}
