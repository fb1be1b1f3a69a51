/** How specialised modules are: which classes each answers to, and what its loss costs them, beside random splits. */
package dev.unmesh.interpret.specialise;
