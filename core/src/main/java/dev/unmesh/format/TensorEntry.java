package dev.unmesh.format;

import java.util.Arrays;

/**
 * One tensor of a safetensors file.
 *
 * @param shape extents, outermost first; empty for a scalar
 * @param begin first byte, counted from the end of the header
 * @param end one past the last byte
 */
public record TensorEntry(String name, ElementType type, long[] shape, long begin, long end) {
  public TensorEntry {
    shape = shape.clone();
  }

  @Override
  public long[] shape() {
    return shape.clone();
  }

  /** How many elements the tensor has. */
  public long elements() {
    return (end - begin) / type.bytes();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TensorEntry e
        && name.equals(e.name)
        && type == e.type
        && Arrays.equals(shape, e.shape)
        && begin == e.begin
        && end == e.end;
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name + " " + type + Arrays.toString(shape);
  }
}
