package org.descent4j.data;

import static org.descent4j.Refusal.assertRefused;
import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class MiniBatchesTest {

    /** Example j is (100·j, 100·j + 1) with the answer 100·j. */
    private static Examples numbered(int m) {
        return ExamplesTest.numbered(2, 1, m, DataType.DOUBLE, 'f');
    }

    /** The numbers of an epoch's examples in their order; asserts that X and Y stay paired. */
    private static int[] order(MiniBatches batches, long epoch) {
        List<Integer> order = new ArrayList<>();
        for (Examples batch : batches.epoch(epoch)) {
            for (int j = 0; j < batch.size(); j++) {
                int number = (int) batch.y().getDouble(0, j) / 100;
                assertEquals(100 * number, batch.x().getDouble(0, j));
                assertEquals(100 * number + 1, batch.x().getDouble(1, j));
                order.add(number);
            }
        }
        return order.stream().mapToInt(i -> i).toArray();
    }

    @ParameterizedTest
    @CsvSource({"148, 64", "128, 64", "100, 1", "100, 100", "100, 99", "1, 1", "7, 3"})
    @DisplayName("C14: every example once an epoch, X and Y paired, sizes 1 to m, ragged tail")
    void everyExampleOnce(int m, int size) {
        for (MiniBatches batches : List.of(
                MiniBatches.of(numbered(m), size),
                MiniBatches.of(numbered(m), size).withSeed(9),
                MiniBatches.of(numbered(m), size).inOrder())) {
            for (int epoch = 0; epoch < 3; epoch++) {
                assertArrayEquals(
                        IntStream.range(0, m).toArray(),
                        Arrays.stream(order(batches, epoch)).sorted().toArray());
            }
        }
    }

    @Test
    @DisplayName("C14: 148 examples in batches of 64 are 64, 64, 20, or 64, 64 without the ragged one")
    void raggedTail() {
        MiniBatches batches = MiniBatches.of(numbered(148), 64);
        assertEquals(3, batches.count());
        List<Integer> sizes = new ArrayList<>();
        batches.epoch(0).forEach(batch -> sizes.add(batch.size()));
        assertEquals(List.of(64, 64, 20), sizes);
        MiniBatches whole = batches.withoutRagged();
        assertEquals(2, whole.count());
        assertEquals(128, order(whole, 0).length);
        assertArrayEquals(Arrays.copyOf(order(batches, 5), 128), order(whole, 5));
        assertEquals(2, MiniBatches.of(numbered(128), 64).withoutRagged().count());
        assertRefused("index = 2: must be in 0…1", () -> whole.batch(0, 2));
    }

    @Test
    @DisplayName("C14: the same seed gives the same order; another seed or epoch another one")
    void seedsAndEpochs() {
        MiniBatches batches = MiniBatches.of(numbered(100), 30).withSeed(1);
        int[] first = order(batches, 0);
        int[] second = order(batches, 1);
        assertArrayEquals(first, order(MiniBatches.of(numbered(100), 30).withSeed(1), 0));
        assertArrayEquals(first, order(batches, 0), "an epoch can be had again");
        assertArrayEquals(first, order(MiniBatches.of(numbered(100), 7).withSeed(1), 0), "whatever the size");
        assertFalse(Arrays.equals(first, second));
        assertFalse(Arrays.equals(first, order(batches.withSeed(2), 0)));
        assertFalse(Arrays.equals(order(batches.withSeed(2), 1), order(batches.withSeed(1), 2)));
        assertFalse(Arrays.equals(first, IntStream.range(0, 100).toArray()));
        assertArrayEquals(IntStream.range(0, 100).toArray(), order(batches.inOrder(), 3));
        assertArrayEquals(first, order(batches.inOrder().withSeed(1), 0));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 8 9 2 6 0 3 1 5 7 4",
        "1, 0, 8 6 1 9 3 2 5 7 4 0",
        "1, 1, 6 9 0 2 8 4 5 3 7 1",
        "-7, 3, 4 8 3 5 6 2 7 9 0 1"
    })
    @DisplayName("the orders are those of an independent program (Python): the same on every JDK")
    void orderIsSpecified(long seed, long epoch, String order) {
        assertArrayEquals(
                Arrays.stream(order.split(" ")).mapToInt(Integer::parseInt).toArray(),
                Shuffle.of(seed, epoch).order(10));
    }

    @Test
    void everyOrderIsAboutAsLikely() {
        int[] counts = new int[27];
        for (int epoch = 0; epoch < 6000; epoch++) {
            int[] order = Shuffle.of(42, epoch).order(3);
            counts[9 * order[0] + 3 * order[1] + order[2]]++;
        }
        int[] seen = Arrays.stream(counts).filter(count -> count > 0).toArray();
        assertEquals(6, seen.length);
        // 1000 each, with a standard deviation of 29.
        assertTrue(Arrays.stream(seen).allMatch(count -> Math.abs(count - 1000) < 120), Arrays.toString(seen));
    }

    @Test
    void anEpochGoesOnFromACheckpoint() {
        MiniBatches running = MiniBatches.of(numbered(100), 30).withSeed(7);
        List<INDArray> expected = new ArrayList<>();
        running.epoch(4).forEach(batch -> expected.add(batch.x().dup()));
        MiniBatches resumed = MiniBatches.of(numbered(100), 30).withSeed(running.seed());
        for (int from = 0; from <= 4; from++) {
            List<INDArray> rest = new ArrayList<>();
            resumed.epoch(4, from).forEach(batch -> rest.add(batch.x().dup()));
            assertEquals(expected.subList(from, 4), rest);
        }
        assertEquals(expected.get(2), resumed.batch(4, 2).x(), "any batch by its index");
        Iterator<Examples> none = resumed.epoch(4, 4).iterator();
        assertFalse(none.hasNext());
        assertEquals(
                "epoch 4 has 4 mini-batches",
                assertThrows(NoSuchElementException.class, none::next).getMessage());
    }

    @Test
    void batchesAreGatheredIntoTheSameArrays() {
        MiniBatches batches = MiniBatches.of(numbered(100), 30);
        Examples first = batches.batch(0, 0);
        double before = first.x().getDouble(0, 0);
        assertSame(first, batches.batch(0, 1));
        assertTrue(first.x().getDouble(0, 0) != before, "a batch is valid until the next one is asked for");
        assertSame(batches.batch(0, 3), batches.batch(1, 3));
        assertEquals('f', first.x().ordering());
        assertArrayEquals(new long[] {1, 2}, first.x().stride());
        assertEquals(0, first.x().offset());
    }

    @Test
    @DisplayName("S4: size m is batch gradient descent: the examples themselves, nothing is copied")
    void s4_allExamplesInOneBatch() {
        Examples all = numbered(100);
        assertSame(all, MiniBatches.of(all, 100).withSeed(3).batch(2, 0));
        assertEquals(100, MiniBatches.of(Clusters.of(100, 3), 100).batch(0, 0).size());
    }

    @Test
    @DisplayName("S1: m = 5,000,000 as 5,000 mini-batches X^{t} (n_x, 1000), Y^{t} (1, 1000), in bounded memory")
    void s1_fiveMillionExamples() {
        MiniBatches batches =
                MiniBatches.of(Clusters.of(5_000_000, 4).withSeed(1), 1000).inOrder();
        assertEquals(5000, batches.count());
        INDArray some = batches.batch(0, 4321).x().dup();
        Examples room = batches.batch(0, 0);
        assertArrayEquals(new long[] {4, 1000}, room.x().shape());
        assertArrayEquals(new long[] {1, 1000}, room.y().shape());
        long heap = usedHeap();
        int steps = 0;
        for (Examples batch : batches.epoch(0)) {
            steps++;
            assertSame(room, batch, "one batch is all that is ever held");
        }
        assertEquals(5000, steps);
        // All examples would take 100 MB.
        long grown = usedHeap() - heap;
        assertTrue(grown < 20 << 20, "grew by " + grown + " bytes");
        assertEquals(some, batches.batch(0, 4321).x());
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101, Integer.MIN_VALUE, Integer.MAX_VALUE})
    @DisplayName("C14: sizes below 1 and above m are refused")
    void wrongSizesAreRefused(int size) {
        assertEquals(
                "size = " + size + ": must be in 1…100, the number of examples",
                refusal(() -> MiniBatches.of(numbered(100), size)));
    }

    @Test
    void wrongPlacesAreRefused() {
        MiniBatches batches = MiniBatches.of(numbered(100), 30);
        assertRefused("epoch = -1: must be at least 0", () -> batches.epoch(-1));
        assertRefused("epoch = -1: must be at least 0", () -> batches.batch(-1, 0));
        assertRefused("index = -1: must be in 0…3", () -> batches.batch(0, -1));
        assertRefused("index = 4: must be in 0…3", () -> batches.batch(0, 4));
        assertRefused("from = 5: must be in 0…4", () -> batches.epoch(0, 5));
        assertRefused("from = -1: must be in 0…4", () -> batches.epoch(0, -1));
        assertThrows(NullPointerException.class, () -> MiniBatches.of(null, 1));
    }

    @Test
    void examplesThatWereClosedAreRefused() {
        Examples all = numbered(100);
        MiniBatches batches = MiniBatches.of(all, 30);
        batches.batch(0, 0);
        all.x().close();
        assertRefused("these examples' X is closed: must be an open array", () -> batches.batch(0, 1));
    }

    @Test
    @DisplayName("Closed mini-batches have given back their arrays, not the examples', and are refused by name")
    void close() {
        Examples all = numbered(100);
        Examples[] seen = new Examples[2];
        MiniBatches used;
        try (MiniBatches batches = MiniBatches.of(all, 30)) {
            seen[0] = batches.batch(0, 0);
            seen[1] = batches.batch(0, 3);
            used = batches;
        }
        used.close();
        for (Examples batch : seen) {
            assertTrue(batch.x().wasClosed() && batch.y().wasClosed());
        }
        MiniBatches unused = MiniBatches.of(all, 30);
        unused.close();
        MiniBatches whole = MiniBatches.of(all, 100);
        assertSame(all, whole.batch(0, 0));
        whole.close();
        for (MiniBatches closed : List.of(used, unused, whole)) {
            assertRefused("the mini-batches are closed: must be open", () -> closed.batch(0, 0));
            assertRefused(
                    "the mini-batches are closed: must be open",
                    () -> closed.epoch(0).iterator().next());
        }
        assertFalse(all.x().wasClosed() || all.y().wasClosed());
        assertEquals(100, used.withSeed(2).source().size());
        assertEquals(30, used.withSeed(2).batch(0, 0).size());
    }

    @Test
    void sayWhatTheyAre() {
        MiniBatches batches = MiniBatches.of(numbered(148), 64).withSeed(5);
        assertEquals("MiniBatches(m=148, size=64, count=3, seed=5)", batches.toString());
        assertEquals(
                "MiniBatches(m=148, size=64, count=2, in order, without ragged)",
                batches.inOrder().withoutRagged().toString());
        assertEquals(64, batches.size());
        assertEquals(5, batches.seed());
        assertEquals(148, batches.source().size());
    }
}
