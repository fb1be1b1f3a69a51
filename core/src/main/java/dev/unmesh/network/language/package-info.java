/**
 * Language models of GPT-2's and GPT-NeoX's (Pythia's) kind, from scratch or from a folder in Hugging Face's layout. Parameters carry
 * that layout's names; layers are numbered from 0, as there.
 */
package dev.unmesh.network.language;
