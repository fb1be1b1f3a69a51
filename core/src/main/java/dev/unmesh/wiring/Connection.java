package dev.unmesh.wiring;

import java.util.Objects;

/**
 * Weights from one group to another: a view of a parameter whose rows belong to {@code to} and whose columns belong to
 * {@code from}, by an index map each. Several connections may view one parameter.
 */
public record Connection(String name, String from, String to, ParameterView view, AxisMap rowMap, AxisMap columnMap) {
  public Connection {
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("a connection needs a name");
    }
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(view, "view");
    Objects.requireNonNull(rowMap, "rowMap");
    Objects.requireNonNull(columnMap, "columnMap");
  }

  public int rows() {
    return view.rows().length();
  }

  public int columns() {
    return view.columns().length();
  }

  /** Weights behind each entry: 1, or the kernel's height x width. */
  public int kernelSize() {
    return view.kernel().length();
  }
}
