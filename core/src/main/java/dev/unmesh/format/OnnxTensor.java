package dev.unmesh.format;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.unmesh.wiring.WeightArray;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;

/** A float initialiser of an ONNX graph, checked: as many elements stored as its dims say. */
record OnnxTensor(String name, int[] shape, ElementType type, TensorProto stored) {
  static boolean isFloat(TensorProto tensor) {
    return type(tensor.getDataType()) != null;
  }

  /** @throws FormatException if dims and data do not fit, or the data is kept elsewhere */
  static OnnxTensor of(Path file, TensorProto tensor) {
    String where = "initialiser '" + tensor.getName() + "': ";
    if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL || tensor.getExternalDataCount() > 0) {
      throw new FormatException(file, where + "its data lies in another file; save the model with its weights inside");
    }
    if (tensor.hasSegment()) {
      throw new FormatException(file, where + "is stored in segments, which is not supported");
    }
    int[] shape = new int[tensor.getDimsCount()];
    long elements = 1;
    for (int d = 0; d < shape.length; d++) {
      long extent = tensor.getDims(d);
      elements = extent < 0 || extent > Integer.MAX_VALUE ? -1 : elements * extent;
      if (elements < 0 || elements > Integer.MAX_VALUE - 8) {
        throw new FormatException(file, where + "dims " + tensor.getDimsList() + " are negative or impossibly large");
      }
      shape[d] = (int) extent;
    }
    ElementType type = type(tensor.getDataType());
    long wanted = tensor.hasRawData() ? elements * type.bytes() : elements;
    long stored = tensor.hasRawData() ? tensor.getRawData().size() : listed(tensor, type);
    if (stored != wanted) {
      throw new FormatException(
          file,
          where + "dims " + Arrays.toString(shape) + " ask for " + wanted + (tensor.hasRawData() ? " bytes" : " numbers") + " of " + type
              + ", but " + stored + " are there");
    }
    return new OnnxTensor(tensor.getName(), shape, type, tensor);
  }

  /** Decodes the values, row-major. */
  WeightArray read() {
    int n = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    float[] values = new float[n];
    if (stored.hasRawData()) {
      ByteBuffer bytes = stored.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
      TensorValues.floats(type, bytes, values, 0);
    } else {
      for (int i = 0; i < n; i++) {
        values[i] = listed(i);
      }
    }
    return new WeightArray(shape, values);
  }

  // 16-bit floats without raw data stand in int32_data, by their bits.
  private float listed(int i) {
    return switch (type) {
      case F32 -> stored.getFloatData(i);
      case F64 -> (float) stored.getDoubleData(i);
      case F16 -> HalfFloat.fromBinary16((short) stored.getInt32Data(i));
      default -> HalfFloat.fromBfloat16((short) stored.getInt32Data(i));
    };
  }

  private static int listed(TensorProto tensor, ElementType type) {
    return switch (type) {
      case F32 -> tensor.getFloatDataCount();
      case F64 -> tensor.getDoubleDataCount();
      default -> tensor.getInt32DataCount();
    };
  }

  private static ElementType type(int number) {
    DataType type = DataType.forNumber(number);
    if (type == DataType.FLOAT) {
      return ElementType.F32;
    } else if (type == DataType.DOUBLE) {
      return ElementType.F64;
    } else if (type == DataType.FLOAT16) {
      return ElementType.F16;
    }
    return type == DataType.BFLOAT16 ? ElementType.BF16 : null;
  }
}
