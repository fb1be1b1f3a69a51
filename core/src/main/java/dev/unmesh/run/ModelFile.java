package dev.unmesh.run;

import dev.unmesh.engine.Tensors;
import dev.unmesh.format.FormatException;
import dev.unmesh.format.SafetensorsFile;
import dev.unmesh.format.SafetensorsWriter;
import dev.unmesh.format.TensorEntry;
import dev.unmesh.network.Network;
import dev.unmesh.train.LearnerState;
import dev.unmesh.train.TensorState;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** model.safetensors: parameters and buffers by name, nothing else, so that equal weights are equal files. */
public final class ModelFile {
  private ModelFile() {}

  public static void write(Network network, Path path) {
    SafetensorsWriter writer = new SafetensorsWriter();
    tensors(network)
        .forEach(
            (name, tensor) -> {
              if (Tensors.isFloat(tensor)) {
                writer.floats(name, Tensors.shape(tensor), Tensors.floats(tensor));
              } else {
                writer.longs(name, Tensors.shape(tensor), Tensors.longs(tensor));
              }
            });
    writer.write(path);
  }

  /** @throws FormatException if the file's tensors do not fit the network: missing, or of another shape, type or meaning */
  public static void read(Path path, Network network) {
    SafetensorsFile file = SafetensorsFile.open(path);
    Map<String, float[]> floats = new LinkedHashMap<>();
    Map<String, long[]> integers = new LinkedHashMap<>();
    Map<String, Tensor> wanted = tensors(network);
    for (TensorEntry entry : file.tensors()) {
      Tensor tensor = wanted.get(entry.name());
      if (tensor != null && !Arrays.equals(entry.shape(), Tensors.longShape(tensor))) {
        throw new FormatException(
            path,
            "'" + entry.name() + "' is of shape " + Arrays.toString(entry.shape()) + " where the network asks for "
                + Arrays.toString(Tensors.longShape(tensor)));
      }
      if (entry.type().isFloat()) {
        floats.put(entry.name(), file.floats(entry.name()));
      } else {
        integers.put(entry.name(), file.longs(entry.name()));
      }
    }
    try {
      TensorState.write(new LearnerState(floats, integers), wanted);
      network.refresh();
    } catch (IllegalArgumentException e) {
      throw new FormatException(path, e.getMessage());
    }
  }

  private static Map<String, Tensor> tensors(Network network) {
    Map<String, Tensor> tensors = new LinkedHashMap<>(network.parameters());
    tensors.putAll(network.buffers());
    return tensors;
  }
}
