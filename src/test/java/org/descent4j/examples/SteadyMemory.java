package org.descent4j.examples;

import java.util.Locale;
import org.descent4j.data.Examples;
import org.descent4j.data.Moons;
import org.descent4j.network.Network;
import org.descent4j.optimizer.Adam;
import org.descent4j.training.Trainer;

/** Memory over 100,000 training steps: what is resident, and what of the heap is in use after a collection. */
final class SteadyMemory {

    private SteadyMemory() {}

    public static void main(String[] args) {
        Examples moons = Moons.of(6400, 0.2, 3);
        Network network = Network.of(2).relu(20).relu(3).sigmoid(1).initialise(1);
        System.out.println("  steps  resident MB  heap MB  µs/step");
        long[] last = {System.nanoTime()};
        Trainer.of(network, Adam.of(0.001)).miniBatches(64).epochs(1000).train(moons, (done, total, epoch, cost) -> {
            if (done % 10_000 == 0 || done == 1000) {
                double micros =
                        (System.nanoTime() - last[0]) / 1e3 / (done == 1000 ? 1000 : done == 10_000 ? 9000 : 10_000);
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                System.out.printf(
                        Locale.ROOT,
                        "%7d  %11d  %7.1f  %7.1f%n",
                        done,
                        FiveMillion.resident(),
                        (runtime.totalMemory() - runtime.freeMemory()) / 1e6,
                        micros);
                last[0] = System.nanoTime();
            }
        });
        System.out.println("peak " + FiveMillion.peak() + " MB");
    }
}
