package org.descent4j.optimizer;

import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.descent4j.schedule.LearningRate;

/**
 * One row of the conformance suite: an optimizer, the α of its golden trace (golden/name.csv), and what is not true of
 * it. A new optimizer is a row here, an entry in golden/generate.py and lines in convergence.csv.
 *
 * @param decays whether parameters change although the gradient is 0
 * @param couples whether one parameter's step depends on another's gradient
 */
record OptimizerRow(String name, double alpha, DoubleFunction<Optimizer> of, boolean decays, boolean couples) {

    static Stream<OptimizerRow> all() {
        return Stream.of(
                row("gradient-descent", 0.1, GradientDescent::of),
                row("gradient-descent-scheduled", 0.1, alpha -> GradientDescent.of(inverseRoot(alpha))),
                row("momentum", 0.1, Momentum::of),
                row("momentum-bias-corrected", 0.1, alpha -> Momentum.of(alpha).biasCorrected()),
                row("momentum-heavy-ball", 0.01, OptimizerRow::heavyBall),
                row("momentum-l2", 0.01, alpha -> WeightDecay.l2(0.01, heavyBall(alpha)))
                        .decaying(),
                row("momentum-decoupled", 0.01, alpha -> WeightDecay.decoupled(0.01, heavyBall(alpha)))
                        .decaying(),
                row("nesterov", 0.1, Nesterov::of),
                row("nesterov-heavy-ball", 0.01, alpha -> Nesterov.of(alpha).heavyBall()),
                row("adagrad", 0.1, AdaGrad::of),
                row("adagrad-inside", 0.1, alpha -> AdaGrad.of(alpha).withEpsilon(Epsilon.insideRoot(1e-8))),
                row("adadelta", 1, AdaDelta::of),
                row("rmsprop", 0.01, RmsProp::of),
                row("rmsprop-inside", 0.01, alpha -> RmsProp.of(alpha).withEpsilon(Epsilon.insideRoot(1e-8))),
                row("rmsprop-centered", 0.01, alpha -> RmsProp.of(alpha).centered()),
                row("rmsprop-momentum", 0.01, alpha -> RmsProp.of(alpha).withMomentum(0.9)),
                row(
                        "rmsprop-graves",
                        0.001,
                        alpha -> RmsProp.of(alpha)
                                .withBeta2(0.95)
                                .withEpsilon(Epsilon.insideRoot(1e-4))
                                .centered()
                                .withMomentum(0.9)),
                row("adam", 0.01, Adam::of),
                row("adam-inside", 0.01, alpha -> Adam.of(alpha).withEpsilon(Epsilon.insideRoot(1e-8))),
                row(
                        "adam-before-correction",
                        0.01,
                        alpha -> Adam.of(alpha).withEpsilon(Epsilon.beforeCorrection(1e-7))),
                row("adam-scheduled", 0.01, alpha -> Adam.of(inverseRoot(alpha))),
                row("adam-l2", 0.01, alpha -> WeightDecay.l2(0.01, Adam.of(alpha)))
                        .decaying(),
                row("adam-clipped-by-value", 0.01, alpha -> Clip.byValue(0.5, Adam.of(alpha))),
                row("adam-clipped-by-norm", 0.01, alpha -> Clip.byGlobalNorm(0.5, Adam.of(alpha)))
                        .coupling(),
                row("adamw", 0.01, alpha -> AdamW.of(alpha).withWeightDecay(0.1))
                        .decaying(),
                row("lion", 0.001, Lion::of),
                row("amsgrad", 0.01, alpha -> Adam.of(alpha).amsgrad().withBeta2(0.99)),
                row(
                        "amsgrad-before-correction",
                        0.01,
                        alpha -> Adam.of(alpha).amsgrad().withBeta2(0.99).withEpsilon(Epsilon.beforeCorrection(1e-7))),
                row("nadam", 0.01, alpha -> Adam.of(alpha).nesterov()));
    }

    static OptimizerRow named(String name) {
        return all().filter(row -> row.name.equals(name)).findFirst().orElseThrow();
    }

    private static OptimizerRow row(String name, double alpha, DoubleFunction<Optimizer> of) {
        return new OptimizerRow(name, alpha, of, false, false);
    }

    private static LearningRate inverseRoot(double alpha) {
        return LearningRate.inverseRoot(alpha, 1).perStep();
    }

    private static Optimizer heavyBall(double alpha) {
        return Momentum.of(alpha).heavyBall();
    }

    private OptimizerRow decaying() {
        return new OptimizerRow(name, alpha, of, true, couples);
    }

    private OptimizerRow coupling() {
        return new OptimizerRow(name, alpha, of, decays, true);
    }

    /** The optimizer of the golden trace. */
    Optimizer optimizer() {
        return of.apply(alpha);
    }

    @Override
    public String toString() {
        return name;
    }
}
