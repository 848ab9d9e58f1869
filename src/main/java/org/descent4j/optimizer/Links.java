package org.descent4j.optimizer;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.descent4j.internal.guard.OpenArray;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The wrappers round an optimizer, the outermost first. */
final class Links {

    private Links() {}

    static List<Wrapper> of(Optimizer optimizer) {
        Set<Optimizer> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Wrapper> links = new ArrayList<>();
        Optimizer next = optimizer;
        while (next instanceof Wrapper link) {
            checkArgument(
                    seen.add(link), "inner of %s: must not be a wrapper round itself", Algorithm.name(link.getClass()));
            links.add(link);
            next = Objects.requireNonNull(link.inner(), "inner");
        }
        return List.copyOf(links);
    }

    /** Whether it is one of this library's: of those it is known what they do, without a look at their classes. */
    static boolean isOurs(Wrapper wrapper) {
        return wrapper instanceof Clip
                || wrapper instanceof WeightDecay
                || wrapper instanceof AdamW
                || wrapper instanceof Unguarded;
    }

    /** Whether a wrapper makes no step and keeps no moments of its own: then what is inside can be looked at alone. */
    static boolean leavesTheStep(Wrapper wrapper) {
        try {
            return isOurs(wrapper)
                    || (wrapper.getClass().getMethod("step", Step.class).getDeclaringClass() == Wrapper.class
                            && wrapper.moments().equals(wrapper.inner().moments()));
        } catch (NoSuchMethodException e) {
            throw new LinkageError(wrapper.getClass().getName(), e);
        }
    }

    /** What all links make of a gradient; a flat vector of its own memory, or the gradient itself. */
    static INDArray prepare(List<Wrapper> links, INDArray gradient, INDArray parameters) {
        INDArray prepared = gradient;
        for (Wrapper link : links) {
            INDArray given = prepared;
            prepared = link.prepare(given);
            if (prepared != given) {
                require(link, prepared, parameters);
                prepared = Vectors.flatGradient(prepared, parameters.ordering(), parameters);
            }
        }
        return prepared;
    }

    private static void require(Wrapper link, INDArray prepared, INDArray parameters) {
        String name = "what " + link.name() + " prepares";
        OpenArray.require(name, prepared);
        checkArgument(
                prepared.dataType() == parameters.dataType() && Arrays.equals(prepared.shape(), parameters.shape()),
                "%s is %s of shape %s: must be %s of shape %s like the gradient",
                name,
                prepared.dataType(),
                Arrays.toString(prepared.shape()),
                parameters.dataType(),
                Arrays.toString(parameters.shape()));
    }
}
