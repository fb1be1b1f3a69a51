/** Models that were not trained here: found in files and folders, recognised by their layout, read as a network with its wiring. */
package dev.unmesh.run.model;
