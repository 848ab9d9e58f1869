/**
 * The optimization algorithms: immutable values that say how a step is made, and the stepper that makes it.
 *
 * <p>Each algorithm's step is written as the lecture writes it, one array operation a line of the formula. What they
 * share (refusing bad arrays, counting steps, slices with their own α, saved state) is in
 * {@link org.descent4j.optimizer.Stepper}.
 */
package org.descent4j.optimizer;
