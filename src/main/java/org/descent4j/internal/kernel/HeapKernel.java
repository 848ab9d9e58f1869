package org.descent4j.internal.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;

/**
 * Steps on an array of Java, by the loops that {@link HostKernel} uses in ND4J's memory: the same numbers to the last
 * bit, without ND4J. A step is made on copies, which are kept if what was finite is so still. It owns the moments.
 */
public final class HeapKernel {

    // Without its blocks it has no state.
    private static final Loops<double[]> LOOPS = new DoubleLoops();

    private final Plan plan;
    private final Slice whole;
    private final double[] parameters;
    private final List<String> names;
    private final double[] w;
    private final double[] g;
    private List<double[]> moments;
    private List<double[]> next;

    /**
     * A kernel whose moments are 0.
     *
     * @param plan the optimizer in numbers
     * @param parameters W, which each step changes
     * @param names the names of the optimizer's moments
     */
    public HeapKernel(Plan plan, double[] parameters, List<String> names) {
        this.plan = plan;
        this.parameters = parameters;
        this.names = names;
        whole = new Slice(0, parameters.length, 1, 1);
        w = new double[parameters.length];
        g = new double[parameters.length];
        moments = zeros();
        next = zeros();
    }

    private List<double[]> zeros() {
        List<double[]> zeros = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            zeros.add(new double[parameters.length]);
        }
        return zeros;
    }

    /**
     * Makes one step: changes parameters and moments, or, if it cannot be made, nothing.
     *
     * @param gradient dW, as long as the parameters; not changed
     * @param isGuarded whether anybody asks what becomes of the step
     * @param alpha α
     * @param t the number of the step, from 1
     * @throws IllegalArgumentException if dW is squared and holds a value whose square has no room in a double
     * @throws ArithmeticException if a number would not be finite afterwards that is so now
     */
    public void step(double[] gradient, boolean isGuarded, double alpha, long t) {
        if (isGuarded && plan.rule().squares()) {
            requireSquares(gradient, t);
        }
        copy(gradient, g);
        copy(parameters, w);
        for (int i = 0; i < next.size(); i++) {
            copy(moments.get(i), next.get(i));
        }
        LOOPS.apply(plan.rule(), plan.numbers(whole, alpha, t), w, g, next, 0, w.length);
        if (isGuarded) {
            for (int i = 0; i < next.size(); i++) {
                requireFinite(names.get(i), moments.get(i), next.get(i), alpha, t);
            }
            requireFinite("parameters", parameters, w, alpha, t);
        }
        copy(w, parameters);
        List<double[]> old = moments;
        moments = next;
        next = old;
    }

    private static void copy(double[] from, double[] to) {
        System.arraycopy(from, 0, to, 0, to.length);
    }

    private static void requireSquares(double[] gradient, long t) {
        int at = first(gradient, value -> Math.abs(value) > Refused.LARGEST_DOUBLE);
        if (at >= 0) {
            throw Refused.square(gradient[at], at, Refused.LARGEST_DOUBLE, "DOUBLE", t);
        }
    }

    private static void requireFinite(String name, double[] before, double[] after, double alpha, long t) {
        int at = firstNotFinite(after);
        if (at >= 0 && firstNotFinite(before) < 0) {
            throw Refused.notFinite(name, after[at], at, alpha, t);
        }
    }

    /**
     * Where the first value stands that is not finite.
     *
     * @param vector a vector
     * @return its index, or -1 if there is none
     */
    public static int firstNotFinite(double[] vector) {
        return first(vector, value -> !Double.isFinite(value));
    }

    private static int first(double[] vector, DoublePredicate what) {
        for (int i = 0; i < vector.length; i++) {
            if (what.test(vector[i])) {
                return i;
            }
        }
        return -1;
    }

    /**
     * One of the moments as it is now.
     *
     * @param index its place in the optimizer's list of moments
     * @return a copy
     */
    public double[] moment(int index) {
        return moments.get(index).clone();
    }
}
