package dev.unmesh.run.model;

import dev.unmesh.network.Activation;
import dev.unmesh.network.ConvBlock;
import dev.unmesh.network.ConvNetOptions;
import dev.unmesh.network.NetworkShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The CIFAR-10 net of PyTorch's tutorial "Training a classifier", which Captum's tutorials use too: convolutions of 5 x 5 to 6 and to 16
 * channels, each with a ReLU and pooled by 2, then fully connected layers of 120 and 84. Its images are scaled to [-1, 1].
 */
final class TutorialConvNet implements KnownLayout {
  private static final Map<String, int[]> SHAPES = new LinkedHashMap<>();

  static {
    SHAPES.put("conv1.weight", new int[] {6, 3, 5, 5});
    SHAPES.put("conv1.bias", new int[] {6});
    SHAPES.put("conv2.weight", new int[] {16, 6, 5, 5});
    SHAPES.put("conv2.bias", new int[] {16});
    SHAPES.put("fc1.weight", new int[] {120, 400});
    SHAPES.put("fc1.bias", new int[] {120});
    SHAPES.put("fc2.weight", new int[] {84, 120});
    SHAPES.put("fc2.bias", new int[] {84});
    SHAPES.put("fc3.weight", new int[] {10, 84});
    SHAPES.put("fc3.bias", new int[] {10});
  }

  @Override
  public String name() {
    return "PyTorch tutorial's CIFAR-10 net (conv 6, conv 16, fc 120-84-10)";
  }

  @Override
  public Optional<KnownModel> recognise(TensorFolder folder) {
    Set<String> names = folder.names();
    boolean same = names.equals(SHAPES.keySet()) && SHAPES.entrySet().stream().allMatch(e -> folder.has(e.getKey(), e.getValue()));
    if (!same) {
      return Optional.empty();
    }
    ConvNetOptions network =
        new ConvNetOptions(
            List.of(new ConvBlock(6, 5, 0, true, false, 2), new ConvBlock(16, 5, 0, true, false, 2)),
            List.of(120, 84),
            true,
            Activation.RELU,
            List.of());
    NetworkShape shape = new NetworkShape(new int[] {3, 32, 32}, 10, List.of(), List.of());
    return Optional.of(new KnownModel(name(), network, shape, folder.file().weights(), Optional.of(PixelScale.SIGNED)));
  }
}
