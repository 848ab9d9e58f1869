package org.descent4j.data;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.Objects;
import org.descent4j.StoppedException;
import org.descent4j.internal.guard.Finite;
import org.descent4j.internal.guard.OpenArray;
import org.descent4j.internal.guard.Room;
import org.descent4j.internal.guard.Shape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Examples to learn from, one a column: X of shape (n_x, m) and the answers Y of shape (n_y, m).
 *
 * <p>The arrays are kept, not copied: a change to them is a change to the examples, and a closed one makes them
 * unusable. Keep X in f order, column after column ({@code x.dup('f')} if need be): an example then lies in one piece,
 * and gathering a mini-batch costs tens of microseconds in place of hundreds.
 *
 * <p>Source: lecture row S1.
 *
 * <p>Example, three examples of two features with one answer each:
 *
 * <pre>{@code
 * INDArray x = Nd4j.createFromArray(new double[][] {{0, 1, 2}, {5, 6, 7}});
 * INDArray y = Nd4j.createFromArray(new double[][] {{0, 1, 1}});
 * Examples examples = Examples.of(x, y);   // Examples(n_x=2, n_y=1, m=3, DOUBLE)
 * Examples last = examples.range(1, 3);    // the columns 1 and 2
 * INDArray classes = Examples.oneHot(new int[] {2, 0, 1}, 3);  // one column an example: 1 in row 2, in row 0, in row 1
 * }</pre>
 */
public final class Examples implements ExampleSource {

    private final INDArray x;
    private final INDArray y;

    private Examples(INDArray x, INDArray y) {
        StoppedException.ifInterrupted();
        this.x = x;
        this.y = y;
    }

    /**
     * Examples from their arrays, which are checked and kept.
     *
     * @param x X, of shape (n_x, m), float or double
     * @param y Y, of shape (n_y, m), of the same data type
     * @return the examples
     * @throws IllegalArgumentException if an array is closed, empty, not of rank 2, neither float nor double, or holds
     *     NaN or an infinite value, or if the two differ in m or data type
     */
    public static Examples of(INDArray x, INDArray y) {
        requireNumbers("x", x);
        requireNumbers("y", y);
        requireColumns("x", "(n_x, m)", x, y.rank() == 2 ? y.size(1) : Shape.ANY);
        requireColumns("y", "(n_y, m)", y, y.rank() == 1 && x.size(1) > 1 ? y.length() : x.size(1));
        requireSameColumns(x, y);
        checkArgument(
                x.dataType() == y.dataType(),
                "y is %s: must be %s, as x is: y.castTo(DataType.%s)",
                y.dataType(),
                x.dataType(),
                x.dataType());
        requireFinite("x", x);
        requireFinite("y", y);
        return new Examples(x, y);
    }

    /**
     * Y of labels: 1 in the row of the label, 0 elsewhere.
     *
     * @param labels the classes of the examples, each in 0…classes-1; at least one
     * @param classes how many there are, n_y, at least 1
     * @return Y, of shape (classes, m), float, in f order; {@code castTo(DataType.DOUBLE)} beside an X in double
     * @throws IllegalArgumentException if a label is out of range, or there is none
     */
    public static INDArray oneHot(int[] labels, int classes) {
        Objects.requireNonNull(labels, "labels");
        checkArgument(labels.length >= 1, "labels is empty: must hold at least one label");
        checkArgument(
                classes >= 1 && (long) classes * labels.length <= Integer.MAX_VALUE,
                "classes = %s: must be at least 1, and classes · labels at most 2147483647",
                classes);
        for (int j = 0; j < labels.length; j++) {
            if (labels[j] < 0 || labels[j] >= classes) {
                throw new IllegalArgumentException("labels[" + j + "] = " + labels[j] + ": must be in 0…"
                        + (classes - 1) + ", labels count from 0");
            }
        }
        INDArray y = Nd4j.createUninitialized(DataType.FLOAT, new long[] {classes, labels.length}, 'f');
        Columns.fill(y, Columns.oneHot(labels, classes));
        return y;
    }

    /** Room for examples of a source: arrays in f order, with nothing meaningful in them. */
    static Examples uninitialized(ExampleSource source, int size) {
        checkArgument(size >= 1, "size = %s: must be at least 1", size);
        return uninitialized(source.features(), source.outputs(), size, source.dataType());
    }

