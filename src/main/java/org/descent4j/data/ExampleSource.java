package org.descent4j.data;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.stream.IntStream;
import org.descent4j.internal.guard.Room;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Numbered examples that can be copied out a few at a time: what {@link MiniBatches} draws from.
 *
 * <p>{@link Examples} hold all of theirs in memory. A source need not: {@link Clusters} compute an example from its
 * number when it is asked for, and one that reads records of equal length from a file works the same way, so that a
 * training run holds no more than one mini-batch.
 *
 * <p>Source: lecture row S1, in which m is 5,000,000.
 *
 * <p>Example, some of a set that is never held as a whole:
 *
 * <pre>{@code
 * ExampleSource many = Clusters.of(5_000_000, 20);
 * Examples some = many.range(0, 3);
 * many.copy(new int[] {0, 4_999_999, 17}, some);  // three others, into the same arrays
 * }</pre>
 */
public interface ExampleSource {

    /**
     * How many examples there are, m.
     *
     * @return m, at least 1
     */
    int size();

    /**
     * How many numbers describe an example, n_x: the rows of X.
     *
     * @return n_x, at least 1
     */
    int features();

    /**
     * How many numbers an example's answer has, n_y: the rows of Y.
     *
     * @return n_y, at least 1
     */
    int outputs();

    /**
     * The type of the numbers of both X and Y.
     *
     * @return FLOAT or DOUBLE
     */
    DataType dataType();

    /**
     * Copies examples into a batch: example {@code which[j]} becomes column j. The same number gives the same example
     * every time.
     *
     * @param which the examples' numbers, each in 0…m-1; not changed
     * @param batch where they go: as many examples as {@code which} has numbers, of this source's features, outputs and
     *     data type
     * @throws IllegalArgumentException if a number is out of range or the batch is of another shape or data type;
     *     nothing has been copied then
     */
    void copy(int[] which, Examples batch);

    /**
     * Neighbouring examples, in memory: some to validate with, say.
     *
     * @param from the first one's number, at least 0
     * @param to one after the last one's number, above {@code from} and at most m
     * @return the examples from…to-1
     * @throws IllegalArgumentException if the numbers are out of range, or the memory does not hold so many
     */
    default Examples range(int from, int to) {
        checkArgument(
                0 <= from && from < to && to <= size(),
                "from = %s, to = %s: must be 0 <= from < to <= %s",
                from,
                to,
                size());
        Room.onHeap("to - from = " + (to - from), (to - from) * (double) Integer.BYTES);
        Examples copies = Examples.uninitialized(this, to - from);
        copy(IntStream.range(from, to).toArray(), copies);
        return copies;
    }
}
