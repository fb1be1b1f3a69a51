package dev.unmesh.report.chart;

import dev.unmesh.report.Curve;
import dev.unmesh.report.FilmView;
import dev.unmesh.report.NetworkView;
import dev.unmesh.run.film.Film;
import dev.unmesh.run.film.Move;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A film as the page's script takes it.
 *
 * @param script what is in it, as JSON
 * @param frames the weights, in base 64: see {@link FilmReel}
 * @param thinned the connections of which only the strongest weights are in it, with how many
 */
public record FilmData(String script, String frames, List<String> thinned) {
  private static final JsonMapper JSON = new JsonMapper();

  /** @param losses curves of the loss, drawn along the film; none to leave them out */
  public static FilmData of(NetworkView network, FilmView view, List<Curve> losses) {
    Film film = view.film();
    FilmCast cast = new FilmCast(network, film);
    FilmReel reel = new FilmReel();
    ObjectNode script = JSON.createObjectNode();
    ArrayNode steps = script.putArray("steps");
    for (int f = 0; f < film.frames(); f++) {
      steps.add(film.steps()[f]);
    }
    ArrayNode swaps = script.putArray("swaps");
    IntStream.of(FilmSwaps.until(film)).forEach(swaps::add);
    ArrayNode layers = script.putArray("layers");
    cast.layout().layers().forEach(layer -> layer(layers.addObject(), layer, film));
    ArrayNode parts = script.putArray("parts");
    for (FilmCast.Part part : cast.parts()) {
      part(parts.addObject(), part);
      part.track().frames().forEach(frame -> reel.add(frame, part.most()));
    }
    ArrayNode curves = script.putArray("curves");
    FilmCurves.of(view, losses).forEach(curve -> curve(curves.addObject(), curve));
    ArrayNode marks = script.putArray("marks");
    view.marks().forEach(mark -> marks.addArray().add(mark.step()).add(mark.text()));
    ArrayNode cuts = script.putArray("cuts");
    view.cuts().forEach(cut -> cuts.addArray().add(rounded(cut.threshold())).add(cut.left()));
    List<String> thinned =
        cast.parts().stream()
            .filter(part -> part.track().rows() * part.track().columns() > part.most())
            .map(part -> Numbers.count(part.most()) + " of " + Numbers.count((long) part.track().rows() * part.track().columns()) + " in "
                + part.track().connection())
            .toList();
    return new FilmData(JSON.writeValueAsString(script), reel.base64(), thinned);
  }

  private static void part(ObjectNode node, FilmCast.Part part) {
    node.put("name", part.track().connection()).put("from", part.from()).put("to", part.to());
    node.put("rows", part.track().rows()).put("columns", part.track().columns()).put("copies", part.copies());
    node.put("unsigned", part.unsigned()).put("most", part.most()).put("bold", rounded(part.bold()));
  }

  // neurons that share a mark stay where they are: their swaps cannot be followed
  private static void layer(ObjectNode node, WiringLayer layer, Film film) {
    node.put("first", layer.nodes().isEmpty() ? -1 : layer.nodes().get(0).id()).put("size", layer.group().size());
    if (IntStream.range(0, layer.nodeOf().length).anyMatch(i -> layer.nodeOf()[i] != i)) {
      ArrayNode nodes = node.putArray("nodes");
      IntStream.of(layer.nodeOf()).forEach(nodes::add);
    }
    ArrayNode moves = node.putArray("moves");
    if (!layer.hasBins()) {
      for (Move move : film.moves().getOrDefault(layer.group().name(), List.of())) {
        moves.add(move.step()).add(move.place()).add(move.from());
      }
    }
  }

  private static void curve(ObjectNode node, FilmCurves.AtFrames curve) {
    ArrayNode values = node.put("name", curve.name()).putArray("y");
    for (double value : curve.values()) {
      if (Double.isFinite(value)) {
        values.add(rounded(value));
      } else {
        values.addNull();
      }
    }
  }

  /** To four digits. */
  private static double rounded(double value) {
    if (value == 0) {
      return 0;
    }
    double power = Math.pow(10, 3 - Math.floor(Math.log10(Math.abs(value))));
    return Math.round(value * power) / power;
  }
}
