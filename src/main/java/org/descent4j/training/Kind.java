package org.descent4j.training;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.List;
import org.descent4j.data.ExampleSource;
import org.descent4j.network.Network;
import org.descent4j.optimizer.Group;

/**
 * What of a training must be the same to go on with it: the network, the examples, the mini-batches and their order,
 * the algorithm with all its numbers but α, and the groups.
 */
record Kind(String network, String data, int miniBatch, long seed, String algorithm, List<Group> groups) {

    /** What of the examples must be the same; not their class, whose name may change. */
    static String describe(ExampleSource data) {
        return "n_x=" + data.features() + ", n_y=" + data.outputs() + ", m=" + data.size();
    }

    void require(Kind now) {
        same("network", network, now.network);
        same("data", data, now.data);
        same("miniBatches", miniBatch, now.miniBatch);
        same("seed", seed, now.seed);
        same("optimizer", algorithm, now.algorithm);
        same("groups", slices(groups), slices(now.groups));
    }

    void requireNetwork(Network now) {
        same("network", network, now.architecture().toString());
    }

    /** Without their names, which change nothing. */
    private static List<Group> slices(List<Group> groups) {
        return groups.stream()
                .map(group -> new Group("", group.from(), group.to(), group.rateFactor(), group.decayFactor()))
                .toList();
    }

    private static void same(String name, Object saved, Object now) {
        checkArgument(saved.equals(now), "the checkpoint is of %s = %s: must be %s to go on from it", name, saved, now);
    }
}
