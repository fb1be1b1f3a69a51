/**
 * Text to tokens and back: bytes, and byte-level BPE as GPT-2 and GPT-NeoX (Pythia) have it, from their own files.
 *
 * <p>{@link dev.unmesh.format.tokeniser.TokeniserFolder} opens what a model's folder holds. A file that asks for something not done
 * here exactly is refused, with the kind named: a tokeniser that is nearly right feeds a model wrong numbers without anyone noticing.
 */
package dev.unmesh.format.tokeniser;
