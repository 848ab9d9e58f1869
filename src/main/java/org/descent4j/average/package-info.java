/** Exponentially weighted averages and their bias correction: what momentum, RMSprop and Adam are built from. */
package org.descent4j.average;
