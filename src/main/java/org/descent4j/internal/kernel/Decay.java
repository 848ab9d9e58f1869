package org.descent4j.internal.kernel;

/**
 * A weight decay that comes before a step: decoupled {@code W = W - α·λ·W}, or else {@code dW = dW + λ·W}.
 *
 * @param lambda λ
 * @param decoupled whether it stands beside the gradient
 */
public record Decay(double lambda, boolean decoupled) {}
