/**
 * How few weights a network can do with, and what it then turns out to be: which outputs depend on which inputs, decided by knocking
 * them out. Needs data and a forward pass, but no particular engine.
 */
package dev.unmesh.interpret.prune;
