package org.descent4j.network;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.descent4j.internal.guard.OpenArray;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One matrix in two places: an ND4J array for BLAS, and a double[] for plain loops, which the JIT compiles to vector
 * instructions and which cost no call into native code. Each side is brought up to date only when it is asked for. Both
 * are column by column (f order). Whatever the data type, the loops see doubles.
 */
final class Matrix {

    final int rows;
    final int columns;

    // Holding the array, not its buffer alone, keeps the memory from being freed.
    private final INDArray array;
    private final DataBuffer memory;
    private final FloatBuffer floats;
    private final DoubleBuffer doubles;
    private float[] transfer;
    private double[] values;
    private boolean valuesStale = true;
    private boolean arrayStale;

    private Matrix(INDArray array) {
        this.array = array;
        this.memory = array.data();
        this.rows = (int) array.size(0);
        this.columns = (int) array.size(1);
        // The buffer starts where the whole array starts, not where the view does.
        int offset = Math.toIntExact(array.offset());
        if (array.dataType() == DataType.DOUBLE) {
            doubles = array.data().asNioDouble().slice(offset, rows * columns);
            floats = null;
        } else {
            floats = array.data().asNioFloat().slice(offset, rows * columns);
            doubles = null;
        }
    }

    /** A matrix over this array, which must be dense in f order (see {@link #isDense}); no copy. */
    static Matrix over(INDArray array) {
        return new Matrix(array);
    }

    /** Zeros that live longer than a workspace that happens to be open. */
    static Matrix zeros(DataType type, int rows, int columns) {
        return new Matrix(Nd4j.create(type, new long[] {rows, columns}, 'f').detach());
    }

    /** Whether the elements lie side by side, column by column: what BLAS and the loops here take as they are. */
    static boolean isDense(INDArray array) {
        return array.ordering() == 'f' && array.stride(0) == 1 && array.stride(1) == array.size(0);
    }

    /** Whether this is that array, and in the memory that it has now. */
    boolean isOver(INDArray other) {
        return array == other && memory == other.data();
    }

    /** Refuses a view that has been given other memory: BLAS would take that, and the loops go on with the old one. */
    void requireItsMemory(String name) {
        if (memory != array.data()) {
            OpenArray.require(name, array, memory);
        }
    }

    /** For reading in a loop. */
    double[] values() {
        if (valuesStale) {
            fetch();
        }
        return values;
    }

    /** For reading and writing in a loop. */
    double[] update() {
        values();
        arrayStale = true;
        return values;
    }

    /** For writing in a loop, every element: what is in it is of no account. */
    double[] overwrite() {
        allocate();
        valuesStale = false;
        arrayStale = true;
        return values;
    }

    /** For reading by BLAS. */
    INDArray array() {
        flush();
        return array;
    }

    /** For reading and writing by BLAS, or by someone else. */
    INDArray updateArray() {
        flush();
        valuesStale = true;
        return array;
    }

    /** Someone else has written the array. */
    void arrayWritten() {
        valuesStale = true;
        arrayStale = false;
    }

    void set(double[] source) {
        System.arraycopy(source, 0, overwrite(), 0, source.length);
        flush();
    }

    /** Brings the array up to date. */
    void flush() {
        if (!arrayStale) {
            return;
        }
        if (doubles != null) {
            doubles.put(0, values);
        } else {
            for (int i = 0; i < transfer.length; i++) {
                transfer[i] = (float) values[i];
            }
            floats.put(0, transfer);
        }
        arrayStale = false;
    }

    private void fetch() {
        allocate();
        if (doubles != null) {
            doubles.get(0, values);
        } else {
            floats.get(0, transfer);
            for (int i = 0; i < transfer.length; i++) {
                values[i] = transfer[i];
            }
        }
        valuesStale = false;
    }

    // Not in the constructor: a large matrix that BLAS alone works on needs no second copy.
    private void allocate() {
        if (values == null) {
            values = new double[rows * columns];
            transfer = doubles == null ? new float[rows * columns] : null;
        }
    }

    void close() {
        if (array.closeable()) {
            array.close();
        }
    }
}
