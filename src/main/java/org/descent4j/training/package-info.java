/** Training a network: the loop, what happened in it, progress while it runs, and checkpoints to go on from. */
package org.descent4j.training;
