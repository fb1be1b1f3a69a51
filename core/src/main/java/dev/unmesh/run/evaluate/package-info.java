/** Models, trained here or elsewhere, graded on a task's examples. */
package dev.unmesh.run.evaluate;
