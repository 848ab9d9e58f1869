package org.descent4j.guard;

import java.util.Objects;
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
     * Refuses a closed array, and none at all.
     *
     * @param name the parameter's name
     * @param array the array
     * @return the array
     * @throws IllegalArgumentException if it has been closed
     * @throws NullPointerException if it is null; the message names the parameter
     */
    public static INDArray require(String name, INDArray array) {
        Objects.requireNonNull(array, name);
        if (array.wasClosed()) {
            throw new IllegalArgumentException(name + " is closed: must be an open array");
        }
        return array;
    }
}
