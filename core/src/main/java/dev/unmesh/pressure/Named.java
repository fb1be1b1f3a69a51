package dev.unmesh.pressure;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Looking parameters and gradients up by name, with a word on which is missing. */
public final class Named {
  private Named() {}

  /** @throws IllegalArgumentException if there is none of that name */
  public static Tensor parameter(Map<String, Tensor> parameters, String name) {
    return find(parameters, name, "parameter");
  }

  static int size(Map<String, Tensor> parameters, String name) {
    return Math.toIntExact(parameter(parameters, name).numel());
  }

  /** @throws IllegalArgumentException if there is none of that name */
  public static <T> T gradient(Map<String, T> gradients, String name) {
    return find(gradients, name, "gradient for parameter");
  }

  private static <T> T find(Map<String, T> all, String name, String what) {
    T found = all.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no " + what + " '" + name + "', which a pressure acts on; there are " + all.keySet());
    }
    return found;
  }
}
