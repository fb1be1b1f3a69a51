package dev.unmesh.network;

import dev.unmesh.wiring.Coordinates;

/** Where the neurons of a layer are placed for the connection cost. Source: BIMT, section 2. */
public enum Layout {
  /** Evenly on [0, 1]. */
  LINE {
    @Override
    public Coordinates place(int n) {
      return Coordinates.line(n);
    }
  },
  /** The cell centres of a square grid; needs a square number of neurons. */
  GRID {
    @Override
    public Coordinates place(int n) {
      return Coordinates.grid(n);
    }
  },
  /** A circle of radius .25 round the centre, for the outputs of a 2-D network. */
  RING {
    @Override
    public Coordinates place(int n) {
      return Coordinates.ring(n, .25);
    }
  };

  public abstract Coordinates place(int n);
}
