package dev.unmesh.report;

import java.util.Objects;
import java.util.Optional;

/**
 * One module silenced, and all the others silenced.
 *
 * @param off the module's rows and columns set to zero
 * @param on those of every other module set to zero
 * @param rowsOff the module's rows only set to zero: as much of a dense matrix as of a modular one
 */
public record ModuleAblation(int module, AblationEffect off, AblationEffect on, Optional<AblationEffect> rowsOff) {
  public ModuleAblation {
    Objects.requireNonNull(off, "off");
    Objects.requireNonNull(on, "on");
    Objects.requireNonNull(rowsOff, "rowsOff");
  }
}