    @SuppressWarnings("try") // The scope is closed, and not otherwise used.
    static Examples uninitialized(int features, int outputs, int size, DataType type) {
        Room.offHeap("size = " + size, (double) size * ((double) features + outputs) * type.width());
        // Such arrays are written to again and again: they must outlive a workspace that happens to be open.
        try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            return new Examples(
                    Nd4j.createUninitialized(type, new long[] {features, size}, 'f'),
                    Nd4j.createUninitialized(type, new long[] {outputs, size}, 'f'));
        }
    }

    private static void requireNumbers(String name, INDArray array) {
        OpenArray.require(name, array);
        checkArgument(
                array.dataType() == DataType.FLOAT || array.dataType() == DataType.DOUBLE,
                "%s is %s: must be FLOAT or DOUBLE: %s.castTo(DataType.FLOAT)",
                name,
                array.dataType(),
                name);
    }

    private static void requireColumns(String name, String shape, INDArray array, long columns) {
        if (array.rank() != 2) {
            throw new IllegalArgumentException(name + " has rank " + array.rank() + ": must be " + shape
                    + Shape.advice(name, array, Shape.ANY, columns));
        }
        checkArgument(!array.isEmpty(), "%s is empty: must hold at least one example", name);
        checkArgument(
                array.size(1) <= Integer.MAX_VALUE,
                "%s holds %s examples: must hold at most 2147483647",
                name,
                array.size(1));
    }

    private static void requireSameColumns(INDArray x, INDArray y) {
        if (x.size(1) == y.size(1)) {
            return;
        }
        if (x.size(0) == y.size(0)) {
            throw new IllegalArgumentException("y holds " + y.size(1) + " examples: must hold " + x.size(1)
                    + ", as x does (one column an example; are both transposed?)");
        }
        // The one that fits the other way round is named; beside one label, an image is one column.
        boolean isOneLabel = y.size(1) == 1 && y.size(0) != x.size(1);
        boolean isXTurned = x.size(0) == y.size(1) || isOneLabel;
        INDArray wrong = isXTurned ? x : y;
        INDArray other = isXTurned ? y : x;
        String name = isXTurned ? "x" : "y";
        throw new IllegalArgumentException(name + " holds " + wrong.size(1) + " examples: must hold " + other.size(1)
                + ", as " + (isXTurned ? "y" : "x") + " does" + Shape.advice(name, wrong, Shape.ANY, other.size(1)));
    }

    private static void requireFinite(String name, INDArray array) {
        long at = Finite.firstNot(array.transpose());
        if (at >= 0) {
            long column = at / array.size(0);
            long row = at % array.size(0);
            throw new IllegalArgumentException(name + "(" + row + ", " + column + ") = " + array.getDouble(row, column)
                    + ": must be a finite number");
        }
    }

    /**
     * X, of shape (n_x, m).
     *
     * @return the array itself
     */
    public INDArray x() {
        return x;
    }

    /**
     * Y, of shape (n_y, m).
     *
     * @return the array itself
     */
    public INDArray y() {
        return y;
    }

    @Override
    public int size() {
        return (int) x.size(1);
    }

    @Override
    public int features() {
        return (int) x.size(0);
    }

    @Override
    public int outputs() {
        return (int) y.size(0);
    }

    @Override
    public DataType dataType() {
        return x.dataType();
    }

    /**
     * Neighbouring examples, as views: nothing is copied.
     *
     * @param from the first one's number, at least 0
     * @param to one after the last one's number, above {@code from} and at most m
     * @return the examples from…to-1
     * @throws IllegalArgumentException if the numbers are out of range, or an array has been closed
     */
    @Override
    public Examples range(int from, int to) {
        checkArgument(
                0 <= from && from < to && to <= size(),
                "from = %s, to = %s: must be 0 <= from < to <= %s",
                from,
                to,
                size());
        requireOpen("these examples'");
        return new Examples(
                x.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to)),
                y.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to)));
    }

    @Override
    public void copy(int[] which, Examples batch) {
        requireFits(this, which, batch);
        requireOpen("these examples'");
        Columns.copy(x, which, batch.x);
        Columns.copy(y, which, batch.y);
    }

    void requireOpen(String whose) {
        OpenArray.require(whose + " X", x);
        OpenArray.require(whose + " Y", y);
    }

    /** For arrays that are the library's own. */
    void close() {
        for (INDArray array : new INDArray[] {x, y}) {
            if (array.closeable()) {
                array.close();
            }
        }
    }

    /** What every source checks before it copies. */
    static void requireFits(ExampleSource source, int[] which, Examples batch) {
        StoppedException.ifInterrupted();
        Objects.requireNonNull(which, "which");
        Objects.requireNonNull(batch, "batch").requireOpen("batch's");
        checkArgument(
                batch.features() == source.features()
                        && batch.outputs() == source.outputs()
                        && batch.size() == which.length
                        && batch.dataType() == source.dataType(),
                "batch = %s: must be Examples(n_x=%s, n_y=%s, m=%s, %s)",
                batch,
                source.features(),
                source.outputs(),
                which.length,
                source.dataType());
        for (int j = 0; j < which.length; j++) {
            if (which[j] < 0 || which[j] >= source.size()) {
                throw new IllegalArgumentException(
                        "which[" + j + "] = " + which[j] + ": must be in 0…" + (source.size() - 1));
            }
        }
    }

    @Override
    public String toString() {
        return "Examples(n_x=" + features() + ", n_y=" + outputs() + ", m=" + size() + ", " + dataType() + ")";
    }
}
