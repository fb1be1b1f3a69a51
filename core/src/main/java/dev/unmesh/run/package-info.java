/** Recipes carried out: run directories, provenance, resuming and reproducing. */
package dev.unmesh.run;
