package dev.unmesh.cluster;

/** Independent seeds from one: neighbouring seeds and streams give unrelated values. */
public final class Seeds {
  private Seeds() {}

  /** The seed of stream number {@code stream} under {@code seed}. */
  public static long derive(long seed, long stream) {
    return mix(mix(seed + 0x9E3779B97F4A7C15L) ^ mix(stream * 0xD1B54A32D192ED03L + 0x8CB92BA72F3D8DD7L));
  }

  /** A bijection of the longs that scatters them (Stafford's variant 13, as in SplittableRandom). */
  private static long mix(long z) {
    long a = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ a >>> 27) * 0x94D049BB133111EBL;
    return b ^ b >>> 31;
  }
}
