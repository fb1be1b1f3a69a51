package dev.unmesh.wiring;

import java.util.Objects;
import java.util.Optional;

/** Which reorderings of a group leave the network's function unchanged. */
public sealed interface Symmetry {
  Symmetry FREE = new Free();
  Symmetry FIXED = new Fixed();

  /** Any reordering will do. */
  record Free() implements Symmetry {}

  /** No reordering: pixels, tokens, rotary dimensions. */
  record Fixed() implements Symmetry {}

  /**
   * The group follows another: each neuron of {@code leader} owns {@code width} consecutive neurons here, in the leader's order.
   * Width 1 ties keys to queries; width h x w ties the units of a flattened feature map to its channels.
   */
  record Lockstep(String leader, int width) implements Symmetry {
    public Lockstep {
      Objects.requireNonNull(leader, "leader");
      if (width < 1) {
        throw new IllegalArgumentException("lockstep with '" + leader + "': width must be at least 1, was " + width);
      }
    }
  }

  /**
   * Blocks of {@code width} neurons (attention heads) may be reordered as wholes and within themselves, never mixed.
   * With {@code orderedWith}, whole blocks keep the order of that group's blocks (values follow queries, head by head). The first
   * {@code fixed} neurons of a block keep their places within it (rotary dimensions).
   */
  record Blocks(int width, Optional<String> orderedWith, int fixed) implements Symmetry {
    public Blocks {
      Objects.requireNonNull(orderedWith, "orderedWith");
      if (width < 1) {
        throw new IllegalArgumentException("blocks: width must be at least 1, was " + width);
      }
      if (fixed < 0 || fixed > width) {
        throw new IllegalArgumentException("blocks of " + width + ": fixed must be 0 to " + width + ", was " + fixed);
      }
    }

    /** Blocks free within. */
    public Blocks(int width, Optional<String> orderedWith) {
      this(width, orderedWith, 0);
    }
  }
}
