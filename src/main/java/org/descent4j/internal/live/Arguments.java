package org.descent4j.internal.live;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.List;
import org.descent4j.optimizer.Epsilon;
import org.descent4j.schedule.LearningRate;

/** What stands in the brackets of a call. */
record Arguments(String call, List<Object> values) {

    boolean are(int count) {
        return values.size() == count;
    }

    boolean is(Class<?> type, int index) {
        return index < values.size() && type.isInstance(values.get(index));
    }

    double number(int index) {
        return get(Double.class, "a number", index);
    }

    long whole(int index) {
        double number = number(index);
        checkArgument(number == Math.rint(number), "%s: must have a whole number in place of %s", call, number);
        return (long) number;
    }

    int steps(int index) {
        long whole = whole(index);
        checkArgument(whole == (int) whole, "%s: must have an int in place of %s", call, whole);
        return (int) whole;
    }

    /** A learning rate: a number is a constant one. */
    LearningRate rate(int index) {
        return is(Double.class, index)
                ? LearningRate.constant(number(index))
                : get(LearningRate.class, "a number or a LearningRate", index);
    }

    /** ε: a number alone is one outside the root. */
    Epsilon epsilon(int index) {
        return is(Double.class, index)
                ? Epsilon.outsideRoot(number(index))
                : get(Epsilon.class, "a number or an Epsilon", index);
    }

    <T> T get(Class<T> type, String what, int index) {
        checkArgument(index < values.size(), "%s: must have more than %s values", call, values.size());
        Object value = values.get(index);
        checkArgument(type.isInstance(value), "%s: must have %s in place of %s", call, what, value);
        return type.cast(value);
    }

    <T> T get(Class<T> type, int index) {
        return get(type, "a " + type.getSimpleName(), index);
    }

    IllegalArgumentException unknown() {
        return new IllegalArgumentException(call + " of " + values.size() + " values: is not known to live figures");
    }
}
