package org.descent4j.benchmark;

import java.nio.file.Path;
import java.util.Scanner;
import org.descent4j.data.Mnist;
import org.descent4j.network.Architecture;
import org.descent4j.network.Network;
import org.descent4j.optimizer.Adam;
import org.descent4j.training.Run;
import org.descent4j.training.Trainer;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Answers rows with times, in one process, so that they can be taken turn by turn with the other peers': a line "step
 * what optimizer type n threads", "training layers threads" or "epoch directory threads" comes in, a line with
 * microseconds goes out: JMH's, the median of short iterations.
 */
public final class Peer {

    private Peer() {}

    /**
     * Reads until the end.
     *
     * @param args none
     * @throws RunnerException if a benchmark fails
     */
    public static void main(String[] args) throws RunnerException {
        Scanner in = new Scanner(System.in);
        while (in.hasNext()) {
            String row = in.next();
            double time = switch (row) {
                case "step" ->
                    jmh(
                            "StepBenchmark." + in.next(),
                            "optimizer",
                            in.next(),
                            "type",
                            in.next(),
                            "n",
                            in.next(),
                            "threads",
                            in.next());
                case "training" -> jmh("TrainingBenchmark.training", "layers", in.next(), "threads", in.next());
                case "epoch" -> epoch(in.next(), in.nextInt());
                default -> throw new IllegalArgumentException("row = " + row);
            };
            System.out.println("= " + time);
        }
    }

    private static double jmh(String benchmark, String... parameters) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(benchmark + "$")
                .forks(0)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(500))
                .measurementIterations(25)
                .measurementTime(TimeValue.milliseconds(5));
        for (int i = 0; i < parameters.length; i += 2) {
            options.param(parameters[i], parameters[i + 1]);
        }
        RunResult result = new Runner(options.build()).runSingle();
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }

    private static double epoch(String directory, int threads) {
        Nd4j.getEnvironment().setMaxThreads(threads);
        Network network = Architecture.of(784).relu(128).softmax(10).initialize(1);
        Mnist mnist = Mnist.read(Path.of(directory));
        Trainer trainer = Trainer.of(network, Adam.of(1e-3)).withMiniBatch(64).withSeed(1);
        long start = System.nanoTime();
        Run run = trainer.train(mnist.train());
        double time = (System.nanoTime() - start) / 1e3;
        if (run.lastEpoch().accuracy() < 0.8) {
            throw new IllegalStateException("it did not learn: " + run);
        }
        return time;
    }
}
