package org.descent4j.data;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.IntStream;
import org.descent4j.StoppedException;

/**
 * Mini-batches: the examples in a new random order each epoch, cut into pieces of one size, the last one ragged.
 *
 * <p>X is never shuffled or copied as a whole: the examples' numbers are, and each batch is gathered into the same
 * arrays, in f order, ready for a matrix product. <b>A batch is therefore valid until the next one is asked for</b>;
 * keep {@code batch.x().dup()} otherwise. A batch of all examples ({@code size = m}, batch gradient descent) is the
 * {@link Examples} themselves, in their own order.
 *
 * <p>The order is a pure function of seed and epoch. So a batch can be had again by its epoch and index, and the whole
 * random state of a training run is three numbers: seed, epoch, and the index of the next batch. An order takes 4 bytes
 * an example; {@link #inOrder} takes none. One thread at a time may use an object of this class. The arrays are kept
 * from epoch to epoch; {@link #close} gives them back at once.
 *
 * <p>Formula: {@code X = [X^{1} X^{2} … X^{T}]}, {@code T = ⌈m/size⌉}; batch index t-1 is X^{t}.
 *
 * <p>Source: lecture rows S1 to S5.
 *
 * <p>Example, one epoch of 148 examples in batches of 64, 64 and 20:
 *
 * <pre>{@code
 * MiniBatches batches = MiniBatches.of(Moons.examples(148, 0.2, 3), 64).withSeed(1);
 * for (Examples batch : batches.epoch(1)) {
 *     INDArray x = batch.x();  // (2, 64), (2, 64), (2, 20)
 * }
 * }</pre>
 */
public final class MiniBatches implements AutoCloseable {

    private final ExampleSource source;
    private final int size;
    private final long seed;
    private final boolean shuffled;
    private final boolean raggedKept;

    private long orderedEpoch = -1;
    private int[] order;
    private Examples full;
    private Examples ragged;
    private boolean isClosed;

    private MiniBatches(ExampleSource source, int size, long seed, boolean shuffled, boolean raggedKept) {
        this.source = source;
        this.size = size;
        this.seed = seed;
        this.shuffled = shuffled;
        this.raggedKept = raggedKept;
    }

    /**
     * Shuffled mini-batches with seed 0, the ragged last one kept.
     *
     * @param source the examples
     * @param size how many examples a batch holds, 1…m
     * @return the mini-batches
     * @throws IllegalArgumentException if the size is below 1 or above m
     */
    public static MiniBatches of(ExampleSource source, int size) {
        Objects.requireNonNull(source, "source");
        checkArgument(
                size >= 1 && size <= source.size(),
                "size = %s: must be in 1…%s, the number of examples",
                size,
                source.size());
        return new MiniBatches(source, size, 0, true, true);
    }

    /**
     * The same mini-batches in the orders of another seed.
     *
     * @param seed any number
     * @return the mini-batches, shuffled
     */
    public MiniBatches withSeed(long seed) {
        return new MiniBatches(source, size, seed, true, raggedKept);
    }

    /**
     * The same mini-batches without shuffling: every epoch goes through the examples as they are numbered.
     *
     * @return the mini-batches, in order
     */
    public MiniBatches inOrder() {
        return new MiniBatches(source, size, seed, false, raggedKept);
    }

    /**
     * The same mini-batches without the ragged last one: the m mod size examples that remain are left out of the epoch,
     * other ones each epoch if shuffled.
     *
     * @return the mini-batches, all of one size
     */
    public MiniBatches withoutRagged() {
        return new MiniBatches(source, size, seed, shuffled, false);
    }

    /**
     * How many mini-batches an epoch has: gradient steps an epoch.
     *
     * @return the count, at least 1
     */
    public int count() {
        return source.size() / size + (hasRagged() ? 1 : 0);
    }

    /**
     * How many examples every mini-batch but a ragged last one holds.
     *
     * @return the size, in 1…m
     */
    public int size() {
        return size;
    }

