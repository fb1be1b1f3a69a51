/** Language models looked at through the text they write. */
package dev.unmesh.interpret.text;
