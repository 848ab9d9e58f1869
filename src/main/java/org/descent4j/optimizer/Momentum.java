package org.descent4j.optimizer;

import static org.descent4j.internal.guard.Check.checkArgument;

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
 * @param isHeavyBall whether the factor (1-β) is left out
 * @param isBiasCorrected whether v is divided by 1-β^t; not together with the heavy-ball form
 */
public record Momentum(LearningRate learningRate, double beta, boolean isHeavyBall, boolean isBiasCorrected)
        implements Optimizer {

    /**
     * As {@link #of(LearningRate)}, with every option.
     *
     * @param learningRate α
     * @param beta β, the share of the past, in [0, 1)
     * @param isHeavyBall whether the factor (1-β) is left out
     * @param isBiasCorrected whether v is divided by 1-β^t; not together with the heavy-ball form
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public Momentum {
        Objects.requireNonNull(learningRate, "learningRate");
        Check.share("beta", beta);
        checkArgument(!(isHeavyBall && isBiasCorrected), "biasCorrected = true: must be false in the heavy-ball form");
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
        return new Momentum(learningRate, 0.9, false, false);
    }

    /**
     * The same optimizer with another β.
     *
     * @param beta β, in [0, 1)
     * @return the optimizer
     * @throws IllegalArgumentException if β is out of its range
     */
    public Momentum withBeta(double beta) {
        return new Momentum(learningRate, beta, isHeavyBall, isBiasCorrected);
    }

    /**
     * The same optimizer in the form of the literature, {@code v = β·v + dW}.
     *
     * @return the optimizer
     * @throws IllegalArgumentException if this one is bias-corrected
     */
    public Momentum heavyBall() {
        return new Momentum(learningRate, beta, true, isBiasCorrected);
    }

    /**
     * The same optimizer with bias correction, {@code W = W - α·v/(1-β^t)}.
     *
     * @return the optimizer
     * @throws IllegalArgumentException if this one is in the heavy-ball form: its v is no average
     */
    public Momentum biasCorrected() {
        return new Momentum(learningRate, beta, isHeavyBall, true);
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
        double gain = isHeavyBall ? 1 : 1 - beta;
        double bias = isBiasCorrected ? BiasCorrection.of(beta).divisor(step.t()) : 1;

        // v = β·v + (1-β)·dW, where the heavy ball has 1 for (1-β)
        v.muli(beta).addi(dw.mul(gain));
        // W = W - α·v, bias-corrected W = W - α·v/(1-β^t)
        w.subi(v.mul(alpha / bias));
    }

    @Override
    public String toString() {
        return "Momentum(α=" + learningRate + ", β=" + beta + (isHeavyBall ? ", heavy ball" : "")
                + (isBiasCorrected ? ", bias-corrected" : "") + ")";
    }
}
