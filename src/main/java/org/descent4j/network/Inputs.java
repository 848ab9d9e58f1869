package org.descent4j.network;

import org.descent4j.internal.guard.Finite;
import org.descent4j.internal.guard.OpenArray;
import org.descent4j.internal.guard.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Environment;

/**
 * Refuses arrays that a network cannot take, before anything is computed: BLAS itself would crash or be silently wrong.
 */
final class Inputs {

    private Inputs() {}

    // The loops work in this process's memory: on a GPU's arrays they would read and write what nobody sees.
    static void checkBackend(Environment environment) {
        if (!environment.isCPU()) {
            throw new IllegalStateException("ND4J's backend works in another memory than this process: a network needs"
                    + " a CPU backend, nd4j-native");
        }
    }

    static void check(Architecture architecture, INDArray x) {
        checkArray(architecture, "X", x, architecture.inputs(), Shape.ANY);
    }

    static void checkLabels(Architecture architecture, INDArray x, INDArray y) {
        checkArray(architecture, "Y", y, architecture.outputs(), x.size(1));
        if (y.size(1) != x.size(1)) {
            throw new IllegalArgumentException(
                    "Y has " + y.size(1) + " columns: must have " + x.size(1) + ", as many as X");
        }
    }

    // Written out: checkArgument would box its arguments on every step.
    private static void checkArray(Architecture architecture, String name, INDArray array, int rows, long columns) {
        OpenArray.require(name, array);
        if (array.dataType() != architecture.dataType()) {
            throw new IllegalArgumentException(name + " is " + array.dataType() + ": must be " + architecture.dataType()
                    + ", as the network is: " + name + ".castTo(DataType." + architecture.dataType() + ")");
        }
        if (array.isEmpty()) {
            throw new IllegalArgumentException(name + " is empty: m must be at least 1");
        }
        if (array.rank() != 2) {
            throw new IllegalArgumentException(name + " has rank " + array.rank() + ": must be (" + rows + ", "
                    + (columns == Shape.ANY ? "m" : columns) + ")" + advice(name, array, rows, columns));
        }
        if (array.size(0) != rows) {
            throw new IllegalArgumentException(
                    name + " has " + array.size(0) + " rows: must have " + rows + advice(name, array, rows, columns));
        }
    }

    private static String advice(String name, INDArray array, int rows, long columns) {
        boolean areLabels = rows > 1 && array.length() == columns;
        return areLabels
                ? " (one column an example: Examples.oneHot(labels, " + rows + ") makes them of whole numbers)"
                : Shape.advice(name, array, rows, columns);
    }

    static void checkFinite(String name, INDArray array) {
        long at = Finite.firstNot(array.transpose());
        if (at >= 0) {
            long column = at / array.size(0);
            long row = at % array.size(0);
            throw new IllegalArgumentException(name + " holds " + array.getDouble(row, column) + " in row " + row
                    + " of column " + column + ": must be a finite number");
        }
    }
}
