package org.descent4j.internal.kernel;

import java.util.ArrayList;
import java.util.List;
import org.descent4j.internal.guard.Finite;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Steps that are taken back if they fail, or if a number that was finite would not be so any more. That takes copies of
 * all that a step changes: for steps of which nobody knows beforehand.
 */
public final class Attempt {

    private final Kernel kernel;
    private final INDArray parameters;
    private final int momentCount;
    private final List<String> watched;

    /**
     * Attempts of one kernel.
     *
     * @param kernel what makes the steps
     * @param parameters what they change
     * @param momentCount how many moments they change, too
     * @param watched the names of the first moments, those that must stay finite
     */
    public Attempt(Kernel kernel, INDArray parameters, int momentCount, List<String> watched) {
        this.kernel = kernel;
        this.parameters = parameters;
        this.momentCount = momentCount;
        this.watched = watched;
    }

    /**
     * Makes a step, or changes nothing.
     *
     * @param alpha its α
     * @param t its number
     * @param step what makes it
     * @throws ArithmeticException if a parameter, or a watched moment, would not be finite any more
     */
    public void make(double alpha, long t, Runnable step) {
        orTakeBack((before, moments) -> {
            step.run();
            for (int i = 0; i < watched.size(); i++) {
                requireFinite(watched.get(i), moments.get(i), kernel.moment(i), alpha, t);
            }
            requireFinite("parameters", before, parameters, alpha, t);
        });
    }

    /**
     * Makes a step whatever numbers come out of it; one that throws changes nothing.
     *
     * @param step what makes it
     */
    public void makeUnguarded(Runnable step) {
        orTakeBack((before, moments) -> step.run());
    }

    /** A step, given what was before it. */
    private interface Work {
        void run(INDArray before, List<INDArray> moments);
    }

    private void orTakeBack(Work work) {
        INDArray before = parameters.dup();
        List<INDArray> moments = new ArrayList<>();
        for (int i = 0; i < momentCount; i++) {
            moments.add(kernel.moment(i));
        }
        boolean isMade = false;
        try {
            work.run(before, moments);
            isMade = true;
        } finally {
            if (!isMade) {
                parameters.assign(before);
                for (int i = 0; i < momentCount; i++) {
                    kernel.setMoment(i, moments.get(i));
                }
            }
            before.close();
            moments.forEach(INDArray::close);
        }
    }

    /** With no more digits than the data type has. */
    private static Object value(INDArray vector, long at) {
        return vector.dataType() == DataType.FLOAT ? (Object) vector.getFloat(at) : (Object) vector.getDouble(at);
    }

    private static void requireFinite(String name, INDArray before, INDArray after, double alpha, long t) {
        if (Double.isFinite(Finite.bound(after)) || !Double.isFinite(Finite.bound(before))) {
            return;
        }
        long at = Finite.firstNot(after);
        throw Refused.notFinite(name, after.getDouble(at), at, alpha, t);
    }

    /**
     * Refuses a gradient whose squares have no room in its data type.
     *
     * @param gradient dW
     * @param largest no value of it is larger
     * @param t the number of the step
     * @throws IllegalArgumentException if a square could be infinite
     */
    public static void requireSquares(INDArray gradient, double largest, long t) {
        double limit = gradient.dataType() == DataType.FLOAT ? Refused.LARGEST_FLOAT : Refused.LARGEST_DOUBLE;
        long at = largest <= limit ? -1 : Finite.first(gradient, value -> Math.abs(value) > limit);
        if (at >= 0) {
            throw Refused.square(value(gradient, at), at, limit, gradient.dataType(), t);
        }
    }
}
