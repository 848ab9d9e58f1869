package org.descent4j.fuzz;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FuzzTest {

    @TempDir
    Path folder;

    static List<Reader> readers() {
        return Readers.all();
    }

    @ParameterizedTest
    @MethodSource("readers")
    @Timeout(120)
    @DisplayName(
            "300 damaged files a reader: a value that a legal file gives, or the one exception with the file's name")
    void damagedFiles(Reader reader) throws IOException {
        String result = Fuzz.run(reader, folder, 0, 300);
        assertTrue(result.contains(" refused, "), result);
    }

    @Test
    @DisplayName(
            "The fuzz itself notices a reader that takes damage for another value, and one with a foreign exception")
    void theFuzzNotices() {
        assertThrows(AssertionError.class, () -> Fuzz.run(new Careless(false), folder, 0, 50));
        assertThrows(AssertionError.class, () -> Fuzz.run(new Careless(true), folder, 0, 50));
    }

    private record Careless(boolean throwing) implements Reader {
        @Override
        public String file() {
            return "bytes";
        }

        @Override
        public byte[] sample() {
            return new byte[] {1, 2, 3};
        }

        @Override
        public Object read(Path file) throws IOException {
            List<String> bytes = List.of(java.util.Arrays.toString(Files.readAllBytes(file)));
            if (throwing && !bytes.get(0).equals("[1, 2, 3]")) {
                throw new IndexOutOfBoundsException("bytes");
            }
            return bytes;
        }
    }
}
