package dev.unmesh.interpret.circuit;

/**
 * How a circuit lies in modules: of its edges within the connections that modules divide, those with both ends in one module.
 *
 * @param edges of the circuit in divided connections
 * @param touched modules that hold an end of any of them
 * @param inside share of them that lie inside one module, whichever; NaN without edges
 * @param largest share of them inside the module that holds most
 * @param insideControl {@code inside} under random splits of the same sizes, mean
 * @param insideControlSd and standard deviation
 * @param largestControl {@code largest} under the same splits, mean
 */
public record ModuleShare(
    int edges, int touched, double inside, double largest, double insideControl, double insideControlSd, double largestControl) {}
