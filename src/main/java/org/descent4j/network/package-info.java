/**
 * Small dense networks: layers, activations, costs and their gradients, with all parameters in one flat vector that an
 * optimizer can step on.
 */
package org.descent4j.network;
