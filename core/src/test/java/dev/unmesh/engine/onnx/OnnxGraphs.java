package dev.unmesh.engine.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small ONNX models for tests. */
public final class OnnxGraphs {
  private OnnxGraphs() {}

  /** y = ((1, 2, 3), (4, 5, 6)) x, with a softmax over it if asked; a batch of -1 is open. */
  public static Path linear(Path file, int batch, boolean softmax) throws IOException {
    TensorProto.Builder weights =
        TensorProto.newBuilder().setName("w").setDataType(TensorProto.DataType.FLOAT.getNumber()).addDims(2).addDims(3);
    for (int i = 1; i <= 6; i++) {
      weights.addFloatData(i);
    }
    GraphProto.Builder graph = GraphProto.newBuilder().setName("g").addInitializer(weights).addInput(value("x", batch, 3)).addOutput(value("y", batch, 2));
    AttributeProto turned = AttributeProto.newBuilder().setName("transB").setI(1).setType(AttributeProto.AttributeType.INT).build();
    graph.addNode(NodeProto.newBuilder().setOpType("Gemm").addInput("x").addInput("w").addOutput(softmax ? "z" : "y").addAttribute(turned));
    if (softmax) {
      graph.addNode(NodeProto.newBuilder().setOpType("Softmax").addInput("z").addOutput("y"));
    }
    return write(file, graph);
  }

  /** Two tokens of {@code vocabulary} in; out comes how often each occurs. */
  public static Path counts(Path file, int vocabulary) throws IOException {
    TensorProto.Builder table =
        TensorProto.newBuilder().setName("t").setDataType(TensorProto.DataType.FLOAT.getNumber()).addDims(vocabulary).addDims(vocabulary);
    for (int i = 0; i < vocabulary * vocabulary; i++) {
      table.addFloatData(i % (vocabulary + 1) == 0 ? 1 : 0);
    }
    AttributeProto axis = AttributeProto.newBuilder().setName("axes").addInts(1).setType(AttributeProto.AttributeType.INTS).build();
    AttributeProto dropped = AttributeProto.newBuilder().setName("keepdims").setI(0).setType(AttributeProto.AttributeType.INT).build();
    GraphProto.Builder graph =
        GraphProto.newBuilder().setName("g").addInitializer(table)
            .addInput(value("x", TensorProto.DataType.INT64, -1, 2))
            .addOutput(value("y", TensorProto.DataType.FLOAT, -1, vocabulary))
            .addNode(NodeProto.newBuilder().setOpType("Gather").addInput("t").addInput("x").addOutput("z"))
            .addNode(NodeProto.newBuilder().setOpType("ReduceSum").addInput("z").addOutput("y").addAttribute(axis).addAttribute(dropped));
    return write(file, graph);
  }

  /** One node of any kind from x to y. */
  public static Path node(Path file, String operation) throws IOException {
    return write(
        file,
        GraphProto.newBuilder().setName("g").addInput(value("x", -1, 3)).addOutput(value("y", -1, 3))
            .addNode(NodeProto.newBuilder().setOpType(operation).addInput("x").addOutput("y")));
  }

  private static Path write(Path file, GraphProto.Builder graph) throws IOException {
    OperatorSetIdProto operators = OperatorSetIdProto.newBuilder().setVersion(11).build();
    return Files.write(file, ModelProto.newBuilder().setIrVersion(7).addOpsetImport(operators).setGraph(graph).build().toByteArray());
  }

  private static ValueInfoProto value(String name, int batch, int width) {
    return value(name, TensorProto.DataType.FLOAT, batch, width);
  }

  private static ValueInfoProto value(String name, TensorProto.DataType type, int batch, int width) {
    TensorShapeProto.Dimension.Builder first = TensorShapeProto.Dimension.newBuilder();
    if (batch > 0) {
      first.setDimValue(batch);
    } else {
      first.setDimParam("n");
    }
    TensorShapeProto shape = TensorShapeProto.newBuilder().addDim(first).addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(width)).build();
    TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape).build();
    return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(tensor)).build();
  }
}
