package org.descent4j.training;

import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.descent4j.Bits;
import org.descent4j.data.Examples;
import org.descent4j.data.Moons;
import org.descent4j.network.Architecture;
import org.descent4j.network.Network;
import org.descent4j.optimizer.AdaGrad;
import org.descent4j.optimizer.Adam;
import org.descent4j.optimizer.AdamW;
import org.descent4j.optimizer.Clip;
import org.descent4j.optimizer.Epsilon;
import org.descent4j.optimizer.GradientDescent;
import org.descent4j.optimizer.Group;
import org.descent4j.optimizer.Momentum;
import org.descent4j.optimizer.Nesterov;
import org.descent4j.optimizer.Optimizer;
import org.descent4j.optimizer.RmsProp;
import org.descent4j.optimizer.Step;
import org.descent4j.optimizer.Unguarded;
import org.descent4j.optimizer.WeightDecay;
import org.descent4j.schedule.LearningRate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Going on with another algorithm, another learning rate, other groups. */
class ResumeTest extends InAFolder {

    private static final Architecture PLAN = Architecture.of(2).relu(5).sigmoid(1);
    private static final Examples MOONS = Moons.examples(148, 0.2, 3);

    private Trainer trainer(Network network, Optimizer optimizer) {
        return Trainer.of(network, optimizer).withEpochs(2).withCheckpoints(file, 2);
    }

    private record Mine(LearningRate learningRate, double rho) implements Optimizer {
        @Override
        public void step(Step step) {
            step.parameters().subi(step.gradient().mul(step.learningRate() * rho));
        }
    }

    private static final class MineToo implements Optimizer {
        @Override
        public LearningRate learningRate() {
            return LearningRate.constant(0.1);
        }

        @Override
        public void step(Step step) {
            step.parameters().subi(step.gradient().mul(step.learningRate()));
        }
    }

    @Test
    @DisplayName("Another algorithm is refused, by name, whatever the moments are called; nothing is changed")
    void anotherAlgorithm() throws IOException {
        List<Optimizer> all = List.of(
                GradientDescent.of(0.1),
                Clip.byValue(1, GradientDescent.of(0.1)),
                Clip.byValue(2, GradientDescent.of(0.1)),
                Clip.byGlobalNorm(1, GradientDescent.of(0.1)),
                WeightDecay.l2(0.1, GradientDescent.of(0.1)),
                WeightDecay.l2(0.2, GradientDescent.of(0.1)),
                WeightDecay.decoupled(0.1, GradientDescent.of(0.1)),
                new Mine(LearningRate.constant(0.1), 0.5),
                new Mine(LearningRate.constant(0.1), 0.4),
                new MineToo(),
                Momentum.of(0.1),
                Momentum.of(0.1).heavyBall(),
                Momentum.of(0.1).biasCorrected(),
                Momentum.of(0.1).withBeta(0.8),
                Nesterov.of(0.1),
                AdaGrad.of(0.1),
                RmsProp.of(0.1),
                RmsProp.of(0.1).withEpsilon(1e-6),
                RmsProp.of(0.1).withEpsilon(Epsilon.insideRoot(1e-8)),
                Adam.of(0.1),
                Adam.of(0.1).nesterov(),
                Adam.of(0.1).amsgrad(),
                AdamW.of(0.1));
        for (Optimizer first : all) {
            Files.deleteIfExists(file);
            Files.deleteIfExists(Checkpoint.previous(file));
            trainer(PLAN.initialize(1), first).train(MOONS);
            byte[] whole = Files.readAllBytes(file);
            for (Optimizer then : all) {
                Network network = PLAN.initialize(2);
                INDArray before = network.parameters().vector().dup();
                Trainer trainer = trainer(network, then).withEpochs(3);
                if (then.equals(first)) {
                    continue;
                }
                String message = refusal(() -> trainer.resume(MOONS, Progress.silent()));
                assertTrue(message.startsWith("the checkpoint is of optimizer = "), message);
                Bits.assertSame(before, network.parameters().vector());
                assertArrayEquals(whole, Files.readAllBytes(file));
            }
            assertEquals(
                    9,
                    trainer(PLAN.initialize(2), first)
                            .withEpochs(3)
                            .resume(MOONS, Progress.silent())
                            .steps());
        }
    }

