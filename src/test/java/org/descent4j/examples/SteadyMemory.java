package org.descent4j.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.descent4j.data.Examples;
import org.descent4j.data.MiniBatches;
import org.descent4j.data.Moons;
import org.descent4j.network.Architecture;
import org.descent4j.network.Network;
import org.descent4j.optimizer.Adam;
import org.descent4j.optimizer.Stepper;

/**
 * Memory over many steps, 100,000 or as many as are asked for: what is resident, and what of the heap is in use after a
 * collection.
 */
final class SteadyMemory {

    private SteadyMemory() {}

    public static void main(String[] args) {
        int steps = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        System.out.println("  steps  resident MB  heap MB  µs/step");
        resident(steps, steps / 10, true);
        System.out.println("peak " + FiveMillion.peak() + " MB");
    }

    /** What is resident after each so many backward passes and steps of Adam, in MB. */
    static List<Long> resident(int steps, int every, boolean prints) {
        Examples moons = Moons.examples(6400, 0.2, 3);
        MiniBatches batches = MiniBatches.of(moons, 64);
        Network network = Architecture.of(2).relu(20).relu(3).sigmoid(1).initialize(1);
        Stepper stepper = Adam.of(0.001).on(network.parameters().vector());
        List<Long> resident = new ArrayList<>();
        long last = System.nanoTime();
        for (int step = 1; step <= steps; step++) {
            Examples batch = batches.batch(step / 100, step % 100);
            network.backward(batch.x(), batch.y());
            stepper.step(network.gradients().vector());
            if (step % every == 0) {
                double micros = (System.nanoTime() - last) / 1e3 / every;
                System.gc();
                resident.add(FiveMillion.resident());
                if (prints) {
                    Runtime runtime = Runtime.getRuntime();
                    double heap = (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
                    System.out.printf(
                            Locale.ROOT,
                            "%7d  %11d  %7.1f  %7.1f%n",
                            step,
                            resident.get(resident.size() - 1),
                            heap,
                            micros);
                }
                last = System.nanoTime();
            }
        }
        return resident;
    }
}
