package org.descent4j.benchmark;

import java.util.concurrent.TimeUnit;
import org.descent4j.optimizer.Adam;
import org.descent4j.optimizer.GradientDescent;
import org.descent4j.optimizer.Momentum;
import org.descent4j.optimizer.Optimizer;
import org.descent4j.optimizer.RmsProp;
import org.descent4j.optimizer.Stepper;
import org.descent4j.optimizer.Unguarded;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.impl.updaters.AdamUpdater;
import org.nd4j.linalg.api.ops.impl.updaters.NesterovsUpdater;
import org.nd4j.linalg.api.ops.impl.updaters.RmsPropUpdater;
import org.nd4j.linalg.api.ops.impl.updaters.SgdUpdater;
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
import org.openjdk.jmh.annotations.TearDown;

/** One step of an optimizer: this library's, with its guards and without, and ND4J's fused updater. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StepBenchmark {

    @Param({"descent", "momentum", "rmsprop", "adam"})
    String optimizer;

    @Param({"float", "double"})
    String type;

    @Param({"1000", "10000", "100000", "1000000", "10000000"})
    int n;

    @Param({"1", "2"})
    int threads;

    private INDArray parameters;
    private INDArray gradient;
    private Stepper guarded;
    private Stepper unguarded;
    private INDArray update;
    private CustomOp updater;

    /** Allocates everything, before any time is taken. */
    @Setup(Level.Trial)
    public void allocate() {
        Nd4j.getEnvironment().setMaxThreads(threads);
        DataType dataType = type.equals("float") ? DataType.FLOAT : DataType.DOUBLE;
        parameters = Nd4j.rand(dataType, n);
        gradient = Nd4j.rand(dataType, n).subi(0.5).muli(0.01);
        guarded = algorithm().on(parameters);
        unguarded = Unguarded.of(algorithm()).on(parameters);
        update = Nd4j.zeros(dataType, n);
        updater = updater(Nd4j.zeros(dataType, n), Nd4j.zeros(dataType, n));
    }

    private Optimizer algorithm() {
        return switch (optimizer) {
            case "descent" -> GradientDescent.of(1e-3);
            case "momentum" -> Momentum.of(1e-3);
            case "rmsprop" -> RmsProp.of(1e-3);
            case "adam" -> Adam.of(1e-3);
            default -> throw new IllegalArgumentException("optimizer = " + optimizer);
        };
    }

    private CustomOp updater(INDArray s, INDArray v) {
        return switch (optimizer) {
            case "descent" -> new SgdUpdater(gradient, update, 1e-3);
            case "momentum" -> new NesterovsUpdater(gradient, v, update, v, 1e-3, 0.9);
            case "rmsprop" -> new RmsPropUpdater(gradient, s, update, s, 1e-3, 0.9, 1e-8);
            case "adam" -> new AdamUpdater(gradient, s, v, update, s, v, 1e-3, 0.9, 0.999, 1e-8, 100);
            default -> throw new IllegalArgumentException("optimizer = " + optimizer);
        };
    }

    /** This library, as users have it. */
    @Benchmark
    public void step() {
        guarded.step(gradient);
    }

    /** This library, without the search for NaN and infinity. */
    @Benchmark
    public void unguarded() {
        unguarded.step(gradient);
    }

    /** ND4J's fused updater, its op object re-used, and the subtraction that is left to the caller. */
    @Benchmark
    public void nd4j() {
        Nd4j.exec(updater);
        parameters.subi(update);
    }

    /** Frees what would otherwise wait for the garbage collector. */
    @TearDown(Level.Trial)
    public void free() {
        parameters.close();
        gradient.close();
        update.close();
    }
}
