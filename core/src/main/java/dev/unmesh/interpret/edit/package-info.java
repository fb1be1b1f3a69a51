/** Weights changed one by one, neurons silenced, and both taken back. No engine. */
package dev.unmesh.interpret.edit;
