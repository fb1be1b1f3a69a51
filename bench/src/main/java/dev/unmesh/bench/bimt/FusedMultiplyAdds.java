package dev.unmesh.bench.bimt;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Twelve chains of fused multiply-adds that do not depend on one another: more than a core's latency times its units asks for. */
final class FusedMultiplyAdds {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int TURNS = 100_000;

  /** Of one run. */
  static final double FLOPS = 2.0 * 12 * SPECIES.length() * TURNS;

  private static float kept;

  private FusedMultiplyAdds() {}

  static void run() {
    FloatVector x = FloatVector.broadcast(SPECIES, .999f);
    FloatVector y = FloatVector.broadcast(SPECIES, .001f);
    FloatVector a = x;
    FloatVector b = y;
    FloatVector c = x;
    FloatVector d = y;
    FloatVector e = x;
    FloatVector f = y;
    FloatVector g = x;
    FloatVector h = y;
    FloatVector i = x;
    FloatVector j = y;
    FloatVector k = x;
    FloatVector l = y;
    for (int turn = 0; turn < TURNS; turn++) {
      a = a.fma(x, y);
      b = b.fma(x, y);
      c = c.fma(x, y);
      d = d.fma(x, y);
      e = e.fma(x, y);
      f = f.fma(x, y);
      g = g.fma(x, y);
      h = h.fma(x, y);
      i = i.fma(x, y);
      j = j.fma(x, y);
      k = k.fma(x, y);
      l = l.fma(x, y);
    }
    FloatVector sum = a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).add(i).add(j).add(k).add(l);
    kept = sum.lane(0); // or nothing of it need be computed
  }
}
