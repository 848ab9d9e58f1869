package org.descent4j.optimizer;

import java.util.List;
import java.util.Objects;
import org.descent4j.internal.guard.Check;
import org.descent4j.schedule.LearningRate;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * AdaDelta: the step is measured by the root of the average of past squared steps, in the unit of the parameters, so
 * that no α has to be found: the paper has none, which is α = 1.
 *
 * <p>Formula: {@code S = ρ·S + (1-ρ)·dW²}, {@code Δ = dW·√(D + ε)/√(S + ε)}, {@code D = ρ·D + (1-ρ)·Δ²}, {@code W = W -
 * α·Δ}; S and D start at 0, so that the first step is as short as ε makes it.
 *
 * <p>Source: M. D. Zeiler, <i>ADADELTA: An Adaptive Learning Rate Method</i>, 2012, algorithm 1.
 *
 * <p>Example:
 *
 * <pre>{@code
 * INDArray w = Nd4j.createFromArray(1.0, -2.0);
 * AdaDelta.of(1).on(w).step(Nd4j.createFromArray(10.0, 1.0));
 * w.getDouble(0);  // 0.9955
 * }</pre>
 *
 * @param learningRate α
 * @param rho ρ, the share of the past in both averages, in [0, 1)
 * @param epsilon ε, inside both roots, finite and at least the smallest normal float, 1.18e-38
 */
public record AdaDelta(LearningRate learningRate, double rho, double epsilon) implements Optimizer {

    /**
     * As {@link #of(LearningRate)}, with every option.
     *
     * @param learningRate α
     * @param rho ρ, the share of the past in both averages, in [0, 1)
     * @param epsilon ε, inside both roots, finite and at least the smallest normal float, 1.18e-38
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public AdaDelta {
        Objects.requireNonNull(learningRate, "learningRate");
        Check.share("rho", rho);
        Epsilon.insideRoot(epsilon);
    }

    /**
     * AdaDelta with a constant α, ρ = 0.95, ε = 1e-6.
     *
     * @param learningRate α, at least 0 and finite
     * @return the optimizer
     * @throws IllegalArgumentException if α is negative or not finite
     */
    public static AdaDelta of(double learningRate) {
        return of(LearningRate.constant(learningRate));
    }

    /**
     * AdaDelta with an α that follows a schedule, ρ = 0.95, ε = 1e-6.
     *
     * @param learningRate α
     * @return the optimizer
     */
    public static AdaDelta of(LearningRate learningRate) {
        return new AdaDelta(learningRate, 0.95, 1e-6);
    }

    /**
     * The same optimizer with another ρ.
     *
     * @param rho ρ, in [0, 1)
     * @return the optimizer
     * @throws IllegalArgumentException if ρ is out of its range
     */
    public AdaDelta withRho(double rho) {
        return new AdaDelta(learningRate, rho, epsilon);
    }

    /**
     * The same optimizer with another ε.
     *
     * @param epsilon ε, finite and at least the smallest normal float, 1.18e-38
     * @return the optimizer
     * @throws IllegalArgumentException if ε is out of its range
     */
    public AdaDelta withEpsilon(double epsilon) {
        return new AdaDelta(learningRate, rho, epsilon);
    }

    @Override
    public List<String> moments() {
        return List.of("s", "d");
    }

    @Override
    public void step(Step step) {
        INDArray w = step.parameters();
        INDArray dw = step.gradient();
        INDArray s = step.moment("s");
        INDArray d = step.moment("d");
        double alpha = step.learningRate();
        Epsilon inRoot = Epsilon.insideRoot(epsilon);

        // S = ρ·S + (1-ρ)·dW²
        s.muli(rho).addi(dw.mul(dw).muli(1 - rho));
        // Δ = dW·√(D + ε)/√(S + ε)
        INDArray delta = dw.mul(inRoot.root(d)).divi(inRoot.root(s));
        // D = ρ·D + (1-ρ)·Δ²
        d.muli(rho).addi(delta.mul(delta).muli(1 - rho));
        // W = W - α·Δ
        w.subi(delta.muli(alpha));
    }

    @Override
    public String toString() {
        return "AdaDelta(α=" + learningRate + ", ρ=" + rho + ", ε=" + epsilon + ")";
    }
}
