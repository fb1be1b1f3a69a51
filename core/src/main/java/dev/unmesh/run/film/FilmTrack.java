package dev.unmesh.run.film;

import java.util.List;

/**
 * One connection through a film, as a rows x columns matrix a frame; entry (i, j) is number i x columns + j. Row i belongs to neuron
 * i modulo the size of the group the connection leads to, column j likewise to one it comes from.
 */
public record FilmTrack(String connection, int rows, int columns, List<Quantised> frames) {
  public FilmTrack {
    frames = List.copyOf(frames);
  }
}
