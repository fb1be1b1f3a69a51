package dev.unmesh.report;

import java.util.List;
import java.util.Objects;

/**
 * Modules on and off in one connection.
 *
 * @param metric "accuracy" (a share, higher is better) or another name, such as "loss" (any range)
 * @param classes names of the classes, or of the outputs
 * @param base the untouched network's metric for each class, {@code baseOverall} over all inputs
 * @param draws random splits behind each control
 */
public record AblationView(
    String connection,
    String metric,
    List<String> classes,
    double[] base,
    double baseOverall,
    List<ModuleAblation> modules,
    int draws) {
  public AblationView {
    Objects.requireNonNull(connection, "connection");
    Objects.requireNonNull(metric, "metric");
    classes = List.copyOf(classes);
    modules = List.copyOf(modules);
    base = base.clone();
    if (base.length != classes.size()) {
      throw new IllegalArgumentException(base.length + " base values for " + classes.size() + " classes");
    }
    for (ModuleAblation module : modules) {
      if (module.off().values().length != classes.size() || module.on().values().length != classes.size()) {
        throw new IllegalArgumentException("module " + module.module() + " needs a value for each of " + classes.size() + " classes");
      }
    }
  }

  @Override
  public double[] base() {
    return base.clone();
  }
}
