/**
 * Optimization algorithms of deep learning. What stands under {@code org.descent4j.internal} is the library's own, for
 * no one to call: it may change with every version.
 */
package org.descent4j;
