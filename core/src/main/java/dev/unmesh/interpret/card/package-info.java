/** What each module of a network is for: what it adds to each output, what excites it, how the network does with it and without it. */
package dev.unmesh.interpret.card;
