package dev.unmesh.run;

import dev.unmesh.engine.Tensors;
import dev.unmesh.format.FormatException;
import dev.unmesh.format.SafetensorsFile;
import dev.unmesh.format.SafetensorsWriter;
import dev.unmesh.format.TensorEntry;
import dev.unmesh.network.Network;
import dev.unmesh.train.LearnerState;
import dev.unmesh.train.TensorState;
import dev.unmesh.wiring.Weights;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** model.safetensors: parameters and buffers by name, nothing else, so that equal weights are equal files. */
public final class ModelFile {
  private ModelFile() {}

  /** @param state of the learner whose weights these are: the orders of its inputs and outputs stand there */
  public static void write(Weights weights, LearnerState state, Path path) {
    write(weights, state, Map.of(), path);
  }

  /** The same with some free text beside the tensors. */
  static void write(Weights weights, LearnerState state, Map<String, String> metadata, Path path) {
    SafetensorsWriter writer = new SafetensorsWriter();
    metadata.forEach(writer::metadata);
    for (String name : weights.names()) {
      writer.floats(name, weights.get(name).shape(), () -> weights.get(name).values());
    }
    state
        .integers()
        .forEach((name, values) -> writer.longs(name.substring(name.indexOf('/') + 1), new int[] {values.length}, values));
    writer.write(path);
  }

  /** Writes another run's model with other weights. */
  static void write(Weights weights, SafetensorsFile original, Path path) {
    SafetensorsWriter writer = new SafetensorsWriter();
    for (TensorEntry entry : original.tensors()) {
      int[] shape = Arrays.stream(entry.shape()).mapToInt(Math::toIntExact).toArray();
      if (entry.type().isFloat()) {
        writer.floats(entry.name(), shape, weights.get(entry.name()).values());
      } else {
        writer.longs(entry.name(), shape, original.longs(entry.name()));
      }
    }
    writer.write(path);
  }

  /** @throws FormatException if the file's tensors do not fit the network: missing, or of another shape, type or meaning */
  public static void read(Path path, Network network) {
    SafetensorsFile file = SafetensorsFile.open(path);
    Map<String, Integer> floats = new LinkedHashMap<>();
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
        floats.put(entry.name(), Math.toIntExact(entry.elements()));
      } else {
        integers.put(entry.name(), file.longs(entry.name()));
      }
    }
    try {
      TensorState.write(LearnerState.fetched(floats, file::floats, integers), wanted);
      network.refresh();
    } catch (IllegalArgumentException e) {
      throw new FormatException(path, e.getMessage());
    }
  }

  /** Gives a network other weights; orders of inputs and outputs stay. */
  static void overwrite(Network network, Weights weights) {
    tensors(network).forEach((name, tensor) -> {
      if (Tensors.isFloat(tensor)) {
        Tensors.write(tensor, weights.get(name).values());
      }
    });
  }

  private static Map<String, Tensor> tensors(Network network) {
    Map<String, Tensor> tensors = new LinkedHashMap<>(network.parameters());
    tensors.putAll(network.buffers());
    return tensors;
  }
}
