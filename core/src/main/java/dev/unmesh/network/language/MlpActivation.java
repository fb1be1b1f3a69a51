package dev.unmesh.network.language;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The nonlinearity of a language model's MLP, by the names Hugging Face gives it. */
public enum MlpActivation {
  /** GELU's approximation by a tanh, GPT-2's: x/2 (1 + tanh(sqrt(2/pi) (x + .044715 x^3))). */
  GELU_NEW("gelu_new", "gelu_pytorch_tanh", "gelu_fast") {
    @Override
    Tensor apply(Tensor x) {
      return torch.gelu(x, "tanh");
    }
  },
  /** GELU as defined, by the error function. Source: Hendrycks and Gimpel 2016, arXiv 1606.08415. */
  GELU("gelu") {
    @Override
    Tensor apply(Tensor x) {
      return torch.gelu(x);
    }
  },
  RELU("relu") {
    @Override
    Tensor apply(Tensor x) {
      return torch.relu(x);
    }
  };

  private final List<String> names;

  MlpActivation(String... names) {
    this.names = List.of(names);
  }

  abstract Tensor apply(Tensor x);

  /** The name it is written by. */
  public String written() {
    return names.get(0);
  }

  /** The activation of that name in a config.json, if it is one of these. */
  static Optional<MlpActivation> named(String name) {
    return Arrays.stream(values()).filter(activation -> activation.names.contains(name)).findFirst();
  }

  static List<String> known() {
    return Arrays.stream(values()).flatMap(activation -> activation.names.stream()).toList();
  }
}
