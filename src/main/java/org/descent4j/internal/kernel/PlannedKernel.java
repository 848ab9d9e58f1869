package org.descent4j.internal.kernel;

import java.util.ArrayList;
import java.util.List;
import org.descent4j.internal.guard.Finite;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A kernel that knows its optimizer in numbers, and so beforehand, nearly always, that a step will end well. */
abstract class PlannedKernel implements Kernel {

    final Plan plan;
    final INDArray parameters;
    final List<Slice> slices;
    private final Reach reach;
    private final Attempt attempt;
    private final int momentCount;

    PlannedKernel(Plan plan, INDArray parameters, List<Slice> slices, List<String> moments) {
        this.plan = plan;
        this.parameters = parameters;
        this.slices = slices;
        momentCount = moments.size();
        reach = new Reach(plan.rule(), parameters, momentCount);
        attempt = new Attempt(this, parameters, momentCount, moments);
    }

    @Override
    public final void step(INDArray gradient, double largest, double alpha, long t) {
        List<Numbers> numbers = new ArrayList<>(slices.size());
        for (Slice slice : slices) {
            numbers.add(plan.numbers(slice, alpha, t));
        }
        if (Double.isNaN(largest) || reach.covers(numbers, largest)) {
            step(gradient, numbers);
            return;
        }
        if (plan.rule().squares()) {
            Attempt.requireSquares(gradient, largest, t);
        }
        attempt.make(alpha, t, () -> step(gradient, numbers));
        for (int i = 0; i < momentCount; i++) {
            know(i, moment(i));
        }
    }

    @Override
    public final void setMoment(int index, INDArray values) {
        set(index, values);
        know(index, values);
    }

    private void know(int index, INDArray moment) {
        reach.know(index, Finite.bound(moment));
    }

    /** Makes the step, come what may. The numbers are those of the slices. */
    abstract void step(INDArray gradient, List<Numbers> numbers);

    abstract void set(int index, INDArray values);
}
