package dev.unmesh.report;

import java.util.List;
import java.util.Objects;

/**
 * Example inputs, module by module.
 *
 * @param where the group whose activity was read ("hidden 2")
 * @param by how an input's score is defined ("L2 norm of the module's activations")
 */
public record ModuleExamples(String where, String by, List<ModuleExample> modules) {
  public ModuleExamples {
    Objects.requireNonNull(where, "where");
    Objects.requireNonNull(by, "by");
    modules = List.copyOf(modules);
  }
}
