/** Files that are written whole or not at all. */
package org.descent4j.internal.file;
