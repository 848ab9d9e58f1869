package org.descent4j.optimizer;

import java.util.List;
import java.util.Objects;
import org.descent4j.StoppedException;
import org.descent4j.internal.kernel.HeapKernel;
import org.descent4j.internal.kernel.Plan;
import org.descent4j.schedule.LearningRate;
import org.descent4j.schedule.Remembering;

/**
 * Steps of an optimizer whose numbers are known, in plain Java. What stands here is in the order of {@link Stepper}.
 */
final class PlainStepper extends DoubleStepper {

    private final List<String> names;
    private final List<Wrapper> links;
    private final boolean isGuarded;
    private final HeapKernel kernel;
    private LearningRate schedule;
    private double learningRate = Double.NaN;
    private long epoch = 1;
    private long t;

    PlainStepper(Optimizer optimizer, Plan plan, double[] parameters) {
        super(optimizer, parameters);
        names = optimizer.moments();
        links = Links.of(optimizer);
        isGuarded = !Unguarded.isIn(optimizer);
        kernel = new HeapKernel(plan, parameters, names);
        schedule = optimizer.learningRate();
    }

    @Override
    void make(double[] gradient) {
        StoppedException.ifInterrupted();
        if (isGuarded) {
            requireFinite(gradient);
        }
        double alpha = Stepper.rate(schedule, epoch, t + 1);
        double[] prepared = Clipping.prepare(links, gradient);
        if (isGuarded && prepared != gradient) {
            requireFinite(prepared);
        }
        kernel.step(prepared, isGuarded, alpha, t + 1);
        learningRate = alpha;
        t++;
    }

    private void requireFinite(double[] gradient) {
        int at = HeapKernel.firstNotFinite(gradient);
        if (at >= 0) {
            throw new IllegalArgumentException(
                    "gradient of step " + (t + 1) + " holds a value that is not finite, the first at element " + at);
        }
    }

    @Override
    void begin(long epoch) {
        this.epoch = epoch;
    }

    @Override
    public void observe(double cost) {
        schedule = Objects.requireNonNull(Remembering.of(schedule).after(epoch, t, cost), "after");
    }

    @Override
    public long t() {
        return t;
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public double learningRate() {
        return Double.isNaN(learningRate) ? Stepper.rate(schedule, epoch, t + 1) : learningRate;
    }

    @Override
    public double[] moment(String name) {
        Objects.requireNonNull(name, "name");
        if (!names.contains(name)) {
            throw new IllegalArgumentException("name = " + name + ": must be one of " + names);
        }
        return kernel.moment(names.indexOf(name));
    }
}
