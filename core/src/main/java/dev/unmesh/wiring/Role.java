package dev.unmesh.wiring;

/** Where a group stands in a network: what comes in, what is in between, what goes out. */
public enum Role {
  INPUT,
  HIDDEN,
  OUTPUT
}
