package org.descent4j.optimizer;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.descent4j.schedule.LearningRate;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An optimizer as a text that says what its moments mean: the algorithm with its hyperparameters, all but α. Made from
 * the parts of records, not from their own texts, and the same on every JDK: it is kept in files.
 */
final class Algorithm {

    private static final Set<Class<? extends Optimizer>> AVERAGE_SQUARES =
            Set.of(AdaGrad.class, RmsProp.class, Adam.class, AdaDelta.class);

    /** Their moments that are averages of something with a sign. */
    private static final Set<String> SIGNED = Set.of("v", "mean");

    private Algorithm() {}

    /** Such as {@code AdaGrad(epsilon=Epsilon(value=1E-8, place=OUTSIDE_ROOT))}. */
    static String of(Optimizer optimizer) {
        // The formula is that of the one inside.
        return optimizer instanceof Unguarded guard ? of(guard.inner()) : text(optimizer, false);
    }

    /** A learning rate in the same way. */
    static String of(LearningRate schedule) {
        return text(schedule, true);
    }

    /** The algorithm without its numbers: they may change on the way, what the moments mean may not. */
    static String kind(String algorithm) {
        return algorithm.replaceAll("\\w+=[-\\d][^,)]*(, )?", "").replace(", )", ")");
    }

    /** Refuses values that no step of the optimizer can have made. */
    static void requirePossible(Optimizer optimizer, String name, INDArray moment) {
        if (!averagesSquares(optimizer, name)) {
            return;
        }
        boolean isPossible = !moment.lt(0).any()
                && !(!Unguarded.isIn(optimizer) && moment.isNaN().any());
        checkArgument(
                isPossible,
                "state has %s in %s: must be at least 0, as sums of squares are",
                moment.isNaN().any() ? Double.NaN : moment.minNumber(),
                name);
    }

    private static boolean averagesSquares(Optimizer optimizer, String moment) {
        return optimizer instanceof Wrapper wrapper
                ? averagesSquares(wrapper.inner(), moment)
                : AVERAGE_SQUARES.contains(optimizer.getClass()) && !SIGNED.contains(moment);
    }

    /** The names of lambdas and of anonymous classes are others in each process. */
    static String name(Class<?> type) {
        String name = type.getSimpleName(); // of an anonymous class it is empty
        boolean isHidden = type.getName().indexOf('/') >= 0;
        return isHidden || type.isSynthetic() || name.isEmpty() ? "Unnamed" : name;
    }

    private static String text(Object value, boolean schedules) {
        if (value instanceof Optimizer || value instanceof LearningRate || value instanceof Record) {
            return name(value.getClass()) + parts(value, schedules);
        }
        return value instanceof Double number ? shortest(number) : plain(value);
    }

    private static String parts(Object value, boolean schedules) {
        if (!(value instanceof Record)) {
            return value instanceof Wrapper wrapper ? "(inner=" + text(wrapper.inner(), schedules) + ")" : "";
        }
        List<String> parts = new ArrayList<>();
        for (RecordComponent part : value.getClass().getRecordComponents()) {
            if (schedules || !LearningRate.class.isAssignableFrom(part.getType())) {
                parts.add(part.getName() + "=" + text(get(value, part), schedules));
            }
        }
        return "(" + String.join(", ", parts) + ")";
    }

    private static Object get(Object owner, RecordComponent part) {
        try {
            part.getAccessor().setAccessible(true);
            return part.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            return null;
        }
    }

    private static String plain(Object value) {
        boolean isPlain = value instanceof Number
                || value instanceof Boolean
                || value instanceof String
                || value instanceof Enum<?>;
        // What else there is may say another thing of itself in each process.
        return isPlain
                ? value.toString()
                : value == null ? "unknown" : value.getClass().getSimpleName();
    }

    /** The shortest decimal that is this number: older JDKs print some numbers with a digit more. */
    private static String shortest(double number) {
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        }
        BigDecimal exact = new BigDecimal(number);
        for (int digits = 1; digits < 17; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == number) {
                return rounded.toString();
            }
        }
        return exact.round(new MathContext(17)).toString();
    }
}
