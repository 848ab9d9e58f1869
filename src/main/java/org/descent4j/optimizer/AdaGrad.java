package org.descent4j.optimizer;

import java.util.List;
import java.util.Objects;
import org.descent4j.schedule.LearningRate;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * AdaGrad: each parameter's step is divided by the root of the sum of all its squared gradients so far. Parameters that
 * rarely get a gradient take long steps; but the sum only grows, so that in the end every step dies.
 *
 * <p>Formula: {@code S = S + dW²} (element-wise), {@code W = W - α·dW/(√S + ε)}; S starts at 0. Where S starts at 0.1,
 * as in Keras, the first steps are shorter for gradients below 0.3.
 *
 * <p>Source: lecture row S14; J. Duchi, E. Hazan and Y. Singer, <i>Adaptive Subgradient Methods for Online Learning and
 * Stochastic Optimization</i>, 2011.
 *
 * <p>Example:
 *
 * <pre>{@code
 * INDArray w = Nd4j.createFromArray(1.0, -2.0);
 * Stepper stepper = AdaGrad.of(0.1).on(w);
 * stepper.step(Nd4j.createFromArray(10.0, -0.01));
 * w.getDouble(0);  // 0.9
 * stepper.step(Nd4j.createFromArray(10.0, -0.01));
 * w.getDouble(0);  // 0.8293
 * }</pre>
 *
 * @param learningRate α
 * @param epsilon ε and its place
 */
public record AdaGrad(LearningRate learningRate, Epsilon epsilon) implements Optimizer {

    /**
     * As {@link #of(LearningRate)}, with every option.
     *
     * @param learningRate α
     * @param epsilon ε and its place
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public AdaGrad {
        Objects.requireNonNull(learningRate, "learningRate");
        Objects.requireNonNull(epsilon, "epsilon").withoutCorrection();
    }

    /**
     * AdaGrad with a constant α, ε = 1e-8.
     *
     * @param learningRate α, at least 0 and finite
     * @return the optimizer
     * @throws IllegalArgumentException if α is negative or not finite
     */
    public static AdaGrad of(double learningRate) {
        return of(LearningRate.constant(learningRate));
    }

    /**
     * AdaGrad with an α that follows a schedule, ε = 1e-8.
     *
     * @param learningRate α
     * @return the optimizer
     */
    public static AdaGrad of(LearningRate learningRate) {
        return new AdaGrad(learningRate, Epsilon.DEFAULT);
    }

    /**
     * The same optimizer with another ε, outside the root.
     *
     * @param epsilon ε, finite and at least the smallest normal float, 1.18e-38
     * @return the optimizer
     * @throws IllegalArgumentException if ε is out of its range
     */
    public AdaGrad withEpsilon(double epsilon) {
        return withEpsilon(Epsilon.outsideRoot(epsilon));
    }

    /**
     * The same optimizer with another ε, outside the root or inside.
     *
     * @param epsilon ε and its place
     * @return the optimizer
     * @throws IllegalArgumentException if its place is before a correction, of which there is none
     */
    public AdaGrad withEpsilon(Epsilon epsilon) {
        return new AdaGrad(learningRate, epsilon);
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

        // S = S + dW²
        s.addi(dw.mul(dw));
        // W = W - α·dW/(√S + ε)
        w.subi(dw.mul(alpha).divi(epsilon.root(s)));
    }

    @Override
    public String toString() {
        return "AdaGrad(α=" + learningRate + ", ε=" + epsilon + ")";
    }
}
