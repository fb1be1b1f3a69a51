/**
 * Proven bounds on how far two networks of one shape lie apart: a {@link dev.unmesh.cut.certify.Chain} each, a
 * {@link dev.unmesh.cut.certify.Box} of inputs, a {@link dev.unmesh.cut.certify.Certifier}; beside it what a search finds
 * ({@link dev.unmesh.cut.certify.GradientAttack}), so that one sees how tight the proof is.
 */
package dev.unmesh.cut.certify;
