package org.descent4j.optimizer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Whether an optimizer moves parameters by the gradient alone, wherever they are. */
final class ParameterFree {

    // A gradient of 0 shows what is hidden where it is divided by its own size; so does the second step.
    private static final double[][] GRADIENTS = {{1, -2, 0, 0.5}, {-0.5, -1, 0, 3}};
    private static final double ROUNDING = 1e-12;

    private ParameterFree() {}

    static boolean isTrueOf(Optimizer optimizer, List<String> moments) {
        double[] fromZero = moves(optimizer, moments, 0);
        double[] fromOne = moves(optimizer, moments, 1);
        for (int i = 0; i < fromZero.length; i++) {
            double rounding = ROUNDING * Math.max(1, Math.abs(fromZero[i]));
            // Written so that NaN counts as another move.
            if (!(Math.abs(fromZero[i] - fromOne[i]) <= rounding)) {
                return false;
            }
        }
        return true;
    }

    /** How far each of two steps goes, with α = 1, each from parameters of this value. */
    private static double[] moves(Optimizer optimizer, List<String> moments, double start) {
        int n = GRADIENTS[0].length;
        Map<String, INDArray> states = new LinkedHashMap<>();
        moments.forEach(name -> states.put(name, Nd4j.zeros(DataType.DOUBLE, n)));
        List<INDArray> moves = new ArrayList<>();
        for (double[] gradient : GRADIENTS) {
            INDArray w = Nd4j.valueArrayOf(new long[] {n}, start, DataType.DOUBLE);
            optimizer.step(new Step(w, Nd4j.createFromArray(gradient), states, 1, 1, moves.size() + 1L));
            moves.add(w.subi(start));
        }
        return Nd4j.concat(0, moves.toArray(new INDArray[0])).toDoubleVector();
    }
}
