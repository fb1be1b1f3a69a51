/**
 * A stack of fully connected layers in several forms, equal in what they answer, not in what they cost: dense, masked, in blocks, in parts,
 * sparse.
 */
package dev.unmesh.cut.fast;
