package org.descent4j.optimizer;

import java.util.List;
import java.util.Objects;
import org.descent4j.average.BiasCorrection;
import org.descent4j.internal.guard.Check;
import org.descent4j.schedule.LearningRate;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Adam, adaptive moment estimation: momentum and RMSprop in one. The first moment V says where to go, the second moment
 * S how far each parameter may; both are bias-corrected, so that the first step of every parameter is α long.
 *
 * <p>Formula: {@code V = β₁·V + (1-β₁)·dW}, {@code S = β₂·S + (1-β₂)·dW²}, {@code Vᶜ = V/(1-β₁^t)}, {@code Sᶜ =
 * S/(1-β₂^t)}, {@code W = W - α·Vᶜ/(√Sᶜ + ε)}; V and S start at 0. α needs tuning; the defaults of the others rarely
 * do. Two variants change one line each:
 *
 * <ul>
 *   <li>{@link #amsgrad() AMSGrad}, whose second moment never falls: {@code Smax = max(Smax, S)}, {@code Sᶜ =
 *       Smax/(1-β₂^t)}. Where a rare, large gradient is what matters, Adam forgets it and can walk away from the
 *       minimum; here the largest S so far keeps holding the step down.
 *   <li>{@link #nesterov() NAdam}, which looks ahead: {@code Vᶜ = β₁·V/(1-β₁^(t+1)) + (1-β₁)·dW/(1-β₁^t)}, the first
 *       moment as it would be after the next step if the gradient stayed the same.
 * </ul>
 *
 * <p>Source: lecture row S15; D. P. Kingma and J. Ba, <i>Adam: A Method for Stochastic Optimization</i>, 2015,
 * algorithm 1. The lecture writes ε inside the root: {@link Epsilon#insideRoot}. AMSGrad: S. J. Reddi, S. Kale and S.
 * Kumar, <i>On the Convergence of Adam and Beyond</i>, 2018, algorithm 2, which leaves bias correction out; with it, as
 * here, is what libraries have made usual. The largest S is taken before the correction, as in PyTorch; Optax takes the
 * largest corrected one, {@code max(Sᶜ)}, which holds first steps down for good. NAdam: T. Dozat, <i>Incorporating
 * Nesterov Momentum into Adam</i>, 2016, algorithm 2, with the same β₁ at every step. PyTorch's and Keras' NAdam let it
 * grow, {@code μ_t = β₁·(1 - 0.96^(ψ·t)/2)}, and correct by the product of all μ so far: with ψ = 0.004 over some
 * thousands of steps in PyTorch, with ψ = 1 within the first hundred in Keras. Their first step is 1.06 α long, this
 * one's 1.47 α. That product is neither a moment nor a number of the step, and is not here; with a very large ψ both
 * are this formula.
 *
 * <p>Example:
 *
 * <pre>{@code
 * INDArray w = Nd4j.createFromArray(1.0, -2.0);
 * Optimizer adam = Adam.of(0.001).withBeta2(0.99);
 * adam.on(w).step(Nd4j.createFromArray(10.0, -0.1));
 * w.getDouble(0);  // 0.999
 * w.getDouble(1);  // -1.999
 * Adam.of(0.001).nesterov().on(w).step(Nd4j.createFromArray(10.0, -0.1));
 * w.getDouble(0);  // 0.99753
 * Adam.of(0.001).amsgrad().moments();  // [v, s, sMax]
 * }</pre>
 *
 * @param learningRate α
 * @param beta1 β₁, the share of the past in the first moment, in [0, 1)
 * @param beta2 β₂, the share of the past in the second moment, in [0, 1)
 * @param epsilon ε and its place
 * @param form which of the variants
 */
public record Adam(LearningRate learningRate, double beta1, double beta2, Epsilon epsilon, Form form)
        implements Optimizer {

    /** The variants. */
    public enum Form {
        /** As published, with S. */
        PLAIN,
        /** With the largest S so far. */
        AMSGRAD,
        /** With the V of the step after. */
        NESTEROV
    }

    /**
     * As {@link #of(LearningRate)}, with every option.
     *
     * @param learningRate α
     * @param beta1 β₁, the share of the past in the first moment, in [0, 1)
     * @param beta2 β₂, the share of the past in the second moment, in [0, 1)
     * @param epsilon ε and its place
     * @param form which of the variants
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public Adam {
        Objects.requireNonNull(learningRate, "learningRate");
        Check.share("beta1", beta1);
        Check.share("beta2", beta2);
        Objects.requireNonNull(epsilon, "epsilon");
        Objects.requireNonNull(form, "form");
    }

    /**
     * Adam with a constant α, β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
     *
     * @param learningRate α, at least 0 and finite
     * @return the optimizer
     * @throws IllegalArgumentException if α is negative or not finite
     */
    public static Adam of(double learningRate) {
        return of(LearningRate.constant(learningRate));
    }

    /**
     * Adam with an α that follows a schedule, β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
     *
     * @param learningRate α
     * @return the optimizer
     */
    public static Adam of(LearningRate learningRate) {
        return new Adam(learningRate, 0.9, 0.999, Epsilon.DEFAULT, Form.PLAIN);
    }

    /**
     * The same optimizer with another β₁.
     *
     * @param beta1 β₁, in [0, 1)
     * @return the optimizer
     * @throws IllegalArgumentException if β₁ is out of its range
     */
    public Adam withBeta1(double beta1) {
        return new Adam(learningRate, beta1, beta2, epsilon, form);
    }

    /**
     * The same optimizer with another β₂.
     *
     * @param beta2 β₂, in [0, 1)
     * @return the optimizer
     * @throws IllegalArgumentException if β₂ is out of its range
     */
    public Adam withBeta2(double beta2) {
        return new Adam(learningRate, beta1, beta2, epsilon, form);
    }

    /**
     * The same optimizer with another ε, outside the root.
     *
     * @param epsilon ε, finite and at least the smallest normal float, 1.18e-38
     * @return the optimizer
     * @throws IllegalArgumentException if ε is out of its range
     */
    public Adam withEpsilon(double epsilon) {
        return withEpsilon(Epsilon.outsideRoot(epsilon));
    }

    /**
     * The same optimizer with another ε, outside the root, inside, or before the correction.
     *
     * @param epsilon ε and its place
     * @return the optimizer
     */
    public Adam withEpsilon(Epsilon epsilon) {
        return new Adam(learningRate, beta1, beta2, epsilon, form);
    }

    /**
     * The same optimizer as AMSGrad, {@code Sᶜ = max(S)/(1-β₂^t)}.
     *
     * @return the optimizer
     */
    public Adam amsgrad() {
        return new Adam(learningRate, beta1, beta2, epsilon, Form.AMSGRAD);
    }

    /**
     * The same optimizer as NAdam, {@code Vᶜ = β₁·V/(1-β₁^(t+1)) + (1-β₁)·dW/(1-β₁^t)}.
     *
     * @return the optimizer
     */
    public Adam nesterov() {
        return new Adam(learningRate, beta1, beta2, epsilon, Form.NESTEROV);
    }

    @Override
    public List<String> moments() {
        return form == Form.AMSGRAD ? List.of("v", "s", "sMax") : List.of("v", "s");
    }

    @Override
    public void step(Step step) {
        INDArray w = step.parameters();
        INDArray dw = step.gradient();
        INDArray v = step.moment("v");
        INDArray s = step.moment("s");
        double alpha = step.learningRate();
        double bias1 = BiasCorrection.of(beta1).divisor(step.t());
        double bias1Next = BiasCorrection.of(beta1).divisor(step.t() + 1);
        double bias2 = BiasCorrection.of(beta2).divisor(step.t());

        // V = β₁·V + (1-β₁)·dW
        v.muli(beta1).addi(dw.mul(1 - beta1));
        // S = β₂·S + (1-β₂)·dW²
        s.muli(beta2).addi(dw.mul(dw).muli(1 - beta2));
        // Vᶜ = V/(1-β₁^t), looking ahead Vᶜ = β₁·V/(1-β₁^(t+1)) + (1-β₁)·dW/(1-β₁^t)
        INDArray vCorrected =
                form == Form.NESTEROV ? v.mul(beta1 / bias1Next).addi(dw.mul((1 - beta1) / bias1)) : v.div(bias1);
        // Sᶜ = S/(1-β₂^t), in AMSGrad Smax = max(Smax, S), Sᶜ = Smax/(1-β₂^t)
        INDArray sUsed = form == Form.AMSGRAD ? Transforms.max(step.moment("sMax"), s, false) : s;
        INDArray sCorrected = sUsed.div(bias2);
        // W = W - α·Vᶜ/(√Sᶜ + ε)
        w.subi(vCorrected.muli(alpha).divi(epsilon.root(sCorrected, bias2)));
    }

    @Override
    public String name() {
        return switch (form) {
            case PLAIN -> "Adam";
            case AMSGRAD -> "AMSGrad";
            case NESTEROV -> "NAdam";
        };
    }

    @Override
    public String toString() {
        return "Adam(" + settings() + ")";
    }

    /** What stands in the brackets. */
    String settings() {
        String variant = switch (form) {
            case PLAIN -> "";
            case AMSGRAD -> ", AMSGrad";
            case NESTEROV -> ", Nesterov";
        };
        return "α=" + learningRate + ", β₁=" + beta1 + ", β₂=" + beta2 + ", ε=" + epsilon + variant;
    }
}
