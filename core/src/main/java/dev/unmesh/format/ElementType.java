package dev.unmesh.format;

/** Element types of safetensors files, under the names the format gives them. */
public enum ElementType {
  BOOL(1),
  U8(1),
  I8(1),
  F8_E4M3(1),
  F8_E5M2(1),
  I16(2),
  U16(2),
  F16(2),
  BF16(2),
  I32(4),
  U32(4),
  F32(4),
  I64(8),
  U64(8),
  F64(8);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes an element takes. */
  public int bytes() {
    return bytes;
  }

  /** Whether tensors of this type can be read as floats (F64 is rounded to float). */
  public boolean isFloat() {
    return this == F32 || this == F64 || this == F16 || this == BF16;
  }

  /** Whether tensors of this type can be read as longs. */
  public boolean isInteger() {
    return !isFloat() && this != F8_E4M3 && this != F8_E5M2 && this != U64;
  }
}
