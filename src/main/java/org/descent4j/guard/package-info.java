/** What stands before the work: arguments that make sense, arrays that are open, a thread that is not to stop. */
package org.descent4j.guard;
