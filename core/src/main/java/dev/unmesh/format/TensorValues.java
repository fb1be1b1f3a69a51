package dev.unmesh.format;

import java.nio.ByteBuffer;

/** Raw little-endian elements of a tensor, turned into Java's. */
final class TensorValues {
  private TensorValues() {}

  /** Reads all of {@code bytes} into {@code values} from index {@code at} on. */
  static void floats(ElementType type, ByteBuffer bytes, float[] values, int at) {
    int n = bytes.remaining() / type.bytes();
    switch (type) {
      case F32 -> bytes.asFloatBuffer().get(values, at, n);
      case F64 -> {
        var doubles = bytes.asDoubleBuffer();
        for (int i = 0; i < n; i++) {
          values[at + i] = (float) doubles.get(i);
        }
      }
      case F16, BF16 -> {
        var shorts = bytes.asShortBuffer();
        for (int i = 0; i < n; i++) {
          values[at + i] = type == ElementType.F16 ? HalfFloat.fromBinary16(shorts.get(i)) : HalfFloat.fromBfloat16(shorts.get(i));
        }
      }
      default -> throw new IllegalArgumentException(type + " is not a float type");
    }
  }

  /** Reads all of {@code bytes} into {@code values} from index {@code at} on. */
  static void longs(ElementType type, ByteBuffer bytes, long[] values, int at) {
    int n = bytes.remaining() / type.bytes();
    int start = bytes.position();
    for (int i = 0; i < n; i++) {
      int p = start + i * type.bytes();
      values[at + i] =
          switch (type) {
            case BOOL -> bytes.get(p) == 0 ? 0 : 1;
            case U8 -> bytes.get(p) & 0xff;
            case I8 -> bytes.get(p);
            case I16 -> bytes.getShort(p);
            case U16 -> bytes.getShort(p) & 0xffff;
            case I32 -> bytes.getInt(p);
            case U32 -> bytes.getInt(p) & 0xffffffffL;
            case I64 -> bytes.getLong(p);
            default -> throw new IllegalArgumentException(type + " is not an integer type");
          };
    }
  }
}
