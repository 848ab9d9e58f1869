/** Not for users: what a live figure asks of the library, written so that it runs in a page as well. */
package org.descent4j.internal.live;
