package org.descent4j.internal.live;

import org.descent4j.optimizer.AdaDelta;
import org.descent4j.optimizer.AdaGrad;
import org.descent4j.optimizer.Adam;
import org.descent4j.optimizer.AdamW;
import org.descent4j.optimizer.Clip;
import org.descent4j.optimizer.Epsilon;
import org.descent4j.optimizer.GradientDescent;
import org.descent4j.optimizer.Lion;
import org.descent4j.optimizer.Momentum;
import org.descent4j.optimizer.Nesterov;
import org.descent4j.optimizer.Optimizer;
import org.descent4j.optimizer.RmsProp;
import org.descent4j.optimizer.Unguarded;
import org.descent4j.optimizer.WeightDecay;
import org.descent4j.schedule.LearningRate;
import org.descent4j.surface.Point;
import org.descent4j.surface.Surface;
import org.descent4j.surface.Walk;

/**
 * The library's factories and options by their names. A page has no reflection, so each has its line here; a test asks
 * that none is forgotten.
 */
final class Calls {

    private Calls() {}

    /** What gives a value of its own, such as {@code Adam.of}. */
    static Object factory(String type, String method, Arguments a) {
        return switch (type + "." + method) {
            case "Surface.bowl" -> Surface.bowl(a.number(0), a.number(1));
            case "Surface.rosenbrock" -> Surface.rosenbrock(a.number(0));
            case "Surface.beale" -> Surface.beale();
            case "Surface.himmelblau" -> Surface.himmelblau();
            case "Surface.saddle" -> Surface.saddle();
            case "Surface.monkeySaddle" -> Surface.monkeySaddle();
            case "Surface.twoValleys" -> Surface.twoValleys();
            case "Surface.rastrigin" -> Surface.rastrigin();
            case "Surface.plateau" -> Surface.plateau();
            case "Point.of" -> Point.of(a.number(0), a.number(1));
            case "Walk.of" ->
                Walk.of(a.get(Surface.class, 0), a.get(Optimizer.class, 1), a.get(Point.class, 2), a.steps(3));
            case "LearningRate.constant" -> LearningRate.constant(a.number(0));
            case "LearningRate.inverseTime" -> LearningRate.inverseTime(a.number(0), a.number(1));
            case "LearningRate.exponential" -> LearningRate.exponential(a.number(0), a.number(1));
            case "LearningRate.inverseRoot" -> LearningRate.inverseRoot(a.number(0), a.number(1));
            case "LearningRate.warmUp" -> LearningRate.warmUp(a.number(0), a.whole(1));
            case "LearningRate.cosine" ->
                a.are(2)
                        ? LearningRate.cosine(a.number(0), a.whole(1))
                        : LearningRate.cosine(a.number(0), a.number(1), a.whole(2));
            case "LearningRate.linear" ->
                a.are(2)
                        ? LearningRate.linear(a.number(0), a.whole(1))
                        : LearningRate.linear(a.number(0), a.number(1), a.whole(2));
            case "LearningRate.oneCycle" -> LearningRate.oneCycle(a.number(0), a.whole(1));
            case "Epsilon.outsideRoot" -> Epsilon.outsideRoot(a.number(0));
            case "Epsilon.insideRoot" -> Epsilon.insideRoot(a.number(0));
            case "Epsilon.beforeCorrection" -> Epsilon.beforeCorrection(a.number(0));
            case "GradientDescent.of" -> GradientDescent.of(a.rate(0));
            case "Momentum.of" -> Momentum.of(a.rate(0));
            case "Nesterov.of" -> Nesterov.of(a.rate(0));
            case "AdaGrad.of" -> AdaGrad.of(a.rate(0));
            case "AdaDelta.of" -> AdaDelta.of(a.rate(0));
            case "RmsProp.of" -> RmsProp.of(a.rate(0));
            case "Adam.of" -> Adam.of(a.rate(0));
            case "AdamW.of" -> a.is(Adam.class, 0) ? AdamW.of(a.get(Adam.class, 0)) : AdamW.of(a.rate(0));
            case "Lion.of" -> Lion.of(a.rate(0));
            case "Clip.byValue" -> Clip.byValue(a.number(0), a.get(Optimizer.class, 1));
            case "Clip.byGlobalNorm" -> Clip.byGlobalNorm(a.number(0), a.get(Optimizer.class, 1));
            case "WeightDecay.l2" -> WeightDecay.l2(a.number(0), a.get(Optimizer.class, 1));
            case "WeightDecay.decoupled" -> WeightDecay.decoupled(a.number(0), a.get(Optimizer.class, 1));
            case "Unguarded.of" -> Unguarded.of(a.get(Optimizer.class, 0));
            default -> throw a.unknown();
        };
    }

