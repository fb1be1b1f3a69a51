package dev.unmesh.network;

/** What a network is made of, as a recipe states it. Input and output sizes come from the task. */
public sealed interface NetworkOptions permits MlpOptions, ConvNetOptions, TransformerOptions, LanguageOptions {
  /** The network for a task. @throws IllegalArgumentException if it does not suit the task's shape */
  Blueprint blueprint(NetworkShape shape);
}
