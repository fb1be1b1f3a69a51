/**
 * What the weights alone tell of a network: clusterability and Newman modularity, each with its null, wiring cost and sparsity. No
 * engine, no data. The records serialise to the JSON of {@code unmesh measure}.
 */
package dev.unmesh.measure;
