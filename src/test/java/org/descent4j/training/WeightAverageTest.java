package org.descent4j.training;

import static org.descent4j.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.descent4j.Bits;
import org.descent4j.average.BiasCorrection;
import org.descent4j.average.Ewa;
import org.descent4j.data.Examples;
import org.descent4j.data.Moons;
import org.descent4j.network.Architecture;
import org.descent4j.network.Network;
import org.descent4j.optimizer.GradientDescent;
import org.descent4j.schedule.LearningRate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The average of a network's parameters over its steps, and keeping it. */
class WeightAverageTest extends InAFolder {

    private static final Architecture PLAN = Architecture.of(2).relu(5).sigmoid(1);
    private static final Examples MOONS = Moons.examples(148, 0.2, 3);
    private static final Examples HELD = MOONS.range(0, 40);
    private static final double BETA = 0.8;

    /** Twelve steps: four epochs of three. */
    private static Trainer trainer(Network network) {
        return Trainer.of(network, GradientDescent.of(0.5)).withEpochs(4);
    }

    /** The parameters after each step of a training that keeps no average. */
    private static List<INDArray> walk() {
        Network network = PLAN.initialize(1);
        List<INDArray> after = new ArrayList<>();
        trainer(network)
                .train(
                        MOONS,
                        (done, total, epoch, cost) ->
                                after.add(network.parameters().vector().dup()));
        return after;
    }

    private static INDArray averageOf(List<INDArray> walk, int steps) {
        INDArray rows = Nd4j.vstack(walk.subList(0, steps).toArray(new INDArray[0]));
        INDArray averages = Ewa.of(BETA).corrected().over(rows.castTo(DataType.DOUBLE));
        return averages.getRow(steps - 1);
    }

    private static void assertClose(INDArray expected, INDArray actual) {
        assertArrayEquals(expected.toDoubleVector(), actual.toDoubleVector(), 1e-6);
    }

    /**
     * Parameters after four steps, what Optax 0.2.8's ema(0.9, debias=True) makes of them, and Keras 3.15.1's use_ema
     * (on JAX, the average of SGD with ema_momentum=0.9); PyTorch 1.13's AveragedModel with avg_fn = 0.9·V + 0.1·W
     * gives Keras' numbers. All in double.
     */
    @Test
    @DisplayName(
            "it is Optax's average, and Keras' and PyTorch's without the weight that these leave to the first step")
    void goldens() {
        double[][] walk = {{1.0, -2.0, 0.5}, {0.75, -1.0, 0.5}, {0.5, 0.25, -3.0}, {1.5, 0.125, 8.0}};
        double[][] optax = {
            {1.0, -2.0, 0.5},
            {0.8684210526315791, -1.4736842105263157, 0.5},
            {0.7324723247232474, -0.8376383763837639, -0.7915129151291515},
            {0.955655713870311, -0.5577202675196278, 1.7649025879616165}
        };
        double[][] keras = {
            {1.0, -2.0, 0.5}, {0.975, -1.9, 0.5}, {0.9275, -1.685, 0.15}, {0.98475, -1.5040000000000002, 0.935}
        };
        INDArray w = Nd4j.zeros(DataType.DOUBLE, 3);
        WeightAverage average = WeightAverage.of(BiasCorrection.of(0.9), w);
        for (int t = 1; t <= walk.length; t++) {
            average.add(w.assign(Nd4j.createFromArray(walk[t - 1])));
            INDArray corrected = average.into(w.dup(), t);
            assertArrayEquals(optax[t - 1], corrected.toDoubleVector(), 1e-15);
            double first = Math.pow(0.9, t);
            INDArray fromTheFirst =
                    corrected.mul(1 - first).add(Nd4j.createFromArray(walk[0]).mul(first));
            assertArrayEquals(keras[t - 1], fromTheFirst.toDoubleVector(), 1e-15);
        }
    }

    @Test
    @DisplayName(
            "S6: the network has the corrected average of the parameters after each step, and the steps are the same")
    void s6_kept() {
        List<INDArray> walk = walk();
        Network network = PLAN.initialize(1);
        Trainer trainer = trainer(network).keepAverage(BETA);
        assertTrue(trainer.toString().endsWith(", keepAverage=0.8)"), trainer.toString());
        Run run = trainer.train(MOONS);
        assertArrayEquals(trainer(PLAN.initialize(1)).train(MOONS).costs(), run.costs());
        assertClose(averageOf(walk, 12), network.parameters().vector());
        Network last = PLAN.initialize(1);
        trainer(last).keepAverage(0).train(MOONS);
        Bits.assertSame(walk.get(11), last.parameters().vector());
    }

    @Test
    @DisplayName("an average of parameters that stay comes as close to them as a float can: half a last bit over 1-β")
    void standsStill() {
        INDArray w = Nd4j.createFromArray(0.1f, -3, 1e-20f);
        WeightAverage average = WeightAverage.of(BiasCorrection.of(0.999), w);
        for (int t = 1; t <= 50_000; t++) {
            average.add(w);
        }
        INDArray corrected = average.into(w.dup(), 50_000);
        for (int i = 0; i < 3; i++) {
            double room = 1.01 * Math.ulp(w.getFloat(i)) / 2 / (1 - 0.999);
            assertEquals(w.getDouble(i), corrected.getDouble(i), room);
        }
    }

