/**
 * LibTorch through JavaCPP: loading, threads, scopes, memory. The only place that knows the quirks of either.
 * Elsewhere tensors are used freely, one {@link org.bytedeco.javacpp.PointerScope} around each step.
 */
package dev.unmesh.engine;