    @Test
    @DisplayName("The refusal says which algorithm the checkpoint has and which is asked for")
    void bothAreNamed() {
        trainer(PLAN.initialize(1), AdaGrad.of(0.1)).train(MOONS);
        assertEquals(
                "the checkpoint is of optimizer = AdaGrad(epsilon=Epsilon(value=1E-8, place=OUTSIDE_ROOT)): must be "
                        + "RmsProp(beta2=0.999, epsilon=Epsilon(value=1E-8, place=OUTSIDE_ROOT), form=PLAIN, beta=0) to go on from it",
                refusal(() -> trainer(PLAN.initialize(1), RmsProp.of(0.1).withBeta2(0.999))
                        .resume(MOONS, Progress.silent())));
    }

    @Test
    @DisplayName("Another α goes on with the moments, and the run's title says up to where it was the old one")
    void anotherLearningRate() {
        Trainer first = trainer(PLAN.initialize(1), Adam.of(0.1));
        first.train(MOONS);
        Network network = PLAN.initialize(2);
        Run run = trainer(network, Adam.of(0.01)).withEpochs(3).resume(MOONS, Progress.silent());
        assertEquals(
                "2 → relu(5) → sigmoid(1) by " + Adam.of(0.01)
                        + " on 148 examples, mini-batches of 64, seed 0, up to step 6 by "
                        + Adam.of(0.1),
                run.title());
        assertArrayEquals(new double[] {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.01, 0.01, 0.01}, run.learningRates());
        // Said once, and kept.
        assertEquals(
                run.title(),
                trainer(network, Adam.of(0.01))
                        .withEpochs(4)
                        .resume(MOONS, Progress.silent())
                        .title());

        Network byHand = PLAN.initialize(1);
        Trainer.of(byHand, Adam.of(LearningRate.constant(0.1).then(6, LearningRate.constant(0.01))))
                .withEpochs(4)
                .train(MOONS);
        Bits.assertSame(byHand.parameters().vector(), network.parameters().vector());
    }

    @Test
    @DisplayName("Another schedule begins without memory; the same one goes on with it, a function in it too")
    void anotherSchedule() {
        LearningRate function = (epoch, t) -> 0.5;
        LearningRate watching = function.reducedOnPlateau(0.5, 0);
        Run first =
                trainer(PLAN.initialize(1), Adam.of(watching)).withEpochs(20).train(MOONS);
        double last = first.lastEpoch().learningRate();
        assertTrue(last < 0.5, () -> "α = " + last);
        Run same = trainer(PLAN.initialize(1), Adam.of(watching)).withEpochs(21).resume(MOONS, Progress.silent());
        assertTrue(same.lastEpoch().learningRate() <= last);
        assertFalse(same.title().contains("up to step"), same.title());
        Run plain = trainer(PLAN.initialize(1), Adam.of(0.01)).withEpochs(22).resume(MOONS, Progress.silent());
        assertEquals(0.01, plain.lastEpoch().learningRate());
        Run lower = trainer(
                        PLAN.initialize(1), Adam.of(LearningRate.constant(0.02).reducedOnPlateau(0.5, 9)))
                .withEpochs(23)
                .resume(MOONS, Progress.silent());
        assertEquals(0.02, lower.lastEpoch().learningRate());
    }

    @Test
    @DisplayName("Other groups are refused; their names are free")
    void groups() {
        Group frozen = Group.of("frozen", 0, 10).withRateFactor(0);
        trainer(PLAN.initialize(1), Adam.of(0.1)).withGroups(frozen).train(MOONS);
        for (Group[] others : new Group[][] {
            {},
            {frozen.withRateFactor(1)},
            {frozen.withDecayFactor(0)},
            {Group.of("frozen", 0, 5).withRateFactor(0)}
        }) {
            String message = refusal(() ->
                    trainer(PLAN.initialize(1), Adam.of(0.1)).withGroups(others).resume(MOONS, Progress.silent()));
            assertTrue(message.startsWith("the checkpoint is of groups = [Group("), message);
        }
        assertEquals(
                9,
                trainer(PLAN.initialize(1), Adam.of(0.1))
                        .withGroups(Group.of("W1", 0, 10).withRateFactor(0))
                        .withEpochs(3)
                        .resume(MOONS, Progress.silent())
                        .steps());
    }

    @Test
    @DisplayName("The guard against NaN is no part of the algorithm")
    void unguarded() {
        trainer(PLAN.initialize(1), Adam.of(0.1)).train(MOONS);
        assertEquals(
                9,
                trainer(PLAN.initialize(1), Unguarded.of(Adam.of(0.1)))
                        .withEpochs(3)
                        .resume(MOONS, Progress.silent())
                        .steps());
    }
}
