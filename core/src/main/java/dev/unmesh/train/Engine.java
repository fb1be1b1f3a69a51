package dev.unmesh.train;

/** What takes a network's steps. */
public enum Engine {
  /** The array engine for small stacks of matrices, LibTorch for everything else. */
  AUTO,
  /** Plain arrays in this process, one thread. */
  ARRAY,
  LIBTORCH
}
