package org.descent4j.internal.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    private Path folder;

    private List<String> names(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    @DisplayName(
            "Whatever ends the writing, memory that is used up too, the old file stays and nothing is left beside it")
    void whateverHappens() throws IOException {
        Path file = Files.writeString(folder.resolve("notes"), "old");
        Path previous = folder.resolve("notes.previous");
        for (Throwable end : List.of(new IOException("full"), new IllegalStateException(), new OutOfMemoryError())) {
            WholeFile.Content content = out -> {
                out.write(new byte[1 << 17]);
                if (end instanceof IOException e) {
                    throw e;
                } else if (end instanceof Error e) {
                    throw e;
                }
                throw (RuntimeException) end;
            };
            Class<? extends Throwable> expected =
                    end instanceof IOException ? UncheckedIOException.class : end.getClass();
            assertThrows(expected, () -> WholeFile.write(file, content));
            assertThrows(expected, () -> WholeFile.write(file, content, previous));
            assertEquals("old", Files.readString(file));
            assertEquals(List.of("notes"), names(folder));
        }
    }

    @Test
    @DisplayName("A symbolic link stays one: the file that it leads to is written, also one that is not there yet")
    void links() throws IOException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("disk", "real"));
        for (String text : List.of("first", "second")) {
            WholeFile.write(link, out -> out.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            assertTrue(Files.isSymbolicLink(link));
            assertEquals(text, Files.readString(disk.resolve("real")));
        }
        assertEquals(List.of("disk", "link"), names(folder));
        assertEquals(List.of("real"), names(disk));
    }

    @Test
    @DisplayName("Two writers at once: the file is one of the two, whole, and neither fails")
    void twoWriters() throws Exception {
        Path file = folder.resolve("both");
        CyclicBarrier together = new CyclicBarrier(2);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread[] writers = new Thread[2];
        for (int i = 0; i < 2; i++) {
            byte[] content = new byte[1 << 18];
            java.util.Arrays.fill(content, (byte) (i + 1));
            writers[i] = new Thread(() -> {
                try {
                    for (int round = 0; round < 20; round++) {
                        together.await();
                        WholeFile.write(file, out -> out.write(content));
                        byte[] read = Files.readAllBytes(file);
                        for (byte b : read) {
                            if (b != read[0] || read.length != content.length) {
                                throw new AssertionError("mixed");
                            }
                        }
                    }
                } catch (Exception | AssertionError e) {
                    failure.set(e);
                    together.reset();
                }
            });
            writers[i].start();
        }
        for (Thread writer : writers) {
            writer.join();
        }
        assertEquals(null, failure.get());
        assertEquals(List.of("both"), names(folder));
    }
}
