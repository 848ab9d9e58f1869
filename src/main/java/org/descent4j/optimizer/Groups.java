package org.descent4j.optimizer;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.descent4j.internal.kernel.Slice;

/** The groups of a vector made whole: in order, without overlap, and with what is in no group between them. */
final class Groups {

    private Groups() {}

    static List<Group> covering(long length, Group... groups) {
        List<Group> whole = new ArrayList<>();
        long end = 0;
        for (Group group : sorted(groups)) {
            checkArgument(group.from() >= end, "%s: must not overlap %s", group, whole.isEmpty() ? null : last(whole));
            checkArgument(
                    group.to() <= length, "%s: must end at %s, the number of parameters, or before", group, length);
            if (group.from() > end) {
                whole.add(Group.of("the rest", end, group.from()));
            }
            whole.add(group);
            end = group.to();
        }
        if (end < length) {
            whole.add(Group.of("the rest", end, length));
        }
        return whole;
    }

    /** The same for kernels, which do not ask for names. */
    static List<Slice> slices(List<Group> groups) {
        return groups.stream()
                .map(group -> new Slice(group.from(), group.to(), group.rateFactor(), group.decayFactor()))
                .toList();
    }

    private static List<Group> sorted(Group... groups) {
        return Arrays.stream(groups)
                .sorted(Comparator.comparingLong(Group::from))
                .toList();
    }

    private static Group last(List<Group> groups) {
        return groups.get(groups.size() - 1);
    }
}
