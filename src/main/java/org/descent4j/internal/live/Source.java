package org.descent4j.internal.live;

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.descent4j.optimizer.AdaDelta;
import org.descent4j.optimizer.AdaGrad;
import org.descent4j.optimizer.Adam;
import org.descent4j.optimizer.AdamW;
import org.descent4j.optimizer.Clip;
import org.descent4j.optimizer.Epsilon;
import org.descent4j.optimizer.Lion;
import org.descent4j.optimizer.Momentum;
import org.descent4j.optimizer.Nesterov;
import org.descent4j.optimizer.Optimizer;
import org.descent4j.optimizer.RmsProp;
import org.descent4j.optimizer.Unguarded;
import org.descent4j.optimizer.WeightDecay;
import org.descent4j.optimizer.Wrapper;
import org.descent4j.schedule.LearningRate;
import org.descent4j.surface.Surface;

/**
 * The line of Java that gives a surface, an optimizer or a schedule of this library: what {@link Expression} reads, the
 * other way round. What is the default stands in none.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Source.of(Adam.of(0.4).withBeta2(0.999));  // "Adam.of(0.4)"
 * }</pre>
 */
public final class Source {

    private Source() {}

    /**
     * The line of a surface.
     *
     * @param surface one of {@link Surface}'s own, turned or not
     * @return such as {@code Surface.bowl(0.1, 2)}
     * @throws IllegalArgumentException if it is a user's own: a page cannot run that
     */
    public static String of(Surface surface) {
        requireOwn(Surface.class, "surface", surface);
        Object inner = part(surface, "surface");
        return inner instanceof Surface turned
                ? of(turned) + ".turned(" + number(part(surface, "degrees")) + ")"
                : "Surface." + factory(surface);
    }

    /**
     * The line of a schedule.
     *
     * @param rate one of {@link LearningRate}'s own that needs no hand
     * @return such as {@code LearningRate.cosine(0.1, 0.0, 500)}; the number alone, if it is constant
     * @throws IllegalArgumentException if it is a user's own, a table, or set by hand
     */
    public static String of(LearningRate rate) {
        requireOwn(LearningRate.class, "learningRate", rate);
        if (part(rate, "value") instanceof Double constant && rate instanceof Record) {
            return number(constant);
        }
        return switch (rate.getClass().getSimpleName()) {
            case "Then" ->
                chain(part(rate, "first")) + ".then(" + part(rate, "steps") + ", " + any(part(rate, "next")) + ")";
            case "PerStep" -> chain(part(rate, "schedule")) + ".perStep()";
            case "PerEpoch" -> chain(part(rate, "schedule")) + ".perEpoch()";
            case "Staircase" -> chain(part(rate, "schedule")) + ".inStairs(" + part(rate, "epochs") + ")";
            case "ReduceOnPlateau" ->
                chain(part(rate, "base")) + ".reducedOnPlateau(" + number(part(rate, "factor")) + ", "
                        + part(rate, "patience") + ", " + number(part(rate, "threshold")) + ", "
                        + number(part(rate, "floor")) + ")";
            default -> "LearningRate." + factory(rate);
        };
    }

    /**
     * The line of an optimizer.
     *
     * @param optimizer one of this library's
     * @return such as {@code Adam.of(0.1).withBeta1(0.8)}
     * @throws IllegalArgumentException if it is a user's own: a page cannot run that
     */
    public static String of(Optimizer optimizer) {
        requireOwn(Optimizer.class, "optimizer", optimizer);
        if (optimizer instanceof AdamW adamW) {
            return "AdamW.of(" + of((Optimizer) adamW.adam()) + ")"
                    + option(".withWeightDecay", adamW.weightDecay(), 0.01);
        }
        if (optimizer instanceof Wrapper wrapper) {
            return wrapper(wrapper) + of(wrapper.inner()) + ")";
        }
        return optimizer.getClass().getSimpleName() + ".of(" + of(optimizer.learningRate()) + ")" + options(optimizer);
    }

    private static String wrapper(Wrapper wrapper) {
        if (wrapper instanceof Clip clip) {
            return (clip.by() == Clip.By.VALUE ? "Clip.byValue(" : "Clip.byGlobalNorm(") + number(clip.limit()) + ", ";
        }
        if (wrapper instanceof WeightDecay decay) {
            return (decay.form() == WeightDecay.Form.L2 ? "WeightDecay.l2(" : "WeightDecay.decoupled(")
                    + number(decay.lambda()) + ", ";
        }
        if (wrapper instanceof Unguarded) {
            return "Unguarded.of(";
        }
        throw unknown("optimizer", wrapper);
    }

