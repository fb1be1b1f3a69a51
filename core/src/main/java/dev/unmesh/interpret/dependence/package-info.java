/** How many modules an answer depends on: tokens predicted right, module after module switched off, or left alone, beside random splits. */
package dev.unmesh.interpret.dependence;
