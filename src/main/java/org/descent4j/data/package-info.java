/** Examples, their mini-batches, and the data sets that the lectures use. */
package org.descent4j.data;
