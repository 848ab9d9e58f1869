/**
 * Programs that train for real and print what came out; too long for the tests. After {@code mvn package}:
 *
 * <pre>{@code
 * java -cp 'target/test-classes:target/jupyter/kernels/java/lib/*' org.descent4j.examples.DigitsTable
 * java -cp 'target/test-classes:target/jupyter/kernels/java/lib/*' org.descent4j.examples.MoonsTable
 * java -Xmx256m -cp 'target/test-classes:target/jupyter/kernels/java/lib/*' org.descent4j.examples.FiveMillion
 * java -Xmx256m -cp 'target/test-classes:target/jupyter/kernels/java/lib/*' org.descent4j.examples.SteadyMemory
 * java -Xmx256m -cp 'target/test-classes:target/jupyter/kernels/java/lib/*' org.descent4j.examples.SteadyMemory 1000000
 * }</pre>
 */
package org.descent4j.examples;
