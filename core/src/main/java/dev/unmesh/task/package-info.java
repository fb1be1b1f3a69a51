/**
 * What is learned: data, splits, loss. A {@link dev.unmesh.task.Task} is opened from {@link dev.unmesh.task.TaskOptions} by
 * {@link dev.unmesh.task.Tasks}; it holds its training and test examples in memory, images as bytes.
 *
 * <p>A new synthetic task is an options record plus a formula; nothing silently shrinks a data set.
 */
package dev.unmesh.task;
