package dev.unmesh.run;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Threads;
import dev.unmesh.network.ConvNetOptions;
import dev.unmesh.network.LanguageOptions;
import dev.unmesh.network.NetworkOptions;

/** Which of the engine's pools a network's threads go to, and how many it gets unasked. */
public final class EngineThreads {
  /** Language models narrower than this have matrices too small to share. */
  private static final int WIDE = 256;

  private EngineThreads() {}

  // convolutions and wide language models gain from a second core; the matrices of small MLPs are too small to share
  static int unasked(NetworkOptions network, int processors) {
    boolean gains = network instanceof ConvNetOptions || network instanceof LanguageOptions language && language.width() >= WIDE;
    return gains ? Math.min(processors, 8) : 1;
  }

  /** Starts LibTorch with {@code threads} where they help this kind of network most. */
  public static void start(NetworkOptions network, int threads) {
    LibTorch.start(network instanceof ConvNetOptions ? Threads.forConvolutions(threads) : Threads.forMatrices(threads));
  }
}
