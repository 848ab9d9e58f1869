package org.descent4j.benchmark;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.descent4j.network.Architecture;
import org.descent4j.network.Network;
import org.descent4j.network.Score;
import org.descent4j.optimizer.Adam;
import org.descent4j.optimizer.Stepper;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One training step on a batch of 64: forward, cost, accuracy, backward, and a step of Adam. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TrainingBenchmark {

    private static final int BATCH = 64;

    @Param({"2-20-3-1", "784-128-10"})
    String layers;

    @Param({"1", "2"})
    int threads;

    private Network network;
    private Stepper stepper;
    private INDArray x;
    private INDArray y;

    /** Allocates everything, before any time is taken. */
    @Setup(Level.Trial)
    public void allocate() {
        Nd4j.getEnvironment().setMaxThreads(threads);
        boolean small = layers.equals("2-20-3-1");
        network = small
                ? Architecture.of(2).relu(20).relu(3).sigmoid(1).initialize(1)
                : Architecture.of(784).relu(128).softmax(10).initialize(1);
        // So small an α that the batch is not learnt by heart: gradients would become subnormal, and everything slow.
        stepper = Adam.of(1e-6).on(network.parameters().vector());
        x = Nd4j.rand(DataType.FLOAT, network.architecture().inputs(), BATCH).dup('f');
        y = Nd4j.zeros(DataType.FLOAT, network.architecture().outputs(), BATCH).dup('f');
        Random random = new Random(1);
        for (int j = 0; j < BATCH; j++) {
            int label = random.nextInt(small ? 2 : 10);
            y.putScalar(small ? 0 : label, j, small ? label : 1);
        }
    }

    /** The step. */
    @Benchmark
    public Score training() {
        Score score = network.backward(x, y);
        stepper.step(network.gradients().vector());
        return score;
    }
}
