/**
 * Networks that add modulo p keep numbers as waves: which frequencies the embedding holds, which part of the stream carries which, and
 * what the answers lose without it, beside shuffled numbers and random splits. No engine.
 */
package dev.unmesh.interpret.fourier;
