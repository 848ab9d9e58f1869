/**
 * Damaged files for every reader of the library: either the value is one that a legal file gives, or the exception is
 * the one of the rule in {@link org.descent4j.internal.guard}. A short form runs with the tests; the long one after
 * {@code mvn package}, in bounded memory:
 *
 * <pre>{@code
 * java -Xmx256m -cp 'target/test-classes:target/jupyter/kernels/java/lib/*' org.descent4j.fuzz.Fuzz 10000
 * }</pre>
 */
package org.descent4j.fuzz;
