package dev.unmesh.run.model;

import dev.unmesh.format.WeightFile;
import dev.unmesh.measure.DistinctConnections;
import dev.unmesh.network.language.LanguageModelFolder;
import dev.unmesh.run.LoadedRun;
import dev.unmesh.run.recipe.ConnectionNames;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A model's matrices, read one at a time when asked for.
 *
 * @param kind what it is, in a few words; empty for a file of which nothing is known but its matrices
 * @param network the whole network; empty where it is not known how the matrices are connected, or only some were chosen
 * @param connections each stored weight once
 * @param repeated connections left out, each with the one whose weights it views
 */
public record WeightModel(
    String name, String kind, Optional<Wiring> network, List<Connection> connections, Weights weights, Map<String, String> repeated) {
  public WeightModel {
    connections = List.copyOf(connections);
  }

  /**
   * A file or folder: a network of ours where its layout is known, else every matrix on its own.
   *
   * @throws dev.unmesh.format.FormatException if there is no model, or it is not sound
   */
  public static WeightModel of(Path path) {
    ModelSource source = ModelSource.of(path);
    if (source.huggingFace()) {
      LanguageModelFolder folder = LanguageModelFolder.open(path);
      return of(source.name(), folder.config().summary(), folder.wiring(), folder.weights());
    }
    if (source.isSafetensors()) {
      var known = KnownLayout.recognised(TensorFolder.of(source.file()));
      if (known.isPresent()) {
        return of(source.name(), known.get().kind(), known.get().blueprint().wiring(), known.get().weights());
      }
    }
    WeightFile file = WeightFile.open(source.file());
    DistinctConnections distinct = DistinctConnections.of(file.wiring());
    return new WeightModel(source.name(), "", Optional.empty(), distinct.connections(), file.weights(), distinct.repeated());
  }

  public static WeightModel of(LoadedRun run) {
    return of(run.folder().name(), "run of recipe " + run.recipe().name(), run.wiring(), run.weights());
  }

  private static WeightModel of(String name, String kind, Wiring wiring, Weights weights) {
    DistinctConnections distinct = DistinctConnections.of(wiring);
    return new WeightModel(name, kind, Optional.of(wiring), distinct.connections(), weights, distinct.repeated());
  }

  /**
   * The connections of some names, or that fit some patterns ({@code L*.W_in}).
   *
   * @throws IllegalArgumentException if a name or pattern fits none
   */
  public WeightModel only(List<String> patterns) {
    List<String> names = connections.stream().map(Connection::name).toList();
    Set<String> wanted = Set.copyOf(new ConnectionNames(names).of("--connections", patterns));
    return new WeightModel(
        name, kind, Optional.empty(), connections.stream().filter(c -> wanted.contains(c.name())).toList(), weights, Map.of());
  }

  /** How many weights its connections have. */
  public long size() {
    return connections.stream().mapToLong(c -> (long) c.rows() * c.columns() * c.kernelSize()).sum();
  }
}
