package dev.unmesh.task;

/** What a network should put out for each example. */
public sealed interface Targets permits ClassTargets, ValueTargets, TokenTargets {
  int count();
}
