/**
 * How a step is carried out fast: inside of the library, for no one to call. What a step is stands in
 * {@link org.descent4j.optimizer}, as the lecture writes it; {@code Plans} there is the one door between the two.
 *
 * <p>A {@link org.descent4j.internal.kernel.Plan} says the same formulas in numbers, once; a
 * {@link org.descent4j.internal.kernel.Kernel} carries them out.
 */
package org.descent4j.internal.kernel;
