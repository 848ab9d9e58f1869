package org.descent4j.internal.kernel;

/**
 * A weight decay that comes before a step. One of the two is 0.
 *
 * @param beside λ of the decoupled kind, {@code W = W - α·λ·W}
 * @param inGradient λ of the other, {@code dW = dW + λ·W}
 */
public record Decay(double beside, double inGradient) {}
