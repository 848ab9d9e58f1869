package org.descent4j.training;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.descent4j.network.Architecture;
import org.descent4j.optimizer.Group;
import org.descent4j.optimizer.StateData;

/**
 * What of a training must be the same to go on with it, as a file can hold it. A file holds no objects: an activation
 * or a cost, which may be anyone's own, is there by its name, and the algorithm is in the optimizer's state.
 */
record Stored(
        int inputs,
        List<String> layers,
        String cost,
        double lambda,
        String dataType,
        int examples,
        int miniBatch,
        long seed,
        List<Group> groups) {

    static Stored of(Training training) {
        Architecture plan = training.architecture();
        return new Stored(
                plan.inputs(),
                layers(plan),
                cost(plan),
                plan.lambda(),
                plan.dataType().name(),
                training.examples(),
                training.miniBatch().orElse(0),
                training.seed(),
                training.groups());
    }

    private static List<String> layers(Architecture plan) {
        return plan.layers().stream().map(layer -> lasting(layer.toString())).toList();
    }

    private static String cost(Architecture plan) {
        return lasting(plan.cost().toString());
    }

    /** Without what functions and classes that have no text of their own are called in this process alone. */
    private static String lasting(String text) {
        return text.replaceAll("\\$\\$Lambda[^,)]*|@[0-9a-f]+", "");
    }

    void require(Training now) {
        requireNetwork(now.architecture());
        same("examples", examples, now.examples());
        same("miniBatch", miniBatch, now.miniBatch().orElse(0));
        same("seed", seed, now.seed());
        same("groups", slices(groups), slices(now.groups()));
    }

    void requireNetwork(Architecture now) {
        same("inputs", inputs, now.inputs());
        same("layers", layers, layers(now));
        same("cost", cost, cost(now));
        same("lambda", lambda, now.lambda());
        same("dataType", dataType, now.dataType().name());
    }

    /** Without their names, which change nothing. */
    private static List<Group> slices(List<Group> groups) {
        return groups.stream()
                .map(group -> new Group("", group.from(), group.to(), group.rateFactor(), group.decayFactor()))
                .toList();
    }

    static void same(String name, Object saved, Object now) {
        checkArgument(saved.equals(now), "the checkpoint is of %s = %s: must be %s to go on from it", name, saved, now);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(inputs);
        out.writeInt(layers.size());
        for (String layer : layers) {
            StateData.writeText(out, layer);
        }
        StateData.writeText(out, cost);
        out.writeDouble(lambda);
        StateData.writeText(out, dataType);
        out.writeInt(examples);
        out.writeInt(miniBatch);
        out.writeLong(seed);
        out.writeInt(groups.size());
        for (Group group : groups) {
            StateData.writeText(out, group.name());
            out.writeLong(group.from());
            out.writeLong(group.to());
            out.writeDouble(group.rateFactor());
            out.writeDouble(group.decayFactor());
        }
    }

    static Stored read(DataInput in) throws IOException {
        int inputs = in.readInt();
        List<String> layers = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            layers.add(StateData.readText(in));
        }
        String cost = StateData.readText(in);
        double lambda = in.readDouble();
        String dataType = StateData.readText(in);
        int examples = in.readInt();
        int miniBatch = in.readInt();
        long seed = in.readLong();
        List<Group> groups = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            groups.add(
                    new Group(StateData.readText(in), in.readLong(), in.readLong(), in.readDouble(), in.readDouble()));
        }
        return new Stored(inputs, layers, cost, lambda, dataType, examples, miniBatch, seed, groups);
    }
}
