package dev.unmesh.run.film;

/** After {@code step} steps the neuron that stood at {@code from} in its group came to stand at {@code place}; coordinates stay. */
public record Move(long step, int place, int from) {}
