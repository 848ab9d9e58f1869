package org.descent4j.optimizer;

import java.util.List;
import java.util.Objects;
import org.descent4j.average.BiasCorrection;
import org.descent4j.internal.guard.Check;
import org.descent4j.schedule.LearningRate;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Momentum: the step follows an exponentially weighted average of the gradients. What changes its sign from step to
 * step cancels out, what keeps it adds up: on an elongated bowl the oscillation across the valley is damped, and a
 * larger α can be used.
 *
 * <p>Formula: {@code v = β·v + (1-β)·dW}, {@code W = W - α·v}; v starts at 0. With β = 0.9 it averages about the last
 * 10 gradients. {@link #biasCorrected() Bias-corrected}: {@code W = W - α·v/(1-β^t)}. The {@link #heavyBall()
 * heavy-ball} form of the literature leaves the factor out, {@code v = β·v + dW}: v grows to 1/(1-β) times the average,
 * and with α·(1-β) in place of α it makes the same steps, as long as β stays the same. A schedule of α does not break
 * that, because α is not inside v.
 *
 * <p>Source: lecture rows S11 and S12; B. T. Polyak, <i>Some methods of speeding up the convergence of iteration
 * methods</i>, 1964.
 *
 * <p>Example:
 *
 * <pre>{@code
 * INDArray w = Nd4j.createFromArray(1.0, -2.0);
 * Momentum.of(0.1).withBeta(0.9).on(w).step(Nd4j.createFromArray(10.0, 1.0));
 * w.getDouble(0);  // 0.9
 * Momentum.of(0.01).heavyBall().on(w).step(Nd4j.createFromArray(10.0, 1.0));
 * w.getDouble(0);  // 0.8
 * Optimizer slowing = Momentum.of(LearningRate.inverseTime(0.2, 1));
 * }</pre>
 *
 * @param learningRate α
 * @param beta β, the share of the past, in [0, 1)
 * @param form what v is, and whether it is corrected
 */
public record Momentum(LearningRate learningRate, double beta, Form form) implements Optimizer {

    /** What v is. */
    public enum Form {
        /** An average of the gradients, {@code v = β·v + (1-β)·dW}. */
        AVERAGE,
        /** The same, divided by 1-β^t in the step. */
        BIAS_CORRECTED,
        /** A sum in which past gradients fade, {@code v = β·v + dW}; it has no bias. */
        HEAVY_BALL
    }

    /**
     * As {@link #of(LearningRate)}, with every option.
     *
     * @param learningRate α
     * @param beta β, the share of the past, in [0, 1)
     * @param form what v is, and whether it is corrected
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public Momentum {
        Objects.requireNonNull(learningRate, "learningRate");
        Check.share("beta", beta);
        Objects.requireNonNull(form, "form");
    }

    /**
     * Momentum with a constant α, β = 0.9, as an average.
     *
     * @param learningRate α, at least 0 and finite
     * @return the optimizer
     * @throws IllegalArgumentException if α is negative or not finite
     */
    public static Momentum of(double learningRate) {
        return of(LearningRate.constant(learningRate));
    }

    /**
     * Momentum with an α that follows a schedule, β = 0.9, as an average.
     *
     * @param learningRate α
     * @return the optimizer
     */
    public static Momentum of(LearningRate learningRate) {
        return new Momentum(learningRate, 0.9, Form.AVERAGE);
    }

    /**
     * The same optimizer with another β.
     *
     * @param beta β, in [0, 1)
     * @return the optimizer
     * @throws IllegalArgumentException if β is out of its range
     */
    public Momentum withBeta(double beta) {
        return new Momentum(learningRate, beta, form);
    }

    /**
     * The same optimizer in the form of the literature, {@code v = β·v + dW}.
     *
     * @return the optimizer
     */
    public Momentum heavyBall() {
        return new Momentum(learningRate, beta, Form.HEAVY_BALL);
    }

    /**
     * The same optimizer as an average with bias correction, {@code W = W - α·v/(1-β^t)}.
     *
     * @return the optimizer
     */
    public Momentum biasCorrected() {
        return new Momentum(learningRate, beta, Form.BIAS_CORRECTED);
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
        double bias = form == Form.BIAS_CORRECTED ? BiasCorrection.of(beta).divisor(step.t()) : 1;

        // v = β·v + (1-β)·dW, where the heavy ball has 1 for (1-β)
        v.muli(beta).addi(dw.mul(gain));
        // W = W - α·v, bias-corrected W = W - α·v/(1-β^t)
        w.subi(v.mul(alpha / bias));
    }

    @Override
    public String toString() {
        String variant = switch (form) {
            case AVERAGE -> "";
            case BIAS_CORRECTED -> ", bias-corrected";
            case HEAVY_BALL -> ", heavy ball";
        };
        return "Momentum(α=" + learningRate + ", β=" + beta + variant + ")";
    }
}
