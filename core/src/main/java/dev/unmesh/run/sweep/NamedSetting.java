package dev.unmesh.run.sweep;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One of the alternatives that a sweep compares, with all that lies under it.
 *
 * @param name empty in a file without {@code settings}, where there is one
 * @param recipes names or files, at least one
 * @param set fixed for every trial of it
 * @param space what is tried
 * @param seeds of every point; empty for the recipe's own
 * @param places where in the file each key stands
 */
record NamedSetting(
    String name, List<String> recipes, Map<String, JsonNode> set, SearchSpace space, Optional<List<Long>> seeds,
    Map<String, String> places) {}
