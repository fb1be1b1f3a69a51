package dev.unmesh.measure;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.unmesh.pressure.Clusterability;
import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.PairPartition;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The clusterability of one matrix beside what it would be by chance.
 *
 * @param clusterability C, in [0, 1]; empty for an all-zero matrix
 * @param chance C expected of i.i.d. weights: {@link Clusterability#sizeChance}
 * @param massChance see {@link MassChance}; empty for an all-zero matrix
 * @param nullModel C on shuffled weights, "null" in JSON; empty without shuffles or for an all-zero matrix
 * @param partition the modules C was taken under; "modules", "rowModules" and "columnModules" in JSON
 */
@JsonPropertyOrder({"name", "rows", "columns", "modules", "clusterability", "chance", "massChance", "null", "rowModules", "columnModules"})
public record ConnectionMeasure(
    String name,
    int rows,
    int columns,
    OptionalDouble clusterability,
    double chance,
    OptionalDouble massChance,
    @JsonProperty("null") Optional<NullDistribution> nullModel,
    @JsonIgnore PairPartition partition) {

  static ConnectionMeasure of(String name, Matrix matrix, PairPartition partition, double[] nulls) {
    double c = Clusterability.of(matrix, partition);
    boolean defined = !Double.isNaN(c);
    return new ConnectionMeasure(
        name,
        matrix.rows(),
        matrix.columns(),
        defined ? OptionalDouble.of(c) : OptionalDouble.empty(),
        Clusterability.sizeChance(partition),
        MassChance.of(matrix, partition),
        defined && nulls.length > 0 ? Optional.of(NullDistribution.of(c, nulls)) : Optional.empty(),
        partition);
  }

  @JsonCreator
  static ConnectionMeasure read(
      @JsonProperty("name") String name,
      @JsonProperty("rows") int rows,
      @JsonProperty("columns") int columns,
      @JsonProperty("modules") int modules,
      @JsonProperty("clusterability") OptionalDouble clusterability,
      @JsonProperty("chance") double chance,
      @JsonProperty("massChance") OptionalDouble massChance,
      @JsonProperty("null") Optional<NullDistribution> nullModel,
      @JsonProperty("rowModules") int[] rowModules,
      @JsonProperty("columnModules") int[] columnModules) {
    PairPartition partition = new PairPartition(modules, rowModules, columnModules);
    return new ConnectionMeasure(name, rows, columns, clusterability, chance, massChance, nullModel, partition);
  }

  @JsonProperty
  public int modules() {
    return partition.modules();
  }

  @JsonProperty
  public int[] rowModules() {
    return partition.rows();
  }

  @JsonProperty
  public int[] columnModules() {
    return partition.columns();
  }
}
