package org.descent4j.examples;

import java.util.Locale;
import org.descent4j.data.Examples;
import org.descent4j.data.Moons;
import org.descent4j.network.Architecture;
import org.descent4j.network.Initialization;
import org.descent4j.network.Network;
import org.descent4j.optimizer.Adam;
import org.descent4j.optimizer.GradientDescent;
import org.descent4j.optimizer.Momentum;
import org.descent4j.optimizer.Optimizer;
import org.descent4j.schedule.LearningRate;
import org.descent4j.training.Run;
import org.descent4j.training.Trainer;

/**
 * The course's own assignment: a 2-5-2-1 network (ReLU, ReLU, sigmoid) on two moons, mini-batches of 64, 5,000 epochs,
 * by three optimizers, with and without decay of α, beside the accuracies that the course published. Its points and
 * weights were drawn by another generator: so each setting is run from ten seeds, for the points, the weights and the
 * order.
 */
final class MoonsTable {

    private static final int SEEDS = 10;

    private MoonsTable() {}

    public static void main(String[] args) {
        int epochs = args.length > 0 ? Integer.parseInt(args[0]) : 5000;
        System.out.printf(
                "2-5-2-1 on 300 points of two moons, batch 64, %d epochs, %d seeds; accuracy in %%%n", epochs, SEEDS);
        System.out.printf("%-52s %7s %7s %7s  %s%n", "", "lowest", "median", "highest", "published");
        LearningRate constant = LearningRate.constant(0.0007);
        row("mini-batch GD, α = 0.0007", GradientDescent.of(constant), epochs, "> 71");
        row("momentum, α = 0.0007", Momentum.of(constant), epochs, "> 71");
        row("Adam, α = 0.0007", Adam.of(constant), epochs, "> 94");
        row("mini-batch GD, α₀ = 0.1, lowered every 1000", GradientDescent.of(stairs(0.1)), epochs, "> 94.6");
        row("momentum, α₀ = 0.1, lowered every 1000", Momentum.of(stairs(0.1)), epochs, "> 95.6");
        row("Adam, α₀ = 0.01, lowered every 1000", Adam.of(stairs(0.01)), epochs, "94");
        row(
                "mini-batch GD, α₀ = 0.1, lowered every epoch",
                GradientDescent.of(LearningRate.inverseTime(0.1, 1)),
                epochs,
                "α is 1e-4 by epoch 1000, learning stops");
    }

    /** α₀/(1 + floor(epoch/1000)); the assignment's epochs count from 0. */
    private static LearningRate stairs(double initial) {
        LearningRate stairs = LearningRate.inverseTime(initial, 1).inStairs(1000);
        return (epoch, t) -> stairs.at(epoch - 1, t);
    }

    private static void row(String name, Optimizer optimizer, int epochs, String published) {
        double[] accuracies = new double[SEEDS];
        for (int seed = 1; seed <= SEEDS; seed++) {
            Examples moons = Moons.examples(300, 0.2, seed);
            Network network = Architecture.of(2)
                    .relu(5)
                    .relu(2)
                    .sigmoid(1)
                    .withInitialization(Initialization.HE)
                    .initialize(seed);
            Run run = Trainer.of(network, optimizer)
                    .withMiniBatch(64)
                    .withEpochs(epochs)
                    .withSeed(seed)
                    .train(moons);
            accuracies[seed - 1] = 100 * network.accuracy(moons.x(), moons.y());
            if (run.steps() != 5 * epochs) {
                throw new IllegalStateException(run.toString());
            }
        }
        java.util.Arrays.sort(accuracies);
        System.out.printf(
                Locale.ROOT,
                "%-52s %7.1f %7.1f %7.1f  %s%n",
                name,
                accuracies[0],
                (accuracies[SEEDS / 2 - 1] + accuracies[SEEDS / 2]) / 2,
                accuracies[SEEDS - 1],
                published);
    }
}