    /**
     * What the orders are drawn from, to be kept in a checkpoint with the epoch and the next batch's index.
     *
     * @return the seed
     */
    public long seed() {
        return seed;
    }

    /**
     * Where the examples come from.
     *
     * @return the source
     */
    public ExampleSource source() {
        return source;
    }

    /**
     * One mini-batch, X^{t} and Y^{t} for {@code t = index + 1}. It overwrites the one that was asked for before.
     *
     * @param epoch the epoch, at least 0
     * @param index which of its batches, in 0…count-1
     * @return the batch, valid until the next one is asked for
     * @throws IllegalArgumentException if the epoch or the index is out of range, or these mini-batches or the
     *     examples' arrays are closed
     * @throws StoppedException if the thread has been interrupted
     */
    public Examples batch(long epoch, int index) {
        StoppedException.ifInterrupted();
        requireEpoch(epoch);
        checkArgument(!isClosed, "the mini-batches are closed: must be open");
        checkArgument(index >= 0 && index < count(), "index = %s: must be in 0…%s", index, count() - 1);
        if (size == source.size() && source instanceof Examples all) {
            all.requireOpen("these examples'");
            return all;
        }
        int from = index * size;
        int to = Math.min(source.size() - from, size) + from;
        Examples batch = room(to - from);
        source.copy(numbers(epoch, from, to), batch);
        return batch;
    }

    /**
     * The mini-batches of one epoch, one after the other.
     *
     * @param epoch the epoch, at least 0
     * @return the batches, each valid until the next one is asked for
     * @throws IllegalArgumentException if the epoch is negative
     */
    public Iterable<Examples> epoch(long epoch) {
        return epoch(epoch, 0);
    }

    /**
     * The rest of one epoch's mini-batches, from where a checkpoint was taken.
     *
     * @param epoch the epoch, at least 0
     * @param from the index of the first batch, in 0…count; with count, no batch is left
     * @return the batches, each valid until the next one is asked for
     * @throws IllegalArgumentException if the epoch or the index is out of range
     */
    public Iterable<Examples> epoch(long epoch, int from) {
        requireEpoch(epoch);
        checkArgument(from >= 0 && from <= count(), "from = %s: must be in 0…%s", from, count());
        return () -> new Iterator<>() {
            private int next = from;

            @Override
            public boolean hasNext() {
                return next < count();
            }

            @Override
            public Examples next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("epoch " + epoch + " has " + count() + " mini-batches");
                }
                return batch(epoch, next++);
            }
        };
    }

    /**
     * Gives back the memory of the batches, not that of the examples; a second call does nothing. No batch can be asked
     * for after that.
     */
    @Override
    public void close() {
        isClosed = true;
        for (Examples room : new Examples[] {full, ragged}) {
            if (room != null) {
                room.close();
            }
        }
    }

    private static void requireEpoch(long epoch) {
        checkArgument(epoch >= 0, "epoch = %s: must be at least 0", epoch);
    }

    private boolean hasRagged() {
        return raggedKept && source.size() % size != 0;
    }

    private int[] numbers(long epoch, int from, int to) {
        if (!shuffled) {
            return IntStream.range(from, to).toArray();
        }
        if (orderedEpoch != epoch) {
            order = Shuffle.of(seed, epoch).order(source.size());
            orderedEpoch = epoch;
        }
        return Arrays.copyOfRange(order, from, to);
    }

    private Examples room(int examples) {
        if (examples == size) {
            full = full == null ? Examples.uninitialized(source, size) : full;
            return full;
        }
        ragged = ragged == null ? Examples.uninitialized(source, examples) : ragged;
        return ragged;
    }

    @Override
    public String toString() {
        return "MiniBatches(m=" + source.size() + ", size=" + size + ", count=" + count()
                + (shuffled ? ", seed=" + seed : ", in order")
                + (raggedKept ? "" : ", without ragged") + ")";
    }
}
