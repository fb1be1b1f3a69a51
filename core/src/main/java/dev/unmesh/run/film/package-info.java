/** The film of a run: its wiring in snapshots through training, taken, written and read. */
package dev.unmesh.run.film;
