package org.descent4j.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.descent4j.data.Clusters;
import org.descent4j.data.Examples;
import org.descent4j.network.Architecture;
import org.descent4j.network.Network;
import org.descent4j.optimizer.GradientDescent;
import org.descent4j.training.Progress;
import org.descent4j.training.Run;
import org.descent4j.training.Trainer;

/**
 * The lecture's m = 5,000,000 (S1), for real: one epoch of 5,000 mini-batches of 1,000 against one step of batch
 * gradient descent, which reads as many examples. Costs are taken on 10,000 other examples.
 */
final class FiveMillion {

    private static final int M = 5_000_000;
    private static final int HELD = 10_000;

    private FiveMillion() {}

    public static void main(String[] args) {
        Clusters clusters = Clusters.of(M, 20).withSeed(1);
        // The same set, ten thousand examples longer: another seed would draw other clusters.
        Clusters longer = Clusters.of(M + HELD, 20).withSeed(1);
        Examples held = longer.range(M, M + HELD);
        Trainer batch = trainer().wholeBatch().withValidation(held);
        Trainer mini = trainer().withMiniBatch(1000).withValidation(held);
        System.out.printf(Locale.ROOT, "%,d examples of 20 numbers, network 20-16-1, gradient descent, α = 0.5%n", M);
        System.out.printf("%-44s %6s  %6s  %8s  %6s%n", "", "steps", "cost", "accuracy", "time");
        Network untrained = network();
        System.out.printf(
                Locale.ROOT,
                "%-44s %6d  %6.4f  %7.2f%%%n",
                "before",
                0,
                untrained.cost(held.x(), held.y()),
                100 * untrained.accuracy(held.x(), held.y()));
        print("batch gradient descent, one epoch", batch.train(clusters, bar(args)));
        print("mini-batches of 1,000, one epoch", mini.train(clusters, bar(args)));
        System.out.println("peak memory of the process: " + peak() + " MB (heap at most "
                + Runtime.getRuntime().maxMemory() / 1_000_000 + " MB)");
    }

    private static Network network() {
        return Architecture.of(20).relu(16).sigmoid(1).initialize(1);
    }

    private static Trainer trainer() {
        return Trainer.of(network(), GradientDescent.of(0.5)).withEpochs(1).withSeed(1);
    }

    private static Progress bar(String[] args) {
        return args.length > 0 ? Progress.bar() : Progress.silent();
    }

    private static void print(String name, Run run) {
        System.out.printf(
                Locale.ROOT,
                "%-44s %6d  %6.4f  %7.2f%%  %5.1f s%n",
                name,
                run.steps(),
                run.lastEpoch().validationCost(),
                100 * run.lastEpoch().validationAccuracy(),
                run.lastEpoch().seconds());
    }

    /** The most that has been resident at once, heap and all, in MB; of Linux. */
    static long peak() {
        return kilobytes("VmHWM:") / 1000;
    }

    static long resident() {
        return kilobytes("VmRSS:") / 1000;
    }

    private static long kilobytes(String what) {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith(what))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
