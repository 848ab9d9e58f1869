/** Learning rates that change while training runs: what α is at (epoch, t). Epochs and steps count from 1. */
package org.descent4j.schedule;
