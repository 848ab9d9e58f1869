package org.descent4j.optimizer;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.Arrays;
import org.descent4j.internal.guard.Finite;
import org.descent4j.internal.guard.OpenArray;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Arrays as flat vectors of rank 1 without gaps, the one form that every step sees. The views that ND4J would read or
 * write wrongly, or crash on, are refused or copied here.
 */
final class Vectors {

    private Vectors() {}

    /** The parameters as a flat vector that shares their memory. */
    static INDArray flatParameters(INDArray parameters) {
        return flatView("parameters", parameters);
    }

    /** An array that steps change, as a flat vector that shares its memory. */
    static INDArray flatView(String name, INDArray array) {
        OpenArray.require(name, array);
        DataType type = array.dataType();
        checkArgument(
                type == DataType.FLOAT || type == DataType.DOUBLE, "%s is %s: must be FLOAT or DOUBLE", name, type);
        checkArgument(
                !array.isEmpty() && array.rank() > 0,
                "%s has shape %s: must hold at least one value, at rank 1 or more",
                name,
                Arrays.toString(array.shape()));
        INDArray flat = flat(array, array.ordering());
        checkArgument(
                flat.data().sameUnderlyingData(array.data()) && isDense(flat),
                "%s has strides %s for shape %s: must be dense, its values side by side in memory",
                name,
                Arrays.toString(array.stride()),
                Arrays.toString(array.shape()));
        return flat;
    }

    /** The gradient as a flat vector in the order of the parameters; a copy where it must be one. */
    static INDArray flatGradient(INDArray gradient, char order, INDArray flatParameters) {
        INDArray flat = flat(gradient, order);
        return isDense(flat) && !overlap(flat, flatParameters) ? flat : flat.dup();
    }

    // Written out: checkArgument would put its message together on every step.
    static void requireGradient(INDArray gradient, INDArray parameters) {
        OpenArray.require("gradient", gradient);
        if (gradient.dataType() != parameters.dataType()) {
            throw new IllegalArgumentException("gradient is " + gradient.dataType() + ": must be "
                    + parameters.dataType() + " like the parameters");
        }
        if (!Arrays.equals(gradient.shape(), parameters.shape())) {
            throw new IllegalArgumentException("gradient has shape " + Arrays.toString(gradient.shape()) + ": must be "
                    + Arrays.toString(parameters.shape()) + " like the parameters");
        }
    }

    /** A number that no value of the gradient is larger than. */
    static double requireFinite(INDArray gradient, long t) {
        double bound = Finite.bound(gradient);
        if (!Double.isFinite(bound)) {
            throw new IllegalArgumentException("gradient of step " + t
                    + " holds a value that is not finite, the first at element " + Finite.firstNot(gradient));
        }
        return bound;
    }

    static INDArray slice(INDArray flat, long from, long to) {
        return from == 0 && to == flat.length() ? flat : flat.get(NDArrayIndex.interval(from, to));
    }

    private static INDArray flat(INDArray array, char order) {
        return array.rank() == 1 ? array : array.reshape(order, new long[] {array.length()});
    }

    private static boolean isDense(INDArray vector) {
        return vector.length() == 1 || vector.stride(0) == 1;
    }

    /** Whether two dense vectors share memory: then a step would change the gradient with the parameters. */
    private static boolean overlap(INDArray a, INDArray b) {
        return a.data().sameUnderlyingData(b.data()) && Math.abs(a.offset() - b.offset()) < a.length();
    }
}
