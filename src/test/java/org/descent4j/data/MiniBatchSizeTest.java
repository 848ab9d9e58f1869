package org.descent4j.data;

import static org.descent4j.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;

class MiniBatchSizeTest {

    private static final long GIB = 1L << 30;

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1999, 1999",
        "2000, 2000",
        "2001, 64",
        "60000, 64",
        "63999, 64",
        "64000, 128",
        "128000, 256",
        "255999, 256",
        "256000, 512",
        "5000000, 512"
    })
    @DisplayName("S5: up to 2000 examples all of them, above a power of two from 64 to 512")
    void s5_size(int m, int size) {
        assertEquals(size, MiniBatchSize.advise(m, 784, DataType.FLOAT, 4 * GIB).size());
    }

    @ParameterizedTest
    @CsvSource({
        // 4 bytes · 784 = 3136 an example; a quarter of the memory holds 64, then not quite, and so on.
        "60000, 784, FLOAT, 802816, 64",
        "60000, 784, FLOAT, 802815, 32",
        "60000, 784, DOUBLE, 802816, 32",
        "60000, 784, FLOAT, 12544, 1",
        "2000, 784, FLOAT, 25088000, 2000",
        "2000, 784, FLOAT, 25087999, 64",
        "100, 784, FLOAT, 802816, 64",
        "40, 784, FLOAT, 501759, 32",
    })
    @DisplayName("S5: a mini-batch must fit the memory")
    void s5_memory(int m, int features, DataType type, long freeBytes, int size) {
        assertEquals(size, MiniBatchSize.advise(m, features, type, freeBytes).size());
    }

    @Test
    @DisplayName("S5: the reason in words")
    void s5_reason() {
        assertEquals(
                "m = 300 is at most 2000: batch gradient descent, all examples in one step."
                        + " Its X takes 2400 of 4096M free.",
                MiniBatchSize.advise(300, 2, DataType.FLOAT, 4 * GIB).reason());
        assertEquals(
                "m = 60000 is above 2000: mini-batches. 64 is a power of two from 64 to 512 and makes 938 steps an"
                        + " epoch. Its X takes 196K of 4096M free.",
                MiniBatchSize.advise(60_000, 784, DataType.FLOAT, 4 * GIB).reason());
        assertEquals(
                "m = 60000 is above 2000: mini-batches. 32 is the largest power of two that fits and makes 1875 steps"
                        + " an epoch. Its X takes 100352 of 700K free.",
                MiniBatchSize.advise(60_000, 784, DataType.FLOAT, 700 * 1024).reason());
        assertEquals(
                "m = 2000 is at most 2000, but a batch of all does not fit: mini-batches. 64 is a power of two from 64"
                        + " to 512 and makes 32 steps an epoch. Its X takes 196K of 1024K free.",
                MiniBatchSize.advise(2000, 784, DataType.FLOAT, 1024 * 1024).reason());
    }

    @Test
    @DisplayName("S5: the memory that the backend has")
    void s5_thisMachine() {
        MiniBatchSize advice = MiniBatchSize.advise(60_000, 784, DataType.FLOAT);
        assertEquals(64, advice.size());
        assertTrue(advice.reason().matches(".* Its X takes 196K of [0-9]+M free\\."), advice.reason());
        Properties cuda = new Properties();
        cuda.put(
                "cuda.devicesInformation",
                List.of(Map.of("cuda.freeMemory", 1L, "cuda.totalMemory", 2L), Map.of("cuda.freeMemory", 3 * GIB)));
        assertEquals(3 * GIB, MiniBatchSize.deviceBytes(cuda, 1));
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertRefused("m = 0: must be at least 1", () -> MiniBatchSize.advise(0, 2, DataType.FLOAT));
        assertRefused("features = 0: must be at least 1", () -> MiniBatchSize.advise(10, 0, DataType.FLOAT));
        assertRefused("freeBytes = 0: must be at least 1", () -> MiniBatchSize.advise(10, 2, DataType.FLOAT, 0));
        assertRefused(
                "an example takes 4000 bytes: must be at most 3999, a quarter of the free memory",
                () -> MiniBatchSize.advise(10, 1000, DataType.FLOAT, 15_999));
    }
}
