package org.descent4j.optimizer;

import java.util.List;
import java.util.Objects;
import org.descent4j.internal.guard.Check;
import org.descent4j.schedule.LearningRate;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * RMSprop: each parameter's step is divided by the root of the average of its recent squared gradients. Directions with
 * large gradients are damped, so that α can grow; and because old squares are forgotten, the steps do not die as those
 * of {@link AdaGrad} do.
 *
 * <p>Formula: {@code S = β₂·S + (1-β₂)·dW²} (element-wise), {@code W = W - α·dW/(√S + ε)}; S starts at 0 and is not
 * bias-corrected, so that the first step is 1/√(1-β₂) times α. The centred form, which subtracts the squared average of
 * the gradients from S, and the one with momentum on top are not here; Adam without its corrections is close to the
 * latter.
 *
 * <p>Source: lecture rows S13 and S14; T. Tieleman and G. Hinton, <i>Lecture 6.5, RMSProp</i>, 2012, which has β₂ =
 * 0.9. The lecture writes ε inside the root: {@link Epsilon#insideRoot}.
 *
 * <p>Example:
 *
 * <pre>{@code
 * INDArray w = Nd4j.createFromArray(1.0, -2.0);
 * RmsProp.of(0.01).on(w).step(Nd4j.createFromArray(10.0, -0.1));
 * w.getDouble(0);  // 0.9684
 * w.getDouble(1);  // -1.9684
 * Optimizer asTheNotesWriteIt = RmsProp.of(0.01).withBeta2(0.999).withEpsilon(Epsilon.insideRoot(1e-8));
 * }</pre>
 *
 * @param learningRate α
 * @param beta2 β₂, the share of the past, in [0, 1)
 * @param epsilon ε and its place
 */
public record RmsProp(LearningRate learningRate, double beta2, Epsilon epsilon) implements Optimizer {

    /**
     * As {@link #of(LearningRate)}, with every option.
     *
     * @param learningRate α
     * @param beta2 β₂, the share of the past, in [0, 1)
     * @param epsilon ε and its place
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public RmsProp {
        Objects.requireNonNull(learningRate, "learningRate");
        Check.share("beta2", beta2);
        Objects.requireNonNull(epsilon, "epsilon");
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
        return new RmsProp(learningRate, 0.9, Epsilon.DEFAULT);
    }

    /**
     * The same optimizer with another β₂.
     *
     * @param beta2 β₂, in [0, 1)
     * @return the optimizer
     * @throws IllegalArgumentException if β₂ is out of its range
     */
    public RmsProp withBeta2(double beta2) {
        return new RmsProp(learningRate, beta2, epsilon);
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
     */
    public RmsProp withEpsilon(Epsilon epsilon) {
        return new RmsProp(learningRate, beta2, epsilon);
    }

    @Override
    public List<String> moments() {
        return List.of("s");
    }

    @Override
    public void step(Step step) {
        INDArray w = step.parameters();
        INDArray dw = step.gradient();
        INDArray s = step.moment("s");
        double alpha = step.learningRate();

        // S = β₂·S + (1-β₂)·dW²
        s.muli(beta2).addi(dw.mul(dw).muli(1 - beta2));
        // W = W - α·dW/(√S + ε)
        w.subi(dw.mul(alpha).divi(epsilon.root(s)));
    }

    @Override
    public String name() {
        return "RMSprop";
    }

    @Override
    public String toString() {
        return "RmsProp(α=" + learningRate + ", β₂=" + beta2 + ", ε=" + epsilon + ")";
    }
}
