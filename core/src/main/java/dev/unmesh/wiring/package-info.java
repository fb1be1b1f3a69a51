/**
 * What is connected to what: neuron groups, connections, partitions and permutations, free of any engine and of any I/O.
 * All types are immutable and safe to share between threads; arrays handed out by accessors are copies unless a method says otherwise.
 */
package dev.unmesh.wiring;
