package dev.unmesh.train.activity;

/** What an example may teach the modules its class is not given to. */
public enum Foreign {
  /** Nothing: as published. */
  NOTHING,
  /** To be less active on it: the part of the gradient that lowers activations passes. */
  QUIETEN
}
