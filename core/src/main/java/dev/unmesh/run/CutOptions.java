package dev.unmesh.run;

import java.util.ArrayList;
import java.util.List;

/**
 * How a run is to be cut.
 *
 * @param tolerance the largest difference of any output between the parts and the whole
 * @param project whether weights between modules are cut off; else they must be 0
 */
public record CutOptions(double tolerance, boolean project) {
  /** Floats summed in another order differ by less, where outputs are of the size of logits. */
  public static final double TOLERANCE = 1e-4;

  public CutOptions {
    if (!(tolerance >= 0 && Double.isFinite(tolerance))) {
      throw new IllegalArgumentException("the tolerance must be a number of at least 0, was " + tolerance);
    }
  }

  /** As the command line says them; none for what it takes unasked. */
  List<String> written() {
    List<String> written = new ArrayList<>();
    if (tolerance != TOLERANCE) {
      written.add("--tolerance " + tolerance);
    }
    if (project) {
      written.add("--project");
    }
    return written;
  }
}
