/**
 * Proven bounds on how far two networks of one shape lie apart: a {@link dev.unmesh.cut.certify.Chain} each, a
 * {@link dev.unmesh.cut.certify.Box} of inputs, a {@link dev.unmesh.cut.certify.Certifier}; beside it what a search finds
 * ({@link dev.unmesh.cut.certify.GradientAttack}), so that one sees how tight the proof is. A
 * {@link dev.unmesh.cut.certify.Certification} does so for a whole cut and makes its {@link dev.unmesh.cut.certify.Certificate}.
 */
package dev.unmesh.cut.certify;
