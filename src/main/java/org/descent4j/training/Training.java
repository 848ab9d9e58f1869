package org.descent4j.training;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.descent4j.internal.guard.Check;
import org.descent4j.network.Architecture;
import org.descent4j.network.Layer;
import org.descent4j.optimizer.Group;
import org.descent4j.optimizer.Optimizer;

/**
 * What a run was made with: which network, by which algorithm, on how many examples, in which order. Two trainings with
 * equal ones, from the same parameters and on the same examples, are the same.
 *
 * <p>Source: lecture rows S1 to S3.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Network network = Architecture.of(2).relu(5).sigmoid(1).initialize(1);
 * Run run = Trainer.of(network, GradientDescent.of(0.1)).withEpochs(20).train(Moons.examples(300, 0.2, 3));
 * Training training = run.training().orElseThrow();
 * training.optimizer();  // GradientDescent(α=0.1)
 * training.title();      // 2 → relu(5) → sigmoid(1) by GradientDescent(α=0.1) on 300 examples, mini-batches of 64, seed 0
 * }</pre>
 *
 * @param architecture the plan of the network; the examples have its n_x, its n_y and its data type
 * @param optimizer the algorithm, with its α
 * @param examples how many examples there were to train on, m
 * @param miniBatch how many of them a step took; empty for all of them
 * @param epochs how many passes over the examples there were to be
 * @param seed what the order of the examples came from
 * @param groups slices of the parameters with their own α or decay
 */
public record Training(
        Architecture architecture,
        Optimizer optimizer,
        int examples,
        OptionalInt miniBatch,
        long epochs,
        long seed,
        List<Group> groups) {

    /**
     * All of it.
     *
     * @param architecture the plan of the network
     * @param optimizer the algorithm
     * @param examples how many examples, m, at least 1
     * @param miniBatch how many of them a step takes, from 1 to m; empty for all of them
     * @param epochs how many passes, at least 1
     * @param seed any number
     * @param groups slices of the parameters; copied
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Training {
        Objects.requireNonNull(architecture, "architecture");
        Objects.requireNonNull(optimizer, "optimizer");
        Check.atLeast(1, "examples", examples);
        Objects.requireNonNull(miniBatch, "miniBatch").ifPresent(size -> {
            Check.atLeast(1, "miniBatch", size);
            checkArgument(
                    size <= examples, "miniBatch = %s: must be at most %s, the number of examples", size, examples);
        });
        Check.atLeast(1, "epochs", epochs);
        groups = List.copyOf(Objects.requireNonNull(groups, "groups"));
    }

    /**
     * How many steps an epoch has.
     *
     * @return ⌈m / size⌉, or 1 where a step takes all examples
     */
    public int stepsAnEpoch() {
        return (examples - 1) / miniBatch.orElse(examples) + 1;
    }

    /**
     * How many steps there were to be in all.
     *
     * @return the steps of all epochs; {@link Long#MAX_VALUE} if there are more
     */
    public long steps() {
        return epochs > Long.MAX_VALUE / stepsAnEpoch() ? Long.MAX_VALUE : epochs * stepsAnEpoch();
    }

    /**
     * How many examples a step takes, in words.
     *
     * @return "mini-batches of 64" or "whole batch"
     */
    public String batches() {
        return miniBatch.isPresent() ? "mini-batches of " + miniBatch.getAsInt() : "whole batch";
    }

    /**
     * All that tells runs apart, in a line for people; what a program asks for is in the parts.
     *
     * @return one line
     */
    public String title() {
        return architecture.inputs()
                + architecture.layers().stream().map(Layer::toString).collect(Collectors.joining(" → ", " → ", ""))
                + " by " + optimizer + " on " + examples + " examples, "
                + batches() + ", seed " + seed;
    }

    @Override
    public String toString() {
        return "Training(" + title() + ", epochs " + epochs + (groups.isEmpty() ? "" : ", groups " + groups) + ")";
    }
}
