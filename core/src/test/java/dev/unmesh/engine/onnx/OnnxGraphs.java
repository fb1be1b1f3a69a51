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

  /** One node of any kind from x to y. */
  public static Path node(Path file, String operation) throws IOException {
    return write(
        file,
        GraphProto.newBuilder().setName("g").addInput(value("x", -1, 3)).addOutput(value("y", -1, 3))
            .addNode(NodeProto.newBuilder().setOpType(operation).addInput("x").addOutput("y")));
  }

  private static Path write(Path file, GraphProto.Builder graph) throws IOException {
    OperatorSetIdProto operators = OperatorSetIdProto.newBuilder().setVersion(13).build();
    return Files.write(file, ModelProto.newBuilder().setIrVersion(7).addOpsetImport(operators).setGraph(graph).build().toByteArray());
  }

  private static ValueInfoProto value(String name, int batch, int width) {
    TensorShapeProto.Dimension.Builder first = TensorShapeProto.Dimension.newBuilder();
    if (batch > 0) {
      first.setDimValue(batch);
    } else {
      first.setDimParam("n");
    }
    TensorShapeProto shape = TensorShapeProto.newBuilder().addDim(first).addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(width)).build();
    TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT.getNumber()).setShape(shape).build();
    return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(tensor)).build();
  }
}
