package org.descent4j.network;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.descent4j.internal.guard.OpenArray;
import org.descent4j.internal.guard.Room;
import org.descent4j.optimizer.Group;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * All parameters of a network in ONE flat vector, W1, b1, W2, b2, … one after the other, and a view of each by its
 * name: what is written to a view is in the vector, and the other way round. One vector is what an optimizer steps on,
 * in one go; gradients have the same form.
 *
 * <p>W is (units, units before) column by column (f order), b is (units, 1).
 *
 * <p>Source: lecture row S2, W^[l] and b^[l].
 *
 * <p>Example:
 *
 * <pre>{@code
 * Parameters parameters = Architecture.of(2).relu(5).sigmoid(1).initialize(1).parameters();
 * parameters.names();           // [W1, b1, W2, b2]
 * parameters.get("W1");         // (5, 2)
 * parameters.vector().subi(1);  // every W and b is 1 less
 * Stepper stepper = AdamW.of(0.001).on(parameters.vector(), parameters.biases(Group::withoutDecay));
 * Group first = parameters.group("W1").withRateFactor(0.1);  // a smaller α for W1
 * }</pre>
 */
public final class Parameters {

    private final Architecture architecture;
    private final INDArray vector;
    private final DataBuffer memory;
    private final Map<String, INDArray> views = new LinkedHashMap<>();
    private final Map<String, Matrix> matrices = new LinkedHashMap<>();

    private Parameters(Architecture architecture, INDArray vector) {
        this.architecture = architecture;
        this.vector = vector;
        this.memory = vector.data();
        long start = 0;
        int before = architecture.inputs();
        for (int l = 1; l <= architecture.layers().size(); l++) {
            int units = architecture.layers().get(l - 1).units();
            start = add("W" + l, start, units, before);
            start = add("b" + l, start, units, 1);
            before = units;
        }
    }

    static Parameters zeros(Architecture architecture) {
        long length = length(architecture);
        Room.offHeap(
                architecture.toString(),
                (double) length * architecture.dataType().width());
        // What the loops read (see Matrix), and as many numbers that were just drawn or read from a file.
        Room.onHeap(architecture.toString(), 2.0 * length * Double.BYTES);
        // They live longer than a workspace that happens to be open.
        return new Parameters(
                architecture, Nd4j.create(architecture.dataType(), length).detach());
    }

    private static long length(Architecture architecture) {
        long length = 0;
        int before = architecture.inputs();
        for (Layer layer : architecture.layers()) {
            // At most 2^62 more than 2^31: asked layer by layer, the sum cannot overflow.
            length += layer.units() * (before + 1L);
            checkArgument(
                    length <= Integer.MAX_VALUE - 8,
                    "%s has %s parameters or more: must have at most 2^31 - 9",
                    architecture,
                    length);
            before = layer.units();
        }
        return length;
    }

    private long add(String name, long start, int rows, int columns) {
        long end = start + (long) rows * columns;
        INDArray view = vector.get(NDArrayIndex.interval(start, end)).reshape('f', rows, columns);
        views.put(name, view);
        matrices.put(name, Matrix.over(view));
        return end;
    }

    /**
     * The vector itself, not a copy: rank 1, the one an optimizer changes in place.
     *
     * @return the vector
     */
    public INDArray vector() {
        return vector;
    }

    /**
     * A view of one weight matrix or bias.
     *
     * @param name W1, b1, …: one of {@link #names}
     * @return the view, W (units, units before) or b (units, 1); writing to it changes the vector
     * @throws IllegalArgumentException if there is no such name, or the vector has been closed
     */
    public INDArray get(String name) {
        checkArgument(views.containsKey(name), "name = %s: must be one of %s", name, names());
        requireOpen("vector");
        return views.get(name);
    }

    /**
     * The place of one weight matrix or bias in the vector, as a group that can have its own learning rate or decay.
     *
     * @param name W1, b1, …: one of {@link #names}
     * @return a group of that name, with both factors 1
     * @throws IllegalArgumentException if there is no such name, or the vector has been closed
     */
    public Group group(String name) {
        INDArray view = get(name);
        return Group.of(name, view.offset(), view.offset() + view.length());
    }

    /**
     * All biases as groups, each changed in the same way: {@code biases(Group::withoutDecay)} is what an optimizer and
     * a trainer take for "no decay on biases".
     *
     * @param change what is done to each group
     * @return the groups of b1, b2, …
     * @throws IllegalArgumentException if the vector has been closed
     */
    public Group[] biases(UnaryOperator<Group> change) {
        return groups('b', change);
    }

    /**
     * All weight matrices as groups, each changed in the same way.
     *
     * @param change what is done to each group
     * @return the groups of W1, W2, …
     * @throws IllegalArgumentException if the vector has been closed
     */
    public Group[] weights(UnaryOperator<Group> change) {
        return groups('W', change);
    }

    private Group[] groups(char letter, UnaryOperator<Group> change) {
        Objects.requireNonNull(change, "change");
        return views.keySet().stream()
                .filter(name -> name.charAt(0) == letter)
                .map(name -> Objects.requireNonNull(change.apply(group(name)), "change"))
                .toArray(Group[]::new);
    }

    /**
     * The names, in the order of the vector.
     *
     * @return W1, b1, W2, b2, …
     */
    public Set<String> names() {
        return Collections.unmodifiableSet(views.keySet());
    }

    /**
     * How many numbers there are in all.
     *
     * @return n, at least 2
     */
    public long count() {
        return vector.length();
    }

    /**
     * Parameters of the same form and values, in a vector of their own.
     *
     * @return the copy
     * @throws IllegalArgumentException if the vector has been closed
     */
    public Parameters copy() {
        requireOpen("vector");
        return new Parameters(architecture, vector.dup());
    }

    /** Refuses a vector that has been closed or given other memory, or a view of it that has been. */
    void requireOpen(String name) {
        OpenArray.require(name, vector, memory);
        for (Map.Entry<String, Matrix> matrix : matrices.entrySet()) {
            matrix.getValue().requireItsMemory(matrix.getKey());
        }
    }

    void close() {
        if (vector.closeable()) {
            vector.close();
        }
    }

    Matrix matrix(String name) {
        return matrices.get(name);
    }

    /** Someone else may have written the vector. */
    void vectorWritten() {
        for (Matrix matrix : matrices.values()) {
            matrix.arrayWritten();
        }
    }

    void flush() {
        for (Matrix matrix : matrices.values()) {
            matrix.flush();
        }
    }

    @Override
    public String toString() {
        return "Parameters(" + vector.length() + " " + vector.dataType() + ": "
                + views.entrySet().stream()
                        .map(view -> view.getKey() + " (" + view.getValue().size(0) + ", "
                                + view.getValue().size(1) + ")")
                        .collect(Collectors.joining(", "))
                + ")";
    }
}
