package dev.unmesh.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An input worth showing.
 *
 * @param label what it is ("7", "ship")
 * @param score how strongly it excites the module
 * @param image its pixels, if it is an image
 * @param values its named values, if it is not
 */
public record ExampleInput(String label, double score, Optional<RasterImage> image, List<NamedValue> values) {
  public ExampleInput {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(image, "image");
    values = List.copyOf(values);
  }

  public static ExampleInput ofImage(String label, double score, RasterImage image) {
    return new ExampleInput(label, score, Optional.of(image), List.of());
  }

  public static ExampleInput ofValues(String label, double score, List<NamedValue> values) {
    return new ExampleInput(label, score, Optional.empty(), values);
  }
}
