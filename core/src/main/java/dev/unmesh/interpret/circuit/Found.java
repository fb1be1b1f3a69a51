package dev.unmesh.interpret.circuit;

import java.util.List;

/**
 * What a search came to.
 *
 * @param edges the circuit's
 * @param order units in the order they would be taken out, the first first; the circuit's own may stand at its end, or not at all
 */
record Found(EdgeSet edges, List<Unit> order) {}
