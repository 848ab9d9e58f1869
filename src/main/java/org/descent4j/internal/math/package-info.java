/** Not for users: functions that a page has to take from its browser. */
package org.descent4j.internal.math;
