package dev.unmesh.format;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The weights of an ONNX model: the float initialisers of its main graph, and how Gemm, MatMul and Conv nodes use them. Constants
 * inside nodes and sub-graphs of control flow are not looked at. Immutable, safe for use by several threads.
 */
public final class OnnxModel {
  /** The newest that ONNX Runtime, which runs what is read here, knows too. */
  private static final long NEWEST_OPERATORS = 23;

  private final Map<String, OnnxTensor> tensors;
  private final Map<String, ParameterView> views;
  private final Map<String, String> operations;

  private OnnxModel(Map<String, OnnxTensor> tensors, Map<String, ParameterView> views, Map<String, String> operations) {
    this.tensors = Collections.unmodifiableMap(tensors);
    this.views = Collections.unmodifiableMap(views);
    this.operations = operations;
  }

  /**
   * @throws FormatException if the file is no ONNX model, is cut short, asks for an operator set that is not known, or an initialiser's
   *     dims do not fit its data
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  public static OnnxModel open(Path file) {
    GraphProto graph = parse(file);
    Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
    for (TensorProto tensor : graph.getInitializerList()) {
      if (OnnxTensor.isFloat(tensor) && tensors.put(tensor.getName(), OnnxTensor.of(file, tensor)) != null) {
        throw new FormatException(file, "two initialisers are called '" + tensor.getName() + "'");
      }
    }
    Map<String, ParameterView> views = new LinkedHashMap<>();
    Map<String, String> operations = new HashMap<>();
    for (NodeProto node : graph.getNodeList()) {
      view(node, tensors).ifPresent(view -> views.putIfAbsent(view.parameter(), view));
      node.getOutputList().forEach(value -> operations.put(value, node.getOpType()));
    }
    return new OnnxModel(tensors, views, operations);
  }

  /** What kind of node makes a value, such as {@code Softmax}; nothing for inputs, initialisers and unknown names. */
  public Optional<String> operation(String value) {
    return Optional.ofNullable(operations.get(value));
  }

  /** How each initialiser that a Gemm, MatMul or Conv multiplies by is laid out, rows = outputs; in the graph's order. */
  public Map<String, ParameterView> views() {
    return views;
  }

  /** Every float initialiser, decoded anew when asked for. */
  public Weights weights() {
    return new Initialisers(tensors);
  }

  private record Initialisers(Map<String, OnnxTensor> tensors) implements Weights {
    @Override
    public Set<String> names() {
      return tensors.keySet();
    }

    @Override
    public WeightArray get(String name) {
      OnnxTensor tensor = tensors.get(name);
      if (tensor == null) {
        throw new IllegalArgumentException("no initialiser '" + name + "'" + NearestName.hint(name, tensors.keySet()));
      }
      return tensor.read();
    }
  }

  private static GraphProto parse(Path file) {
    try {
      ModelProto model = ModelProto.parseFrom(FileBytes.read(file));
      if (!model.hasGraph()) {
        throw new FormatException(file, "not an ONNX model: there is no graph in it");
      }
      for (OperatorSetIdProto set : model.getOpsetImportList()) {
        check(file, set);
      }
      return model.getGraph();
    } catch (InvalidProtocolBufferException e) {
      throw new FormatException(file, "not an ONNX model, or cut short: " + e.getMessage(), e);
    }
  }

  // what operators of later sets mean is not known; those of other domains are passed over
  private static void check(Path file, OperatorSetIdProto set) {
    if (isOnnx(set.getDomain()) && (set.getVersion() < 1 || set.getVersion() > NEWEST_OPERATORS)) {
      throw new FormatException(
          file, "its operators are those of ONNX operator set " + set.getVersion() + "; known are sets 1 to " + NEWEST_OPERATORS
              + ": export it with opset_version=" + NEWEST_OPERATORS + " or less");
    }
  }

  private static boolean isOnnx(String domain) {
    return domain.isEmpty() || domain.equals("ai.onnx");
  }

  /** The layout of the initialiser that {@code node} multiplies by, if there is one and it is a matrix or a kernel. */
  private static Optional<ParameterView> view(NodeProto node, Map<String, OnnxTensor> tensors) {
    if (node.getInputCount() < 2 || !isOnnx(node.getDomain())) {
      return Optional.empty();
    }
    OnnxTensor left = tensors.get(node.getInput(0));
    OnnxTensor right = tensors.get(node.getInput(1));
    return switch (node.getOpType()) {
      case "Conv" -> Optional.ofNullable(right).filter(w -> w.shape().length >= 3).flatMap(w -> LooseWiring.outByIn(w.name(), w.shape()));
      case "MatMul" -> right != null ? matrix(right, false) : matrix(left, true);
      case "Gemm" -> right != null ? matrix(right, flag(node, "transB")) : matrix(left, !flag(node, "transA"));
      default -> Optional.empty();
    };
  }

  private static Optional<ParameterView> matrix(OnnxTensor w, boolean outByIn) {
    if (w == null || w.shape().length != 2 || w.shape()[0] == 0 || w.shape()[1] == 0) {
      return Optional.empty();
    }
    return outByIn
        ? LooseWiring.outByIn(w.name(), w.shape())
        : Optional.of(ParameterView.inByOut(w.name(), w.shape()[0], w.shape()[1]));
  }

  private static boolean flag(NodeProto node, String name) {
    for (AttributeProto attribute : node.getAttributeList()) {
      if (attribute.getName().equals(name)) {
        return attribute.getI() != 0;
      }
    }
    return false;
  }
}
