package dev.unmesh.format;

/** 16-bit floats. Java 20 has {@code Float.float16ToFloat}; the baseline is 17. */
final class HalfFloat {
  private HalfFloat() {}

  /** IEEE 754 binary16: 1 sign, 5 exponent, 10 fraction bits; subnormals, infinities and NaN included. */
  static float fromBinary16(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    if (exponent == 0) {
      float magnitude = fraction * 0x1p-24f;
      return sign == 0 ? magnitude : -magnitude;
    }
    int wide = exponent == 0x1f ? 0xff : exponent - 15 + 127;
    return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
  }

  /** bfloat16: the upper half of a float. */
  static float fromBfloat16(short bits) {
    return Float.intBitsToFloat(bits << 16);
  }
}
