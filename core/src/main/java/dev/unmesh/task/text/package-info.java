/**
 * Text to be continued: files and named corpora, turned into tokens and cut into windows of equal length. Held-out text is the end of
 * each file, so that nothing of it is ever seen in training.
 */
package dev.unmesh.task.text;