    @Test
    @DisplayName(
            "the validation set sees the average, and so do keepBest and a schedule that watches; steps go on from W")
    void validation() {
        List<INDArray> walk = walk();
        Network network = PLAN.initialize(1);
        Run run = trainer(network).keepAverage(BETA).withValidation(HELD).train(MOONS);
        Network other = PLAN.initialize(1);
        for (Epoch epoch : run.epochs()) {
            other.parameters().vector().assign(averageOf(walk, (int) epoch.t()));
            assertEquals(other.cost(HELD.x(), HELD.y()), epoch.validationCost(), 1e-6);
        }
        Network best = PLAN.initialize(1);
        // So long that the first epochs are the best.
        Run longer = Trainer.of(
                        best, GradientDescent.of(LearningRate.constant(0.5).then(6, LearningRate.constant(20))))
                .withEpochs(4)
                .withValidation(HELD)
                .keepAverage(BETA)
                .keepBest()
                .train(MOONS);
        assertEquals(2, longer.best().orElseThrow().number());
        assertClose(averageOf(walk, 6), best.parameters().vector());
        assertEquals(longer.best().orElseThrow().validationCost(), best.cost(HELD.x(), HELD.y()));
    }

    @Test
    @DisplayName("stopped anywhere it is the average so far; resumed, the same bits as never stopped")
    void resumed() throws IOException {
        List<INDArray> walk = walk();
        Network never = PLAN.initialize(1);
        Run whole = trainer(never).keepAverage(BETA).withValidation(HELD).train(MOONS);
        for (int stop = 1; stop <= 12; stop++) {
            int at = stop;
            Files.deleteIfExists(file);
            Files.deleteIfExists(Checkpoint.previous(file));
            Network network = PLAN.initialize(1);
            Trainer trainer =
                    trainer(network).keepAverage(BETA).withValidation(HELD).withCheckpoints(file, 2);
            trainer.train(MOONS, (done, total, epoch, cost) -> {
                if (done == at) {
                    Thread.currentThread().interrupt();
                }
            });
            assertTrue(Thread.interrupted());
            assertClose(averageOf(walk, stop), network.parameters().vector());
            Bits.assertSame(walk.get(stop - 1), Checkpoint.load(file).state().parameters());
            Network other = PLAN.initialize(99);
            Run run = trainer(other)
                    .keepAverage(BETA)
                    .withValidation(HELD)
                    .withCheckpoints(file, 2)
                    .resume(MOONS, Progress.silent());
            Bits.assertSame(never.parameters().vector(), other.parameters().vector(), "stopped after " + stop);
            assertEquals(whole.lastEpoch().validationCost(), run.lastEpoch().validationCost());
        }
    }

    @Test
    @DisplayName("a training that fails leaves the average of the steps that were made, one without a step nothing")
    void failed() {
        List<INDArray> walk = walk();
        Network network = PLAN.initialize(1);
        assertThrows(
                TrainingException.class,
                () -> trainer(network).keepAverage(BETA).train(MOONS, (done, total, epoch, cost) -> {
                    if (done == 8) {
                        throw new IllegalStateException("no more");
                    }
                }));
        assertClose(averageOf(walk, 8), network.parameters().vector());

        Network untouched = PLAN.initialize(1);
        trainer(untouched).keepAverage(BETA).train(MOONS, new Progress() {
            @Override
            public void begin(long done, long total) {
                Thread.currentThread().interrupt();
            }

            @Override
            public void step(long done, long total, long epoch, double cost) {}
        });
        assertTrue(Thread.interrupted());
        Bits.assertSame(
                PLAN.initialize(1).parameters().vector(), untouched.parameters().vector());
    }

    @Test
    @DisplayName("β is in [0, 1), and the same after a resume; a training that no longer asks for an average has none")
    void refused() {
        Network network = PLAN.initialize(1);
        for (double wrong : new double[] {-0.1, 1, Double.NaN}) {
            assertRefused(
                    "beta = " + wrong + ": must be in [0, 1)",
                    () -> trainer(network).keepAverage(wrong));
        }
        trainer(network).withCheckpoints(file, 5).train(MOONS);
        INDArray before = network.parameters().vector().dup();
        Trainer more = trainer(network).withEpochs(5).withCheckpoints(file, 5);
        assertRefused(
                "the checkpoint is of keepAverage = none: must be 0.8 to go on from it",
                () -> more.keepAverage(BETA).resume(MOONS, Progress.silent()));
        Bits.assertSame(before, network.parameters().vector());
        trainer(network).keepAverage(BETA).withCheckpoints(file, 5).train(MOONS);
        INDArray average = network.parameters().vector().dup();
        assertRefused(
                "the checkpoint is of keepAverage = 0.8: must be 0.9 to go on from it",
                () -> more.keepAverage(0.9).resume(MOONS, Progress.silent()));
        Bits.assertSame(average, network.parameters().vector());
        more.resume(MOONS, Progress.silent());
        Bits.assertSame(
                Checkpoint.load(file).state().parameters(), network.parameters().vector());
    }
}
