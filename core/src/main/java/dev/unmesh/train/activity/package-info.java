/**
 * Terms of the loss that read what modules do on a batch, rather than what they weigh: specialisation, given or discovered, competition
 * and gradient routing. All go through autograd.
 */
package dev.unmesh.train.activity;
