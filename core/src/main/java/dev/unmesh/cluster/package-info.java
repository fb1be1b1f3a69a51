/**
 * Finding modules: bipartite and whole-network spectral clustering, contiguous blocks, Louvain on the neuron graph, and the null
 * models they are compared with. Weights in, partition out; pure Java, seeded and deterministic, safe to share between threads
 * unless a class says otherwise.
 */
package dev.unmesh.cluster;
