package dev.unmesh.task;

/**
 * Inputs as floats, example by example. For speed the array is not copied: whoever is handed one must not write to it.
 *
 * @param values count x the product of {@code shape}
 */
public record FloatInputs(int count, int[] shape, float[] values) implements Inputs {
  public FloatInputs {
    shape = shape.clone();
    long wanted = count;
    for (int extent : shape) {
      wanted = Math.multiplyExact(wanted, extent);
    }
    if (wanted != values.length) {
      throw new IllegalArgumentException(count + " inputs ask for " + wanted + " values, got " + values.length);
    }
  }

  @Override
  public int[] shape() {
    return shape.clone();
  }

  @Override
  public void copy(int example, float[] to, int at) {
    int width = values.length / count;
    System.arraycopy(values, example * width, to, at, width);
  }
}
