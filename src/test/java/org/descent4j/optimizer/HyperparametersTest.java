package org.descent4j.optimizer;

import static org.descent4j.Refusal.assertRefused;
import static org.descent4j.Refusal.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.descent4j.schedule.LearningRate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.factory.Nd4j;

/** C12: hyperparameters that are out of range are refused by name, and each option changes what it names alone. */
class HyperparametersTest {

    static Stream<Arguments> shares() {
        return Stream.of(
                share("beta", beta -> Momentum.of(0.1).withBeta(beta)),
                share("beta", beta -> Nesterov.of(0.1).withBeta(beta)),
                share("rho", rho -> AdaDelta.of(0.1).withRho(rho)),
                share("beta2", beta2 -> RmsProp.of(0.1).withBeta2(beta2)),
                share("beta", beta -> RmsProp.of(0.1).centered().withMomentum(beta)),
                share("beta1", beta1 -> Lion.of(0.1).withBeta1(beta1)),
                share("beta2", beta2 -> Lion.of(0.1).withBeta2(beta2)),
                share("beta1", beta1 -> Adam.of(0.1).withBeta1(beta1)),
                share("beta2", beta2 -> Adam.of(0.1).withBeta2(beta2)),
                share("beta1", beta1 -> Adam.of(0.1).amsgrad().withBeta1(beta1)),
                share("beta2", beta2 -> Adam.of(0.1).amsgrad().withBeta2(beta2)),
                share("beta1", beta1 -> Adam.of(0.1).nesterov().withBeta1(beta1)),
                share("beta2", beta2 -> Adam.of(0.1).nesterov().withBeta2(beta2)));
    }

    private static Arguments share(String name, DoubleFunction<Optimizer> of) {
        return Arguments.of(name, of);
    }

