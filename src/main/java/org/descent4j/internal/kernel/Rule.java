package org.descent4j.internal.kernel;

/**
 * The kinds of step that differ by more than their {@link Numbers}. Where S occurs, {@code root = √(correction·S +
 * inside) + outside}; then one division and one root a parameter are enough, because the bias corrections, which are
 * the same for all parameters, have moved into the numbers.
 */
public enum Rule {
    /** {@code W -= byGradient·dW}. */
    DESCENT,

    /** {@code V = beta1·V + gain1·dW}, {@code W -= byMoment·V + byGradient·dW}. */
    MOMENTUM,

    /** {@code S = beta2·S + gain2·dW²}, {@code W -= byGradient·dW/root}. */
    RMS,

    /** S as in RMS, {@code V = beta1·V + dW/root}, {@code W -= byMoment·V}. */
    RMS_MOMENTUM,

    /**
     * S as in RMS, {@code M = beta2·M + gain2·dW}, and {@code S - M²} for S in the root; then on as in RMS, or, where
     * there is a third moment V, as in RMS_MOMENTUM.
     */
    RMS_CENTERED,

    /** V as in MOMENTUM, S as in RMS, {@code W -= (byMoment·V + byGradient·dW)/root}. */
    ADAM,

    /** V and S as in ADAM, {@code M = max(M, S)}, {@code W -= byMoment·V/root}, where root is that of M. */
    AMSGRAD,

    /**
     * S as in RMS, {@code Δ = dW·√((D + inside)/(S + inside))}, {@code D = beta2·D + gain2·Δ²}, {@code W -=
     * byGradient·Δ}.
     */
    ADADELTA,

    /** {@code W -= byGradient·sign(beta1·V + gain1·dW)}, {@code V = beta2·V + gain2·dW}. */
    LION;

    /**
     * Whether the gradient is squared.
     *
     * @return whether it is
     */
    public boolean squares() {
        return this != DESCENT && this != MOMENTUM && this != LION;
    }
}
