package dev.unmesh.network;

/** A language model: it reads tokens and answers at each with a logit for every token of its vocabulary. See {@code network.language}. */
public non-sealed interface LanguageOptions extends NetworkOptions {
  /** Neurons of the residual stream. */
  int width();
}
