package dev.unmesh.report;

import dev.unmesh.interpret.prune.Findings;
import java.util.Objects;
import java.util.Optional;

/**
 * What a run's network turned out to be once it was pruned.
 *
 * @param pruned the network as pruned, its neurons divided by the modules found; empty where that is too much to draw
 * @param inputImage the shape of an input, if inputs are images
 */
public record FoundView(Findings findings, Optional<NetworkView> pruned, Optional<ImageShape> inputImage) {
  public FoundView {
    Objects.requireNonNull(findings, "findings");
    Objects.requireNonNull(pruned, "pruned");
    Objects.requireNonNull(inputImage, "inputImage");
  }
}
