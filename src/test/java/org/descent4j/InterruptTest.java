package org.descent4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.descent4j.average.BiasCorrection;
import org.descent4j.average.Ewa;
import org.descent4j.chart.Bars;
import org.descent4j.chart.Contours;
import org.descent4j.chart.Costs;
import org.descent4j.chart.Curves;
import org.descent4j.chart.Flipbook;
import org.descent4j.chart.Images;
import org.descent4j.chart.Look;
import org.descent4j.chart.Show;
import org.descent4j.chart.SurfacePlot;
import org.descent4j.data.Clusters;
import org.descent4j.data.Examples;
import org.descent4j.data.MiniBatches;
import org.descent4j.data.Mnist;
import org.descent4j.data.Moons;
import org.descent4j.data.Temperatures;
import org.descent4j.network.Architecture;
import org.descent4j.network.GradientCheck;
import org.descent4j.network.Network;
import org.descent4j.network.Pieces;
import org.descent4j.optimizer.Adam;
import org.descent4j.optimizer.Group;
import org.descent4j.optimizer.Momentum;
import org.descent4j.optimizer.Optimizer;
import org.descent4j.optimizer.Step;
import org.descent4j.optimizer.Stepper;
import org.descent4j.schedule.LearningRate;
import org.descent4j.surface.Objective;
import org.descent4j.surface.Point;
import org.descent4j.surface.Surface;
import org.descent4j.surface.Walk;
import org.descent4j.training.Progress;
import org.descent4j.training.Trainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.XYChart;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A thread that has been interrupted: what computes ends, what keeps goes on. */
class InterruptTest {

    private static final Point START = Point.of(-9, 3);
    private static final Surface BOWL = Surface.bowl(0.1, 2);

    @AfterEach
    void noInterruptIsLeft() {
        Thread.interrupted();
    }

