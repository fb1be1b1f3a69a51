package dev.unmesh.network;

import dev.unmesh.wiring.Wiring;

/** A network before it has weights: its wiring needs no engine. */
public interface Blueprint {
  Wiring wiring();

  /** The network with weights drawn from {@code seed}. LibTorch must have been started. */
  Network build(long seed);
}
