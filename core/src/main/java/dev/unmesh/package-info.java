/** Unmesh: training neural networks that come apart into modules people can read. */
package dev.unmesh;
