package org.descent4j.optimizer;

import java.util.List;
import java.util.Objects;
import org.descent4j.internal.guard.Check;
import org.descent4j.schedule.LearningRate;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Nesterov's accelerated gradient: momentum that looks ahead. The step is not that of v, but already that of the next v
 * would be if the gradient stayed the same, so that it brakes earlier where the valley turns.
 *
 * <p>Formula: {@code v = β·v + (1-β)·dW}, {@code W = W - α·(β·v + (1-β)·dW)}; v starts at 0. In the {@link #heavyBall()
 * heavy-ball} form the factor (1-β) is left out of both.
 *
 * <p>Source: Y. Nesterov, <i>A method of solving a convex programming problem with convergence rate O(1/k²)</i>, 1983,
 * in the form of I. Sutskever et al., <i>On the importance of initialization and momentum in deep learning</i>, 2013,
 * with the parameters at the point that is looked at; as an average in the manner of lecture row S11.
 *
 * <p>Example:
 *
 * <pre>{@code
 * INDArray w = Nd4j.createFromArray(1.0, -2.0);
 * Nesterov.of(0.1).on(w).step(Nd4j.createFromArray(10.0, 1.0));
 * w.getDouble(0);  // 0.81
 * Optimizer literature = Nesterov.of(0.01).withBeta(0.99).heavyBall();
 * }</pre>
 *
 * @param learningRate α
 * @param beta β, the share of the past, in [0, 1)
 * @param form what v is
 */
public record Nesterov(LearningRate learningRate, double beta, Form form) implements Optimizer {

    /** What v is. */
    public enum Form {
        /** An average of the gradients, {@code v = β·v + (1-β)·dW}. */
        AVERAGE,
        /** A sum in which past gradients fade, {@code v = β·v + dW}. */
        HEAVY_BALL
    }

    /**
     * As {@link #of(LearningRate)}, with every option.
     *
     * @param learningRate α
     * @param beta β, the share of the past, in [0, 1)
     * @param form what v is
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public Nesterov {
        Objects.requireNonNull(learningRate, "learningRate");
        Check.share("beta", beta);
        Objects.requireNonNull(form, "form");
    }

    /**
     * Nesterov's momentum with a constant α, β = 0.9, as an average.
     *
     * @param learningRate α, at least 0 and finite
     * @return the optimizer
     * @throws IllegalArgumentException if α is negative or not finite
     */
    public static Nesterov of(double learningRate) {
        return of(LearningRate.constant(learningRate));
    }

    /**
     * Nesterov's momentum with an α that follows a schedule, β = 0.9, as an average.
     *
     * @param learningRate α
     * @return the optimizer
     */
    public static Nesterov of(LearningRate learningRate) {
        return new Nesterov(learningRate, 0.9, Form.AVERAGE);
    }

    /**
     * The same optimizer with another β.
     *
     * @param beta β, in [0, 1)
     * @return the optimizer
     * @throws IllegalArgumentException if β is out of its range
     */
    public Nesterov withBeta(double beta) {
        return new Nesterov(learningRate, beta, form);
    }

    /**
     * The same optimizer in the form of the literature, {@code v = β·v + dW}.
     *
     * @return the optimizer
     */
    public Nesterov heavyBall() {
        return new Nesterov(learningRate, beta, Form.HEAVY_BALL);
    }

    @Override
    public List<String> moments() {
        return List.of("v");
    }

    @Override
    public void step(Step step) {
        INDArray w = step.parameters();
        INDArray dw = step.gradient();
        INDArray v = step.moment("v");
        double alpha = step.learningRate();
        double gain = form == Form.HEAVY_BALL ? 1 : 1 - beta;

        // v = β·v + (1-β)·dW, where the heavy ball has 1 for (1-β)
        v.muli(beta).addi(dw.mul(gain));
        // W = W - α·(β·v + (1-β)·dW)
        w.subi(v.mul(beta).addi(dw.mul(gain)).muli(alpha));
    }

    @Override
    public String toString() {
        return "Nesterov(α=" + learningRate + ", β=" + beta + (form == Form.HEAVY_BALL ? ", heavy ball" : "") + ")";
    }
}
