package dev.unmesh.network;

/** What a network is made of, as a recipe states it. Input and output sizes come from the task. */
public sealed interface NetworkOptions permits MlpOptions, ConvNetOptions {
  /** Builds the network with weights drawn from {@code seed}. LibTorch must have been started. */
  Network build(NetworkShape shape, long seed);
}
