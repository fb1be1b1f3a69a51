/** What needs data to be told: what happens when modules are switched on and off, and which inputs excite them. */
package dev.unmesh.interpret;