    @TestFactory
    @DisplayName("Whatever a loop may call ends it, changes nothing, and works again when the interrupt has been heard")
    List<DynamicTest> computing(@TempDir Path folder) {
        INDArray w = Nd4j.createFromArray(1.0, -2.0);
        Stepper stepper = Adam.of(0.1).on(w);
        Network network = Architecture.of(2).tanh(3).sigmoid(1).inDouble().initialize(1);
        Examples moons = Moons.examples(40, 0.2, 3, DataType.DOUBLE);
        INDArray x = moons.x();
        INDArray y = moons.y();
        Network trained = network.architecture().initialize(1);
        Trainer trainer = Trainer.of(trained, Adam.of(0.1)).withMiniBatch(20);
        Clusters clusters = Clusters.of(100, 2);
        MiniBatches batches = MiniBatches.of(clusters, 10);
        Examples room = clusters.range(0, 1);
        XYChart chart = Curves.weights(9, Ewa.of(0.9));
        Flipbook book = Flipbook.of("β", List.of(0.5), beta -> chart);
        Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put("Stepper.step", () -> stepper.step(w.dup()));
        calls.put("Network.predict", () -> network.predict(x));
        calls.put("Network.score", () -> network.score(x, y));
        calls.put("Network.cost", () -> network.cost(x, y));
        calls.put("Network.accuracy", () -> network.accuracy(x, y));
        calls.put("Network.backward", () -> network.backward(x, y));
        calls.put("Network.gradient", () -> network.gradient(x, y));
        calls.put("Pieces.add", () -> network.inPieces(40).add(x, y));
        calls.put("GradientCheck", () -> GradientCheck.of(network, x, y));
        calls.put("initialize", () -> network.architecture().initialize(2));
        calls.put("train", () -> trainer.train(moons));
        calls.put(
                "resume", () -> trainer.withCheckpoints(folder.resolve("c"), 1).resume(moons, Progress.silent()));
        calls.put("MiniBatches.batch", () -> batches.batch(1, 0));
        calls.put("MiniBatches.epoch", () -> batches.epoch(1).iterator().next());
        calls.put("whole batch", () -> MiniBatches.of(moons, 40).batch(1, 0));
        calls.put("Examples.of", () -> Examples.of(x, y));
        calls.put("Examples.range", () -> moons.range(0, 2));
        calls.put("Examples.copy", () -> moons.copy(new int[40], moons));
        calls.put("Clusters.copy", () -> clusters.copy(new int[1], room));
        calls.put("Clusters.range", () -> clusters.range(0, 5));
        calls.put("Moons", () -> Moons.examples(10, 0.1, 1));
        calls.put("Mnist", () -> Mnist.readFirst(Path.of("notebooks/data/mnist"), 3, 2));
        calls.put("Temperatures", Temperatures::seattle);
        calls.put("Temperatures.read", () -> Temperatures.read(Path.of("notebooks/data/seattle-weather.csv")));
        calls.put("Ewa.add", () -> Ewa.of(0.9).add(1));
        calls.put("Ewa.over", () -> Ewa.of(0.9).over(1, 2));
        calls.put("Ewa.over rows", () -> Ewa.of(0.9).over(x));
        calls.put("Ewa.weights", () -> Ewa.of(0.9).weights(3));
        calls.put("BiasCorrection", () -> BiasCorrection.of(0.9).apply(1, 1));
        calls.put("Walk.of", () -> Walk.of(BOWL, Adam.of(0.1), START, 3));
        calls.put("Walk, there already", Walk.of(BOWL, Adam.of(0.1), START, 3).until(1e9)::steps);
        calls.put("Walk, asked", Walk.of(BOWL, Adam.of(0.1), START, 3).noisy(0.1, 1)::points);
        calls.put("Objective", () -> ((Objective) v -> v[0]).gradient(new double[1]));
        calls.put("DoubleStepper", () -> Adam.of(0.1).on(new double[1]).step(new double[1]));
        for (Surface surface : Surface.all()) {
            calls.put(surface.name() + ".gradient", () -> surface.gradient(0.5, 0.5));
        }
        for (LearningRate schedule : List.of(
                LearningRate.constant(1),
                LearningRate.inverseTime(1, 1),
                LearningRate.exponential(1, 0.9),
                LearningRate.inverseRoot(1, 1),
                LearningRate.table(1),
                LearningRate.manual(1),
                LearningRate.warmUp(1, 5),
                LearningRate.linear(1, 5),
                LearningRate.cosine(1, 5),
                LearningRate.oneCycle(1, 5),
                LearningRate.constant(1).then(3, LearningRate.constant(2)),
                LearningRate.constant(1).reducedOnPlateau(0.5, 1))) {
            calls.put(schedule + ".at", () -> schedule.at(1, 1));
        }
        calls.put("Contours", () -> Contours.chart(BOWL));
        calls.put("SurfacePlot", () -> SurfacePlot.of(BOWL));
        calls.put("Curves", () -> Curves.weights(9, Ewa.of(0.9)));
        calls.put("Costs", () -> Costs.noisy(3, 2, 1));
        calls.put("Bars", () -> Bars.chart("t", "a", List.of("b"), 1));
        calls.put("Images", () -> Images.chart("t", Nd4j.zeros(4, 1), List.of("c")));
        calls.put("Look.chart", () -> Look.chart("t", "x", "y"));
        calls.put("Flipbook", () -> Flipbook.of("β", List.of(0.5), beta -> chart));
        calls.put("Show.chart", () -> Show.chart(chart));
        calls.put("Show.flipbook", () -> Show.flipbook(book));
        return calls.entrySet().stream()
                .map(call -> DynamicTest.dynamicTest(call.getKey(), () -> {
                    INDArray parameters = network.parameters().vector().dup();
                    INDArray before = w.dup();
                    INDArray untrained = trained.parameters().vector().dup();
                    long t = stepper.t();
                    Thread.currentThread().interrupt();
                    assertThrows(StoppedException.class, () -> call.getValue().run());
                    assertTrue(Thread.interrupted(), "the flag stays set");
                    Bits.assertSame(parameters, network.parameters().vector());
                    Bits.assertSame(before, w);
                    Bits.assertSame(untrained, trained.parameters().vector());
                    assertEquals(t, stepper.t());
                    call.getValue().run();
                }))
                .toList();
    }

    @Test
    @DisplayName("What one has can be kept after an interrupt: networks, states, charts and flipbooks in files")
    void keeping(@TempDir Path folder) {
        Network network = Architecture.of(2).relu(3).sigmoid(1).initialize(1);
        Stepper stepper = Adam.of(0.1).on(network.parameters().vector());
        XYChart chart = Curves.weights(9, Ewa.of(0.9));
        Flipbook book = Flipbook.of("β", List.of(0.5, 0.9), beta -> Curves.weights(9, Ewa.of(beta)));
        Thread.currentThread().interrupt();
        network.save(folder.resolve("network.npz"));
        assertEquals(List.of("v", "s"), stepper.state().moments());
        stepper.restore(stepper.state());
        assertEquals(17, network.parameters().copy().count() + 4);
        for (String name : List.of("a.png", "a.svg", "a.pdf")) {
            Show.file(chart, folder.resolve(name));
        }
        for (String name : List.of("b.gif", "b.html")) {
            Show.file(book, folder.resolve(name));
        }
        assertTrue(Thread.interrupted(), "the flag stays set");
        for (String name : List.of("network.npz", "a.png", "a.svg", "a.pdf", "b.gif", "b.html")) {
            assertTrue(Files.exists(folder.resolve(name)), name);
        }
        Bits.assertSame(
                network.parameters().vector(),
                network.architecture()
                        .load(folder.resolve("network.npz"))
                        .parameters()
                        .vector());
    }

