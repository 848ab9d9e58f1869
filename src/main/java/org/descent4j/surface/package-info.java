/** Functions of two variables to watch an optimizer on, and the paths that it walks. */
package org.descent4j.surface;
