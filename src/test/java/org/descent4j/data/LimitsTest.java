package org.descent4j.data;

import static org.descent4j.Refusal.assertRefused;
import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.descent4j.StoppedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;

/** The last value that is allowed, the first that is not, and what there is no memory for. */
class LimitsTest {

    @AfterEach
    void noInterruptIsLeft() {
        Thread.interrupted();
    }

    @Test
    @DisplayName("An interrupted thread makes no examples, copies none, and gets no batch")
    void interrupted() {
        Examples moons = Moons.examples(10, 0.1, 1);
        MiniBatches whole = MiniBatches.of(moons, 10);
        for (Executable call : new Executable[] {
            () -> Examples.of(moons.x(), moons.y()),
            () -> moons.copy(new int[10], moons),
            () -> whole.batch(0, 0),
            () -> Moons.examples(10, 0.1, 1),
            Temperatures::seattle
        }) {
            Thread.currentThread().interrupt();
            assertThrows(StoppedException.class, call);
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    @DisplayName("Closed examples give no batch of all, and no range")
    void closed() {
        Examples all = Moons.examples(10, 0.1, 1);
        Examples moons = Examples.of(all.x().dup('f'), all.y().dup('f'));
        MiniBatches whole = MiniBatches.of(moons, 10);
        moons.y().close();
        assertRefused("these examples' Y is closed: must be an open array", () -> whole.batch(0, 0));
        assertRefused("these examples' Y is closed: must be an open array", () -> moons.range(0, 2));
    }

    private static void assertNoRoom(String start, Executable call) {
        String refusal = refusal(call);
        assertTrue(refusal.startsWith(start + ": must be at most "), refusal);
    }

    @Test
    @DisplayName("What there is no memory for is refused with what it would take, before it is begun")
    void room() {
        assertNoRoom(
                "size = 2147483647 takes 2748.8 GB",
                () -> Examples.uninitialized(100, 60, Integer.MAX_VALUE, DataType.DOUBLE));
        assumeTrue(Runtime.getRuntime().maxMemory() < 8e9);
        Clusters all = Clusters.of(Integer.MAX_VALUE, 2);
        assertNoRoom("to - from = 2147483642 takes 8.6 GB", () -> all.range(5, Integer.MAX_VALUE));
        assertNoRoom("m = 1073741819 takes 30.1 GB", () -> Moons.examples(1_073_741_819, 0.1, 1));
    }

    @Test
    @DisplayName("The noise of a moon is the next normal number of its seed, added to the circle")
    void noise() {
        Examples plain = Moons.examples(50, 0, 7, DataType.DOUBLE);
        Examples noisy = Moons.examples(50, 0.5, 7, DataType.DOUBLE);
        int[] order = Shuffle.of(7, 0).order(50);
        Random random = new Random(7);
        for (int j : order) {
            for (int i = 0; i < 2; i++) {
                assertEquals(
                        plain.x().getDouble(i, j) + 0.5 * random.nextGaussian(),
                        noisy.x().getDouble(i, j),
                        1e-14);
            }
        }
    }

    @Test
    @DisplayName("Sets and an advice say what they are; other temperatures have another hash code")
    void words() {
        assertEquals(
                "Clusters(size=9, features=3, dataType=FLOAT, seed=5)",
                Clusters.of(9, 3).withSeed(5).toString());
        MiniBatchSize advice = new MiniBatchSize(64, "as usual");
        assertEquals("MiniBatchSize(size=64, reason=as usual)", advice.toString());
        Temperatures all = Temperatures.seattle();
        assertEquals(all.hashCode(), Temperatures.seattle().hashCode());
        assertNotEquals(all.hashCode(), all.year(2012).hashCode());
    }

    @Test
    @DisplayName("The smallest numbers that a mini-batch size is advised for, and a size that just fits")
    void smallest() {
        assertEquals(1, MiniBatchSize.advise(1, 1, DataType.FLOAT, 16).size());
        assertRefused(
                "an example takes 4 bytes: must be at most 0, a quarter of the free memory",
                () -> MiniBatchSize.advise(1, 1, DataType.FLOAT, 1));
        String reason =
                MiniBatchSize.advise(60_000, 784, DataType.FLOAT, 802_816).reason();
        assertTrue(reason.contains("64 is a power of two from 64 to 512 and makes"), reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-273.15 | -273.15 |",
                "1000 | 1000 |",
                ".5 | 0.5 |",
                "'0,5' | 0.5 |",
                "',5' | 0.5 |",
                "0000000000000000000000000000000000000012 | 12 |",
                "-273.16 | | -273.16: must be in -273.15…1000.0, in °C",
                "1000.01 | | 1000.01: must be in -273.15…1000.0, in °C",
                "00000000000000000000000000000000000000012 "
                        + "| | 00000000000000000000… (41 characters in all): must be a finite number, in °C",
                "not a temperature at all, forty letters! "
                        + "| | not a temperature at all, forty letters!: must be a finite number, in °C"
            })
    @DisplayName("The coldest, the hottest and the longest temperature that a file may hold")
    void temperatures(String text, Double value, String complaint, @TempDir Path folder) throws Exception {
        Path file = folder.resolve("days.csv");
        Files.writeString(file, "date;temp_max;temp_min\n2012-01-01;\"" + text + "\";0\n");
        if (complaint == null) {
            assertEquals(value, Temperatures.read(file).highsCelsius()[0]);
        } else {
            assertRefused(file + ", line 2: temp_max = " + complaint, () -> Temperatures.read(file));
        }
    }

    @Test
    @DisplayName("A number after one with a point has a point, also where the point comes first")
    void decimalMarks(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("days.csv");
        Files.writeString(file, "date;temp_max;temp_min\n2012-01-01;.5;0\n2012-01-02;,5;0\n");
        assertRefused(
                file + ", line 3: temp_max = ,5: must have '.' before its decimals, as the numbers before it",
                () -> Temperatures.read(file));
        Files.writeString(file, "date;temp_max;temp_min\n2012-01-01;,5;0\n2012-01-02;.5;0\n");
        assertRefused(
                file + ", line 3: temp_max = .5: must have ',' before its decimals, as the numbers before it",
                () -> Temperatures.read(file));
    }

    @Test
    @DisplayName("The delimiter is what the header has most of, and a comma where there are as many of two")
    void delimiters(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("days.csv");
        Files.writeString(file, "date,temp_max,temp_min,a;b;c;d\n2012-01-01,1,0,x\n");
        assertEquals(1, Temperatures.read(file).highsCelsius()[0]);
    }
}
