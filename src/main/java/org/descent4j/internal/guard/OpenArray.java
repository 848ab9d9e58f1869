package org.descent4j.internal.guard;

import java.util.Objects;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An array whose memory has not been given back. ND4J's own operations ask; BLAS and plain loops over the memory do
 * not, and would read another array's numbers or end the process.
 *
 * <p>Example:
 *
 * <pre>{@code
 * INDArray gradient = OpenArray.require("gradient", Nd4j.zeros(3));
 * }</pre>
 */
public final class OpenArray {

    private OpenArray() {}

    /**
     * Refuses a closed array, and none at all. A view is closed with its array, and an array of a workspace with that.
     *
     * @param name the parameter's name
     * @param array the array
     * @return the array
     * @throws IllegalArgumentException if it has been closed
     * @throws NullPointerException if it is null; the message names the parameter
     */
    public static INDArray require(String name, INDArray array) {
        Objects.requireNonNull(array, name);
        if (array.wasClosed() || isLeftOver(array.data())) {
            throw new IllegalArgumentException(name + " is closed: must be an open array");
        }
        return array;
    }

    /** Whether this is memory of a workspace that has been left since: by now it may hold other arrays. */
    private static boolean isLeftOver(DataBuffer data) {
        MemoryWorkspace workspace = data == null ? null : data.getParentWorkspace();
        return workspace != null
                && workspace.getWorkspaceType() != MemoryWorkspace.Type.CIRCULAR
                && (!workspace.isScopeActive() || workspace.getGenerationId() != data.getGenerationId());
    }

    /**
     * Refuses a closed array, and one whose memory is not that any more with which work was begun: it has been given
     * another one by {@code setData}, and what was begun would go on silently with the old one.
     *
     * @param name the parameter's name
     * @param array the array
     * @param memory what {@code array.data()} was
     * @throws IllegalArgumentException if it has been closed, or has other memory
     */
    public static void require(String name, INDArray array, DataBuffer memory) {
        if (require(name, array).data() != memory) {
            throw new IllegalArgumentException(name + " has been given other memory: must keep that which it had");
        }
    }
}
