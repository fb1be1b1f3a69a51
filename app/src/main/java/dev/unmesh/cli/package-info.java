/** The command: what people type, and what they see while it runs. Results go to stdout, everything else to stderr. */
package dev.unmesh.cli;
