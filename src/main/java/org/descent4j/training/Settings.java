package org.descent4j.training;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.descent4j.average.BiasCorrection;
import org.descent4j.data.ExampleSource;
import org.descent4j.data.Examples;
import org.descent4j.internal.guard.OpenArray;
import org.descent4j.network.Architecture;
import org.descent4j.network.Network;
import org.descent4j.optimizer.Group;
import org.descent4j.optimizer.Optimizer;

/** What a trainer has been told. Set on a fresh copy alone, before anyone else has it. */
final class Settings implements Cloneable {

    final Network network;
    final Optimizer optimizer;
    List<Group> groups = List.of();
    OptionalInt miniBatch = OptionalInt.of(64);
    long epochs = 1;
    long seed;
    Examples validation;
    long patience;
    boolean keepsBest;
    BiasCorrection average;
    Path checkpoint;
    long everySteps;
    boolean returnsFailed;

    Settings(Network network, Optimizer optimizer) {
        this.network = Objects.requireNonNull(network, "network");
        this.optimizer = Objects.requireNonNull(optimizer, "optimizer");
    }

    Settings with(Consumer<Settings> change) {
        try {
            Settings copy = (Settings) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("a Cloneable can be cloned", e);
        }
    }

    /** What a training on these examples is to be; refuses what cannot be one. */
    Training on(ExampleSource data) {
        requireFits("data", Objects.requireNonNull(data, "data"));
        if (validation != null) {
            requireFits("validation", validation);
        }
        requireValidation(patience > 0, "stopEarly");
        requireValidation(keepsBest, "keepBest");
        return new Training(network.architecture(), optimizer, data.size(), miniBatch, epochs, seed, groups);
    }

    private void requireValidation(boolean isAsked, String setting) {
        if (isAsked && validation == null) {
            throw new IllegalStateException(setting + " needs a validation set: withValidation(examples) gives one");
        }
    }

    void requireFits(String name, ExampleSource data) {
        if (data instanceof Examples examples) {
            OpenArray.require(name + "'s X", examples.x());
            OpenArray.require(name + "'s Y", examples.y());
        }
        Architecture plan = network.architecture();
        boolean fits = data.features() == plan.inputs() && data.outputs() == plan.outputs();
        checkArgument(
                fits && data.dataType() == plan.dataType(),
                "%s = %s: must have n_x=%s, n_y=%s, %s, as the network has%s",
                name,
                data,
                plan.inputs(),
                plan.outputs(),
                plan.dataType(),
                fits ? ": x and y.castTo(DataType." + plan.dataType() + ")" : advice(plan, data));
    }

    private static String advice(Architecture plan, ExampleSource data) {
        if (data.features() == plan.inputs()) {
            return data.outputs() == 1 ? ": Examples.oneHot(labels, " + plan.outputs() + ") makes such a y" : "";
        }
        return " (one column an example" + (data.size() == plan.inputs() ? "; is x transposed?)" : ")");
    }

    @Override
    public String toString() {
        return network.architecture() + ", " + optimizer
                + (miniBatch.isPresent() ? ", miniBatch=" + miniBatch.getAsInt() : ", whole batch") + ", epochs="
                + epochs + ", seed=" + seed
                + (groups.isEmpty() ? "" : ", groups=" + groups)
                + (validation == null ? "" : ", validation=" + validation)
                + (patience == 0 ? "" : ", stopEarly=" + patience)
                + (keepsBest ? ", keepBest" : "")
                + (average == null ? "" : ", keepAverage=" + average.beta())
                + (checkpoint == null ? "" : ", checkpoints=" + checkpoint + " every " + everySteps + " steps")
                + (returnsFailed ? ", returnFailed" : "");
    }
}