    @ParameterizedTest
    @MethodSource("shares")
    @DisplayName("C12: every β and ρ is in [0, 1)")
    void c12_shares(String name, DoubleFunction<Optimizer> of) {
        for (double wrong : new double[] {-0.1, 1, 1.5, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertEquals(name + " = " + wrong + ": must be in [0, 1)", refusal(() -> of.apply(wrong)));
        }
        assertEquals(of.apply(0), of.apply(0));
        assertEquals(of.apply(0.25), of.apply(0.25));
    }

    static Stream<DoubleFunction<Optimizer>> epsilons() {
        return Stream.of(
                epsilon -> AdaGrad.of(0.1).withEpsilon(epsilon),
                epsilon -> AdaDelta.of(0.1).withEpsilon(epsilon),
                epsilon -> RmsProp.of(0.1).withEpsilon(epsilon),
                epsilon -> Adam.of(0.1).withEpsilon(epsilon),
                epsilon -> Adam.of(0.1).amsgrad().withEpsilon(epsilon),
                epsilon -> Adam.of(0.1).nesterov().withEpsilon(epsilon),
                epsilon -> Adam.of(0.1).withEpsilon(Epsilon.insideRoot(epsilon)),
                epsilon -> Adam.of(0.1).withEpsilon(Epsilon.beforeCorrection(epsilon)),
                epsilon -> RmsProp.of(0.1).centered().withEpsilon(epsilon),
                epsilon -> RmsProp.of(0.1).withMomentum(0.9).withEpsilon(epsilon));
    }

    @ParameterizedTest
    @MethodSource("epsilons")
    @DisplayName("C12: ε divides: it must be above 0, also as a float")
    void c12_epsilons(DoubleFunction<Optimizer> of) {
        for (double wrong : new double[] {0, -1e-8, 1e-38, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertEquals(
                    "epsilon = " + wrong + ": must be a finite number, at least 1.17549435E-38",
                    refusal(() -> of.apply(wrong)));
        }
        of.apply(Float.MIN_NORMAL).on(Nd4j.createFromArray(1f)).step(Nd4j.createFromArray(0f));
    }

    static Stream<Function<LearningRate, Optimizer>> algorithms() {
        return Stream.of(
                GradientDescent::of,
                Momentum::of,
                Nesterov::of,
                AdaGrad::of,
                AdaDelta::of,
                RmsProp::of,
                Lion::of,
                Adam::of,
                AdamW::of,
                rate -> Adam.of(rate).amsgrad(),
                rate -> Adam.of(rate).nesterov());
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    @DisplayName("C12: α may be a schedule, not null, and must be a finite number, at least 0, at every step")
    void c12_learningRate(Function<LearningRate, Optimizer> of) {
        assertThrows(NullPointerException.class, () -> of.apply(null));
        LearningRate schedule = LearningRate.inverseTime(0.2, 1);
        assertEquals(schedule, of.apply(schedule).learningRate());
        for (double wrong : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            Stepper stepper = of.apply((epoch, t) -> t < 3 ? 0.1 : wrong).on(Nd4j.createFromArray(1.0));
            stepper.step(Nd4j.createFromArray(1.0));
            stepper.step(Nd4j.createFromArray(1.0));
            StepperState state = stepper.state();
            double w = stepper.parameters().getDouble(0);
            assertEquals(
                    "learningRate = " + wrong + " at epoch 1, t = 3: must be a finite number, at least 0",
                    refusal(() -> stepper.step(Nd4j.createFromArray(1.0))));
            assertEquals(state, stepper.state());
            assertEquals(w, stepper.parameters().getDouble(0));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    @DisplayName("C12: a number for α is checked at once")
    void c12_constantLearningRate(double wrong) {
        String message = "learningRate = " + wrong + ": must be a finite number, at least 0";
        for (DoubleFunction<Optimizer> of : List.<DoubleFunction<Optimizer>>of(
                GradientDescent::of,
                Momentum::of,
                Nesterov::of,
                AdaGrad::of,
                AdaDelta::of,
                RmsProp::of,
                Lion::of,
                Adam::of,
                AdamW::of,
                rate -> Adam.of(rate).amsgrad(),
                rate -> Adam.of(rate).nesterov())) {
            assertRefused(message, () -> of.apply(wrong));
        }
    }

    @Test
    @DisplayName("each option changes what it names, and nothing else")
    void options() {
        Map<Object, String> names = Map.ofEntries(
                Map.entry(Momentum.of(0.1).withBeta(0.5).heavyBall(), "Momentum(α=0.1, β=0.5, heavy ball)"),
                Map.entry(Momentum.of(0.1).heavyBall().withBeta(0.4), "Momentum(α=0.1, β=0.4, heavy ball)"),
                Map.entry(Momentum.of(0.1).biasCorrected().withBeta(0.4), "Momentum(α=0.1, β=0.4, bias-corrected)"),
                Map.entry(Nesterov.of(0.1).heavyBall().withBeta(0.4), "Nesterov(α=0.1, β=0.4, heavy ball)"),
                Map.entry(Lion.of(0.1).withBeta1(0.5).withBeta2(0.75), "Lion(α=0.1, β₁=0.5, β₂=0.75)"),
                Map.entry(AdaGrad.of(0.1).withEpsilon(1e-6), "AdaGrad(α=0.1, ε=1.0E-6)"),
                Map.entry(AdaDelta.of(0.1).withRho(0.5).withEpsilon(0.25), "AdaDelta(α=0.1, ρ=0.5, ε=0.25)"),
                Map.entry(
                        RmsProp.of(0.1).withEpsilon(Epsilon.insideRoot(0.25)).withBeta2(0.5),
                        "RmsProp(α=0.1, β₂=0.5, ε=0.25 inside the root)"),
                Map.entry(
                        RmsProp.of(0.1)
                                .centered()
                                .withMomentum(0.75)
                                .withEpsilon(0.25)
                                .withBeta2(0.5),
                        "RmsProp(α=0.1, β₂=0.5, ε=0.25, centered, β=0.75)"),
                Map.entry(RmsProp.of(0.1).withMomentum(0.75).withMomentum(0), "RmsProp(α=0.1, β₂=0.9, ε=1.0E-8)"),
                Map.entry(
                        Adam.of(0.1).withEpsilon(Epsilon.beforeCorrection(1e-7)),
                        "Adam(α=0.1, β₁=0.9, β₂=0.999, ε=1.0E-7 before the correction)"),
                Map.entry(
                        Adam.of(0.1).withEpsilon(0.25).withBeta1(0.5).withBeta2(0.75),
                        "Adam(α=0.1, β₁=0.5, β₂=0.75, ε=0.25)"),
                Map.entry(
                        AdamW.of(Adam.of(0.1).withEpsilon(0.25).withBeta1(0.5).withBeta2(0.75))
                                .withWeightDecay(0.5),
                        "AdamW(α=0.1, β₁=0.5, β₂=0.75, ε=0.25, λ=0.5)"),
                Map.entry(
                        Adam.of(0.1).amsgrad().withEpsilon(0.25).withBeta1(0.5).withBeta2(0.75),
                        "Adam(α=0.1, β₁=0.5, β₂=0.75, ε=0.25, AMSGrad)"),
                Map.entry(
                        Adam.of(0.1).nesterov().withEpsilon(0.25).withBeta1(0.5).withBeta2(0.75),
                        "Adam(α=0.1, β₁=0.5, β₂=0.75, ε=0.25, Nesterov)"),
                Map.entry(
                        Adam.of(LearningRate.inverseTime(0.2, 1)),
                        "Adam(α=InverseTime(α₀=0.2, rate=1.0), β₁=0.9, β₂=0.999, ε=1.0E-8)"));
        names.forEach((optimizer, name) -> assertEquals(name, optimizer.toString()));
    }

    @Test
    @DisplayName("ε before a correction is refused where S is not corrected: there it would be ε outside the root")
    void nothingToCorrect() {
        String message =
                "epsilon = 1.0E-7 before the correction: must be outside or inside the root, here S is not bias-corrected";
        Epsilon before = Epsilon.beforeCorrection(1e-7);
        assertRefused(message, () -> RmsProp.of(0.1).withEpsilon(before));
        assertRefused(
                message, () -> RmsProp.of(0.1).centered().withMomentum(0.9).withEpsilon(before));
        assertRefused(message, () -> AdaGrad.of(0.1).withEpsilon(before));
    }

    @Test
    @DisplayName("the heavy ball's v is no average, and has no bias to correct: the form that was said last counts")
    void heavyBallAndCorrection() {
        assertEquals(
                Momentum.of(0.1).biasCorrected(), Momentum.of(0.1).heavyBall().biasCorrected());
        assertEquals(
                Momentum.of(0.1).heavyBall(), Momentum.of(0.1).biasCorrected().heavyBall());
        assertEquals(Adam.of(0.1).amsgrad(), Adam.of(0.1).nesterov().amsgrad());
    }
}
