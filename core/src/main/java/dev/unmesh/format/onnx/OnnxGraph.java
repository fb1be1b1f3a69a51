package dev.unmesh.format.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import dev.unmesh.format.AtomicFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

/**
 * An ONNX model in the making: nodes in the order they are computed in, the weights they use, what goes in and comes out. The first axis of
 * inputs and outputs is the batch, of any size. Operators are those of ONNX opset 17. Not safe for use by several threads.
 */
public final class OnnxGraph {
  private static final long OPSET = 17;
  private static final long IR_VERSION = 8;
  private static final String BATCH = "batch";

  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final ModelProto.Builder model = ModelProto.newBuilder();

  /** @param producer what made it, with its version */
  public OnnxGraph(String name, String producer, String version) {
    graph.setName(name);
    model
        .setIrVersion(IR_VERSION)
        .setProducerName(producer)
        .setProducerVersion(version)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET));
  }

  /** What goes in, float32, batch x {@code shape}. */
  public OnnxGraph input(String name, long... shape) {
    graph.addInput(value(name, DataType.FLOAT, shape));
    return this;
  }

  /** Tokens that go in, int64, batch x {@code shape}. */
  public OnnxGraph tokens(String name, long... shape) {
    graph.addInput(value(name, DataType.INT64, shape));
    return this;
  }

  /** What comes out, float32, batch x {@code shape}. */
  public OnnxGraph output(String name, long... shape) {
    graph.addOutput(value(name, DataType.FLOAT, shape));
    return this;
  }

  private static ValueInfoProto value(String name, DataType type, long[] shape) {
    TensorShapeProto.Builder dims = TensorShapeProto.newBuilder();
    dims.addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(BATCH));
    for (long extent : shape) {
      dims.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(extent));
    }
    TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(dims).build();
    return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(tensor)).build();
  }

  /** A weight, row-major. */
  public OnnxGraph weight(String name, int[] shape, float[] values) {
    graph.addInitializer(floats(name, shape, values));
    return this;
  }

  /** Numbers that are no weights, such as a mask, row-major. */
  public OnnxGraph constant(String name, int[] shape, float[] values) {
    AttributeProto.Builder value = AttributeProto.newBuilder().setName("value").setType(AttributeProto.AttributeType.TENSOR);
    value.setT(floats(name, shape, values));
    graph.addNode(NodeProto.newBuilder().setName(name).setOpType("Constant").addOutput(name).addAttribute(value));
    return this;
  }

  /** A list of whole numbers, such as places to take. */
  public OnnxGraph integers(String name, long[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Long.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    graph.addInitializer(tensor(name, DataType.INT64, new int[] {values.length}, bytes));
    return this;
  }

  private static TensorProto tensor(String name, DataType type, int[] shape, ByteBuffer bytes) {
    TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(type.getNumber()).setRawData(ByteString.copyFrom(bytes));
    for (int extent : shape) {
      tensor.addDims(extent);
    }
    return tensor.build();
  }

  private static TensorProto floats(String name, int[] shape, float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return tensor(name, DataType.FLOAT, shape, bytes);
  }

  /** A step: {@code output} = operator(inputs), with whole numbers as attributes. */
  public OnnxGraph node(String operator, List<String> inputs, String output, Whole... attributes) {
    NodeProto.Builder node = NodeProto.newBuilder().setName(output).setOpType(operator).addAllInput(inputs).addOutput(output);
    for (Whole attribute : attributes) {
      node.addAttribute(attribute.proto());
    }
    graph.addNode(node);
    return this;
  }

  /** A step with one attribute that is no whole number. */
  public OnnxGraph node(String operator, List<String> inputs, String output, String attribute, double value) {
    AttributeProto proto = AttributeProto.newBuilder().setName(attribute).setType(AttributeProto.AttributeType.FLOAT).setF((float) value).build();
    graph.addNode(NodeProto.newBuilder().setName(output).setOpType(operator).addAllInput(inputs).addOutput(output).addAttribute(proto));
    return this;
  }

  /** An attribute of one whole number, or of a list of them. */
  public record Whole(String name, boolean list, long... values) {
    public static Whole of(String name, long value) {
      return new Whole(name, false, value);
    }

    public static Whole list(String name, long... values) {
      return new Whole(name, true, values);
    }

    private AttributeProto proto() {
      AttributeProto.Builder proto = AttributeProto.newBuilder().setName(name);
      if (!list) {
        return proto.setType(AttributeProto.AttributeType.INT).setI(values[0]).build();
      }
      proto.setType(AttributeProto.AttributeType.INTS);
      for (long value : values) {
        proto.addInts(value);
      }
      return proto.build();
    }
  }

  /** Something a reader should know: where it came from. */
  public OnnxGraph metadata(String key, String value) {
    model.addMetadataProps(StringStringEntryProto.newBuilder().setKey(key).setValue(value));
    return this;
  }

  /** Writes the model, whole or not at all. */
  public void write(Path file) {
    AtomicFile.write(file, model.setGraph(graph).build().toByteArray());
  }
}
