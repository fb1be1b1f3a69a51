/**
 * Networks: parameters, forward pass and the wiring each states. A network owns its tensors; close it to free them.
 * Not safe for use by several threads at once.
 */
package dev.unmesh.network;