    /** What makes another value of one, such as {@code Adam.withBeta1}. */
    static Object option(Object target, String method, Arguments a) {
        return switch (type(target) + "." + method) {
            case "Surface.turned" -> ((Surface) target).turned(a.number(0));
            case "Point.turned" -> ((Point) target).turned(a.number(0));
            case "Walk.noisy" -> ((Walk) target).noisy(a.number(0), a.whole(1));
            case "Walk.until" -> ((Walk) target).until(a.number(0));
            case "LearningRate.then" -> ((LearningRate) target).then(a.whole(0), a.rate(1));
            case "LearningRate.perStep" -> ((LearningRate) target).perStep();
            case "LearningRate.perEpoch" -> ((LearningRate) target).perEpoch();
            case "LearningRate.inStairs" -> ((LearningRate) target).inStairs(a.whole(0));
            case "LearningRate.reducedOnPlateau" ->
                a.are(2)
                        ? ((LearningRate) target).reducedOnPlateau(a.number(0), a.whole(1))
                        : ((LearningRate) target).reducedOnPlateau(a.number(0), a.whole(1), a.number(2), a.number(3));
            case "Momentum.withBeta" -> ((Momentum) target).withBeta(a.number(0));
            case "Momentum.heavyBall" -> ((Momentum) target).heavyBall();
            case "Momentum.biasCorrected" -> ((Momentum) target).biasCorrected();
            case "Nesterov.withBeta" -> ((Nesterov) target).withBeta(a.number(0));
            case "Nesterov.heavyBall" -> ((Nesterov) target).heavyBall();
            case "AdaGrad.withEpsilon" -> ((AdaGrad) target).withEpsilon(a.epsilon(0));
            case "AdaDelta.withRho" -> ((AdaDelta) target).withRho(a.number(0));
            case "AdaDelta.withEpsilon" -> ((AdaDelta) target).withEpsilon(a.number(0));
            case "RmsProp.withBeta2" -> ((RmsProp) target).withBeta2(a.number(0));
            case "RmsProp.centered" -> ((RmsProp) target).centered();
            case "RmsProp.withMomentum" -> ((RmsProp) target).withMomentum(a.number(0));
            case "RmsProp.withEpsilon" -> ((RmsProp) target).withEpsilon(a.epsilon(0));
            case "Adam.withBeta1" -> ((Adam) target).withBeta1(a.number(0));
            case "Adam.withBeta2" -> ((Adam) target).withBeta2(a.number(0));
            case "Adam.withEpsilon" -> ((Adam) target).withEpsilon(a.epsilon(0));
            case "Adam.amsgrad" -> ((Adam) target).amsgrad();
            case "Adam.nesterov" -> ((Adam) target).nesterov();
            case "AdamW.withWeightDecay" -> ((AdamW) target).withWeightDecay(a.number(0));
            case "Lion.withBeta1" -> ((Lion) target).withBeta1(a.number(0));
            case "Lion.withBeta2" -> ((Lion) target).withBeta2(a.number(0));
            default -> throw a.unknown();
        };
    }

    private static String type(Object value) {
        if (value instanceof Surface) {
            return "Surface";
        }
        return value instanceof LearningRate ? "LearningRate" : value.getClass().getSimpleName();
    }
}