    @Test
    @DisplayName("A walk, a flipbook and a large batch end in their midst")
    void inTheMidst() {
        int[] asked = {0};
        LearningRate stops = (epoch, t) -> {
            asked[0]++;
            if (t == 5) {
                Thread.currentThread().interrupt();
            }
            return 1e-4;
        };
        assertThrows(
                StoppedException.class,
                () -> Walk.of(BOWL, Adam.of(stops), START, 10_000_000).end());
        assertEquals(5, asked[0], "the step in which it came was the last one");
        Thread.interrupted();

        List<Integer> made = new ArrayList<>();
        assertThrows(
                StoppedException.class,
                () -> Flipbook.of("t", IntStream.range(0, 200).boxed().toList(), t -> {
                    XYChart chart = Curves.weights(9, Ewa.of(0.9));
                    made.add(t);
                    if (t == 3) {
                        Thread.currentThread().interrupt();
                    }
                    return chart;
                }));
        assertEquals(List.of(0, 1, 2, 3), made);
        Thread.interrupted();

        List<Double> columns = new ArrayList<>();
        assertThrows(
                StoppedException.class,
                () -> Contours.chart(
                        (x, y) -> {
                            columns.add(x);
                            if (columns.size() == 1000) {
                                Thread.currentThread().interrupt();
                            }
                            return x + y;
                        },
                        BOWL.window()));
        assertTrue(columns.size() < 1200, "the column in which it came was the last one: " + columns.size());
    }

    @Test
    @DisplayName("A batch that is stopped between two of its pieces is not added in part: it must be begun again")
    void pieces() throws InterruptedException {
        Network network = Architecture.of(200).relu(200).sigmoid(1).initialize(1);
        Examples many = Clusters.of(10_000, 200).range(0, 10_000);
        INDArray before = network.parameters().vector().dup();
        Pieces whole = network.inPieces(20_000);
        Thread caller = Thread.currentThread();
        Thread hand = new Thread(() -> {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                return;
            }
            caller.interrupt();
        });
        hand.start();
        assertThrows(StoppedException.class, () -> {
            while (true) {
                network.backward(many.x(), many.y());
            }
        });
        hand.join();
        Thread.interrupted();
        Bits.assertSame(before, network.parameters().vector());

        INDArray wrong = many.y().dup();
        wrong.putScalar(0, 3000, 7);
        assertThrows(IllegalArgumentException.class, () -> whole.add(many.x(), wrong));
        assertEquals(
                "a piece was broken off in its midst: begin again, by Network.inPieces",
                assertThrows(IllegalStateException.class, () -> whole.add(many.x(), many.y()))
                        .getMessage());
    }

    @Test
    @DisplayName("The halves of a large vector are stepped whole, though the interrupt comes in the step")
    void halves() {
        LearningRate stops = (epoch, t) -> {
            Thread.currentThread().interrupt();
            return 0.1;
        };
        INDArray w = Nd4j.ones(DataType.FLOAT, 1 << 18);
        Group half = Group.of("half", 0, 1 << 17).withRateFactor(0.5);
        Stepper stepper = Momentum.of(stops).on(w, half);
        INDArray expected = w.dup();
        Momentum.of(0.1).on(expected, half).step(Nd4j.ones(DataType.FLOAT, 1 << 18));
        stepper.step(Nd4j.ones(DataType.FLOAT, 1 << 18));
        assertEquals(1, stepper.t());
        Bits.assertSame(expected, w);
        assertThrows(StoppedException.class, () -> stepper.step(w.dup()));
        Bits.assertSame(expected, w);
    }

    @Test
    @DisplayName("A step of one's own that stops half-way is taken back, in all groups and moments")
    void stepOfOnesOwn() {
        record Halting(LearningRate learningRate) implements Optimizer {
            @Override
            public List<String> moments() {
                return List.of("v");
            }

            @Override
            public void step(Step step) {
                step.moment("v").addi(1);
                step.parameters().subi(step.gradient());
                if (step.t() == 2 && step.learningRate() > 1) {
                    Thread.currentThread().interrupt();
                }
                StoppedException.ifInterrupted();
            }
        }
        INDArray w = Nd4j.createFromArray(1.0, 2, 3);
        Stepper stepper = new Halting(LearningRate.constant(1))
                .on(w, Group.of("last", 1, 3).withRateFactor(2));
        stepper.step(Nd4j.createFromArray(1.0, 1, 1));
        INDArray before = w.dup();
        assertThrows(StoppedException.class, () -> stepper.step(Nd4j.createFromArray(1.0, 1, 1)));
        Bits.assertSame(before, w);
        Bits.assertSame(Nd4j.createFromArray(1.0, 1, 1), stepper.moment("v"));
        assertEquals(1, stepper.t());
    }
}
