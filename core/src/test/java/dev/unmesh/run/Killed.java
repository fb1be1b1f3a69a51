package dev.unmesh.run;

/** What ends a run in a test as abruptly as a kill would. */
final class Killed extends Error {
  private static final long serialVersionUID = 1;
}
