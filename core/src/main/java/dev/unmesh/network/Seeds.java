package dev.unmesh.network;

/** Independent seeds from a seed and what it is for. */
public final class Seeds {
  private Seeds() {}

  /** A well-mixed seed for a place named by numbers; equal arguments give equal seeds. */
  public static long mix(long seed, long... place) {
    long mixed = scramble(seed + 0x9E3779B97F4A7C15L);
    for (long part : place) {
      mixed = scramble(mixed ^ scramble(part + 0x9E3779B97F4A7C15L));
    }
    return mixed;
  }

  // the finaliser of SplitMix64 (Steele, Lea, Flood 2014)
  private static long scramble(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
