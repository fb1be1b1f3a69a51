/** Networks written for other tools. */
package dev.unmesh.cut.export;
