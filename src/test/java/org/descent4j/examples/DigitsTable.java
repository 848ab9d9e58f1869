package org.descent4j.examples;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.descent4j.data.Mnist;
import org.descent4j.network.Architecture;
import org.descent4j.network.Network;
import org.descent4j.optimizer.Adam;
import org.descent4j.optimizer.GradientDescent;
import org.descent4j.optimizer.Momentum;
import org.descent4j.optimizer.Optimizer;
import org.descent4j.optimizer.RmsProp;
import org.descent4j.training.Epoch;
import org.descent4j.training.Progress;
import org.descent4j.training.Run;
import org.descent4j.training.Trainer;

/**
 * MNIST, all 60,000 images, 784-128-10, mini-batches of 64: the accuracy on the 10,000 test images after each of five
 * epochs, by four optimizers from the same initial weights. Each α is a usual one; none has been tuned.
 */
final class DigitsTable {

    private DigitsTable() {}

    public static void main(String[] args) {
        Mnist mnist = Mnist.read(Path.of(args.length > 0 ? args[0] : "notebooks/data/mnist"));
        Map<String, Optimizer> optimizers = new LinkedHashMap<>();
        optimizers.put("gradient descent, α = 0.3", GradientDescent.of(0.3));
        optimizers.put("momentum, α = 0.3", Momentum.of(0.3));
        optimizers.put("RMSprop, α = 0.001", RmsProp.of(0.001));
        optimizers.put("Adam, α = 0.001", Adam.of(0.001));
        System.out.println("784-128-10, batch 64, percent of the test images right, after epoch");
        System.out.printf("%-28s      1      2      3      4      5   s/epoch%n", "");
        optimizers.forEach((name, optimizer) -> {
            Network network = Architecture.of(784).relu(128).softmax(10).initialize(1);
            Run run = Trainer.of(network, optimizer)
                    .withMiniBatch(64)
                    .withEpochs(5)
                    .withSeed(1)
                    .withValidation(mnist.test())
                    .train(mnist.train(), args.length > 1 ? Progress.bar() : Progress.silent());
            System.out.printf("%-28s", name);
            for (Epoch epoch : run.epochs()) {
                System.out.printf(Locale.ROOT, "  %5.2f", 100 * epoch.validationAccuracy());
            }
            System.out.printf(Locale.ROOT, "  %7.1f%n", run.lastEpoch().seconds() / 5);
        });
    }
}
