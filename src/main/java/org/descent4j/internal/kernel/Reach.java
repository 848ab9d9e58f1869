package org.descent4j.internal.kernel;

import java.util.List;
import org.descent4j.internal.guard.Finite;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How large the moments can be at most, and how long the next step, by the sums of the gradients so far: a few numbers
 * a step, so that no array needs to be searched for what is no longer finite. The bounds are generous, and hold for
 * rounded numbers too.
 */
final class Reach {

    /** More than what rounding adds to a moment in one step. */
    private static final double ROUNDING = 1 + 0x1p-20;

    private final Rule rule;
    private final INDArray parameters;
    private final double longest;
    private final double largest;
    private double[] moments;

    Reach(Rule rule, INDArray parameters, int momentCount) {
        this.rule = rule;
        this.parameters = parameters;
        boolean isFloat = parameters.dataType() == DataType.FLOAT;
        // Less than half a unit in the last place of the largest number does not take even that beyond itself.
        longest = (isFloat ? Math.ulp(Float.MAX_VALUE) : Math.ulp(Double.MAX_VALUE)) / 4;
        largest = (isFloat ? Float.MAX_VALUE : Double.MAX_VALUE) / 4;
        moments = new double[momentCount];
    }

    /** What is known of a moment: no value of it is larger. */
    void know(int index, double bound) {
        moments[index] = bound;
    }

    /** Whether a step for certain leaves finite numbers where they were finite; if so, it counts as made. */
    boolean covers(List<Numbers> ofSlices, double gradient) {
        double byMoment = 0;
        double byGradient = 0;
        double shrink = 0;
        double pull = 0;
        for (Numbers numbers : ofSlices) {
            byMoment = Math.max(byMoment, numbers.byMoment());
            byGradient = Math.max(byGradient, numbers.byGradient());
            shrink = Math.max(shrink, numbers.shrink());
            pull = Math.max(pull, numbers.pull());
        }
        // Not only their products: as floats, they must be finite themselves.
        if (!(byMoment < longest && byGradient < longest && pull < longest && shrink <= 1)) {
            return false;
        }
        double g = pull == 0 ? gradient : gradient + pull * Finite.bound(parameters);
        Numbers numbers = ofSlices.get(0);
        double leastRoot = Math.min(1, numbers.outside() + Math.sqrt(numbers.inside()));
        double[] next = next(numbers, g, g / leastRoot);
        double step = byGradient
                * switch (rule) {
                    case ADADELTA -> change(numbers);
                    case LION -> 1;
                    default -> g;
                };
        if (rule == Rule.MOMENTUM || rule == Rule.ADAM || rule == Rule.AMSGRAD) {
            step += byMoment * next[0];
        }
        if (rule == Rule.RMS || rule == Rule.RMS_CENTERED || rule == Rule.ADAM || rule == Rule.AMSGRAD) {
            step /= leastRoot;
        }
        if (rule == Rule.RMS_MOMENTUM || rule == Rule.RMS_CENTERED) {
            step += byMoment * next[next.length - 1];
        }
        boolean covers = step < longest && (pull == 0 || g < largest) && (!rule.squares() || g * g < largest);
        if (rule == Rule.ADADELTA) {
            covers &= (moments[1] + numbers.inside()) / Math.min(numbers.inside(), numbers.gain2()) < largest;
        }
        for (double moment : next) {
            covers &= moment * numbers.correction() < largest;
        }
        if (covers) {
            moments = next;
        }
        return covers;
    }

    /** The bounds after a step with a gradient that is no larger than g, nor than {@code scaled} over its root. */
    private double[] next(Numbers numbers, double g, double scaled) {
        return switch (rule) {
            case DESCENT -> moments;
            case MOMENTUM -> new double[] {average(numbers, g)};
            case LION -> new double[] {ROUNDING * (numbers.beta2() * moments[0] + numbers.gain2() * g)};
            case RMS -> new double[] {square(0, numbers, g)};
            case RMS_MOMENTUM -> new double[] {square(0, numbers, g), velocity(1, numbers, scaled)};
            case RMS_CENTERED -> {
                double mean = ROUNDING * (numbers.beta2() * moments[1] + numbers.gain2() * g);
                yield moments.length == 2
                        ? new double[] {square(0, numbers, g), mean}
                        : new double[] {square(0, numbers, g), mean, velocity(2, numbers, scaled)};
            }
            case ADAM -> new double[] {average(numbers, g), square(1, numbers, g)};
            case AMSGRAD -> {
                double s = square(1, numbers, g);
                yield new double[] {average(numbers, g), s, Math.max(moments[2], s)};
            }
            case ADADELTA -> new double[] {square(0, numbers, g), square(1, numbers, change(numbers))};
        };
    }

    private double average(Numbers numbers, double g) {
        return ROUNDING * (numbers.beta1() * moments[0] + numbers.gain1() * g);
    }

    private double velocity(int index, Numbers numbers, double scaled) {
        return ROUNDING * (numbers.beta1() * moments[index] + scaled);
    }

    private double square(int index, Numbers numbers, double g) {
        return ROUNDING * (numbers.beta2() * moments[index] + numbers.gain2() * g * g);
    }

    /** Δ of AdaDelta: S holds at least gain2·dW², and so Δ is at most √((D + ε)/gain2). */
    private double change(Numbers numbers) {
        return ROUNDING * Math.sqrt((moments[1] + numbers.inside()) / numbers.gain2());
    }
}
