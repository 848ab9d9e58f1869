package org.descent4j.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.descent4j.internal.guard.Check;
import org.descent4j.schedule.LearningRate;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * RMSprop: each parameter's step is divided by the root of the average of its recent squared gradients. Directions with
 * large gradients are damped, so that α can grow; and because old squares are forgotten, the steps do not die as those
 * of {@link AdaGrad} do.
 *
 * <p>Formula: {@code S = β₂·S + (1-β₂)·dW²} (element-wise), {@code W = W - α·dW/(√S + ε)}; S starts at 0 and is not
 * bias-corrected, so that the first step is 1/√(1-β₂) times α. Two options, each for itself or together:
 *
 * <ul>
 *   <li>{@link #centered() Centered}: {@code M = β₂·M + (1-β₂)·dW}, and {@code S - M²} in place of S under the root.
 *       That is the variance of the recent gradients: where they all agree, the step grows up to {@code α·dW/ε}. ε =
 *       1e-4 inside the root, say, keeps it within 100 times a gradient.
 *   <li>{@link #withMomentum with momentum}: {@code v = β·v + dW/(√S + ε)}, {@code W = W - α·v}: a heavy ball of what
 *       RMSprop would take off, up to 1/(1-β) times as long a step.
 * </ul>
 *
 * <p>Source: lecture rows S13 and S14; T. Tieleman and G. Hinton, <i>Lecture 6.5, RMSProp</i>, 2012, which has β₂ =
 * 0.9. The lecture writes ε inside the root: {@link Epsilon#insideRoot}. Both options: A. Graves, <i>Generating
 * Sequences With Recurrent Neural Networks</i>, 2013, equations 38 to 41. α is outside v, as in PyTorch; Keras and
 * Graves have it inside, which is the same as long as α does.
 *
 * <p>Example:
 *
 * <pre>{@code
 * INDArray w = Nd4j.createFromArray(1.0, -2.0);
 * RmsProp.of(0.01).on(w).step(Nd4j.createFromArray(10.0, -0.1));
 * w.getDouble(0);  // 0.9684
 * w.getDouble(1);  // -1.9684
 * Optimizer asTheNotesWriteIt = RmsProp.of(0.01).withBeta2(0.999).withEpsilon(Epsilon.insideRoot(1e-8));
 * Optimizer graves = RmsProp.of(1e-4).withBeta2(0.95).withEpsilon(Epsilon.insideRoot(1e-4)).centered().withMomentum(0.9);
 * graves.moments();  // [s, mean, v]
 * }</pre>
 *
 * @param learningRate α
 * @param beta2 β₂, the share of the past, in [0, 1)
 * @param epsilon ε and its place
 * @param form what is under the root
 * @param beta β, the share of the past in the velocity, in [0, 1); 0 for none
 */
public record RmsProp(LearningRate learningRate, double beta2, Epsilon epsilon, Form form, double beta)
        implements Optimizer {

    /** What is under the root. */
    public enum Form {
        /** S, the average of the squared gradients. */
        PLAIN,
        /** {@code S - M²}, their variance. */
        CENTERED
    }

    /**
     * As {@link #of(LearningRate)}, with every option.
     *
     * @param learningRate α
     * @param beta2 β₂, the share of the past, in [0, 1)
     * @param epsilon ε and its place
     * @param form what is under the root
     * @param beta β, the share of the past in the velocity, in [0, 1); 0 for none
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public RmsProp {
        Objects.requireNonNull(learningRate, "learningRate");
        Check.share("beta2", beta2);
        Objects.requireNonNull(epsilon, "epsilon").withoutCorrection();
        Objects.requireNonNull(form, "form");
        Check.share("beta", beta);
    }

    /**
     * RMSprop with a constant α, β₂ = 0.9, ε = 1e-8.
     *
     * @param learningRate α, at least 0 and finite
     * @return the optimizer
     * @throws IllegalArgumentException if α is negative or not finite
     */
    public static RmsProp of(double learningRate) {
        return of(LearningRate.constant(learningRate));
    }

    /**
     * RMSprop with an α that follows a schedule, β₂ = 0.9, ε = 1e-8.
     *
     * @param learningRate α
     * @return the optimizer
     */
    public static RmsProp of(LearningRate learningRate) {
        return new RmsProp(learningRate, 0.9, Epsilon.DEFAULT, Form.PLAIN, 0);
    }

    /**
     * The same optimizer with another β₂.
     *
     * @param beta2 β₂, in [0, 1)
     * @return the optimizer
     * @throws IllegalArgumentException if β₂ is out of its range
     */
    public RmsProp withBeta2(double beta2) {
        return new RmsProp(learningRate, beta2, epsilon, form, beta);
    }

    /**
     * The same optimizer with another ε, outside the root.
     *
     * @param epsilon ε, finite and at least the smallest normal float, 1.18e-38
     * @return the optimizer
     * @throws IllegalArgumentException if ε is out of its range
     */
    public RmsProp withEpsilon(double epsilon) {
        return withEpsilon(Epsilon.outsideRoot(epsilon));
    }

    /**
     * The same optimizer with another ε, outside the root or inside.
     *
     * @param epsilon ε and its place
     * @return the optimizer
     * @throws IllegalArgumentException if its place is before a correction, of which there is none
     */
    public RmsProp withEpsilon(Epsilon epsilon) {
        return new RmsProp(learningRate, beta2, epsilon, form, beta);
    }

    /**
     * The same optimizer with the variance of the gradients under the root, {@code S - M²}.
     *
     * @return the optimizer
     */
    public RmsProp centered() {
        return new RmsProp(learningRate, beta2, epsilon, Form.CENTERED, beta);
    }

    /**
     * The same optimizer with momentum, {@code v = β·v + dW/(√S + ε)}, {@code W = W - α·v}.
     *
     * @param beta β, in [0, 1); 0 for none
     * @return the optimizer
     * @throws IllegalArgumentException if β is out of its range
     */
    public RmsProp withMomentum(double beta) {
        return new RmsProp(learningRate, beta2, epsilon, form, beta);
    }

    @Override
    public List<String> moments() {
        List<String> moments = new ArrayList<>(List.of("s"));
        if (form == Form.CENTERED) {
            moments.add("mean");
        }
        if (beta > 0) {
            moments.add("v");
        }
        return List.copyOf(moments);
    }

    @Override
    public void step(Step step) {
        INDArray w = step.parameters();
        INDArray dw = step.gradient();
        INDArray s = step.moment("s");
        double alpha = step.learningRate();

        // S = β₂·S + (1-β₂)·dW²
        s.muli(beta2).addi(dw.mul(dw).muli(1 - beta2));
        INDArray spread = form == Form.CENTERED ? variance(s, step.moment("mean"), dw) : s;
        if (beta == 0) {
            // W = W - α·dW/(√S + ε)
            w.subi(dw.mul(alpha).divi(epsilon.root(spread)));
            return;
        }
        INDArray v = step.moment("v");
        // v = β·v + dW/(√S + ε)
        v.muli(beta).addi(dw.div(epsilon.root(spread)));
        // W = W - α·v
        w.subi(v.mul(alpha));
    }

    private INDArray variance(INDArray s, INDArray mean, INDArray dw) {
        // M = β₂·M + (1-β₂)·dW
        mean.muli(beta2).addi(dw.mul(1 - beta2));
        // S - M², which rounding alone can take below 0
        return Transforms.max(s.sub(mean.mul(mean)), 0, false);
    }

    @Override
    public String name() {
        return (form == Form.CENTERED ? "Centered RMSprop" : "RMSprop") + (beta > 0 ? " with momentum" : "");
    }

    @Override
    public String toString() {
        return "RmsProp(α=" + learningRate + ", β₂=" + beta2 + ", ε=" + epsilon
                + (form == Form.CENTERED ? ", centered" : "") + (beta > 0 ? ", β=" + beta : "") + ")";
    }
}
