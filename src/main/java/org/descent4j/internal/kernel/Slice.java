package org.descent4j.internal.kernel;

/**
 * A part of the vector with its own factors.
 *
 * @param from the index of its first parameter
 * @param to the index after its last parameter
 * @param rateFactor what α is multiplied by
 * @param decayFactor what λ is multiplied by
 */
public record Slice(long from, long to, double rateFactor, double decayFactor) {}
