package dev.unmesh.interpret.specialise;

import java.util.List;

/** Draws as they are read back: files write NaN as null, and those of version 0.1 have none. */
final class Drawn {
  private Drawn() {}

  static List<Double> of(List<Double> read) {
    return read == null ? List.of() : read.stream().map(draw -> draw == null ? Double.NaN : draw).toList();
  }
}
