/**
 * What pushes a network apart into modules: each pressure a value and a closed-form gradient on the weights, one kernel on float
 * arrays and one in LibTorch operations; strength schedules; and the neuron swap, which returns a permutation and applies nothing.
 */
package dev.unmesh.pressure;