    private static String options(Optimizer optimizer) {
        if (optimizer instanceof Momentum momentum) {
            return option(".withBeta", momentum.beta(), 0.9) + mode(momentum.form());
        }
        if (optimizer instanceof Nesterov nesterov) {
            return option(".withBeta", nesterov.beta(), 0.9) + mode(nesterov.form());
        }
        if (optimizer instanceof AdaGrad adaGrad) {
            return epsilon(adaGrad.epsilon());
        }
        if (optimizer instanceof AdaDelta adaDelta) {
            return option(".withRho", adaDelta.rho(), 0.95) + option(".withEpsilon", adaDelta.epsilon(), 1e-6);
        }
        if (optimizer instanceof RmsProp rmsProp) {
            return option(".withBeta2", rmsProp.beta2(), 0.9)
                    + epsilon(rmsProp.epsilon())
                    + mode(rmsProp.form())
                    + option(".withMomentum", rmsProp.beta(), 0);
        }
        if (optimizer instanceof Lion lion) {
            return option(".withBeta1", lion.beta1(), 0.9) + option(".withBeta2", lion.beta2(), 0.99);
        }
        return optimizer instanceof Adam adam
                ? option(".withBeta1", adam.beta1(), 0.9)
                        + option(".withBeta2", adam.beta2(), 0.999)
                        + epsilon(adam.epsilon())
                        + mode(adam.form())
                : "";
    }

    private static String option(String call, double value, double usual) {
        return value == usual ? "" : call + "(" + number(value) + ")";
    }

    private static String epsilon(Epsilon epsilon) {
        return switch (epsilon.place()) {
            case OUTSIDE_ROOT -> option(".withEpsilon", epsilon.value(), 1e-8);
            case INSIDE_ROOT -> ".withEpsilon(Epsilon.insideRoot(" + number(epsilon.value()) + "))";
            case BEFORE_CORRECTION -> ".withEpsilon(Epsilon.beforeCorrection(" + number(epsilon.value()) + "))";
        };
    }

    private static String mode(Enum<?> form) {
        return switch (form.name()) {
            case "HEAVY_BALL" -> ".heavyBall()";
            case "BIAS_CORRECTED" -> ".biasCorrected()";
            case "AMSGRAD" -> ".amsgrad()";
            case "NESTEROV" -> ".nesterov()";
            case "CENTERED" -> ".centered()";
            default -> "";
        };
    }

    /** A number in Java, as one writes it: 2 and not 2.0. */
    private static String number(Object value) {
        double number = ((Number) value).doubleValue();
        return number == Math.rint(number) && Math.abs(number) < 1e6
                ? String.valueOf((long) number)
                : String.valueOf(number);
    }

    private static String any(Object rate) {
        return of((LearningRate) rate);
    }

    /** A schedule that something follows: a number alone has no methods. */
    private static String chain(Object rate) {
        String line = any(rate);
        return line.startsWith("LearningRate.") ? line : "LearningRate.constant(" + line + ")";
    }

    /** The call of the factory that a record is named for, with the record's parts. */
    private static String factory(Object value) {
        String name = value.getClass().getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT)
                + name.substring(1)
                + Stream.of(value.getClass().getRecordComponents())
                        .map(part -> number(get(value, part)))
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private static void requireOwn(Class<?> kind, String name, Object value) {
        boolean isOwn = value.getClass().getPackage() == kind.getPackage() && value instanceof Record;
        if (!isOwn) {
            throw unknown(name, value);
        }
    }

    private static IllegalArgumentException unknown(String name, Object value) {
        return new IllegalArgumentException(
                name + " = " + value + ": must be one of the library's own, made of numbers; a page runs nothing else");
    }

    private static Object part(Object record, String name) {
        if (!(record instanceof Record)) {
            return null;
        }
        return Stream.of(record.getClass().getRecordComponents())
                .filter(part -> part.getName().equals(name))
                .findFirst()
                .map(part -> get(record, part))
                .orElse(null);
    }

    private static Object get(Object record, RecordComponent part) {
        try {
            part.getAccessor().setAccessible(true);
            return part.getAccessor().invoke(record);
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            throw new IllegalStateException(part + " cannot be read", e);
        }
    }
}
