/** The training loop: learner, optimiser, batches, events, checkpoints, resume. */
package dev.unmesh.train;
