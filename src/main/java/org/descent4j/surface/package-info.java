/** Functions of two variables to watch an optimizer on, and its walk over them. */
package org.descent4j.surface;
