/** Modules as networks of their own, and what can be proven of them. */
package dev.unmesh.cut;
