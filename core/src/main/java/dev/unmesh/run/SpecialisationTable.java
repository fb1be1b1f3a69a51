package dev.unmesh.run;

import dev.unmesh.interpret.specialise.Controlled;
import dev.unmesh.interpret.specialise.RandomSplits;
import dev.unmesh.interpret.specialise.Specialisation;
import dev.unmesh.run.SpecialisationControl.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every figure of a run's modules beside its controls.
 *
 * @param rows figure by figure, each layer by layer
 */
public record SpecialisationTable(List<Row> rows) {
  /** What a figure is about when it is not about one layer. */
  public static final String ALL_LAYERS = "all layers";

  public SpecialisationTable {
    rows = List.copyOf(rows);
  }

  /** What is measured: nats, modules, and a share of accuracy. */
  public enum Figure {
    MUTUAL_INFORMATION,
    OWNERS,
    CAUSAL_GAP;

    /** The figure of a layer. */
    Controlled of(Specialisation.Layer layer) {
      return switch (this) {
        case MUTUAL_INFORMATION -> layer.mutualInformation();
        case OWNERS -> layer.owners();
        case CAUSAL_GAP -> layer.causalGap();
      };
    }

    List<Double> of(RandomSplits.Layer layer) {
      return switch (this) {
        case MUTUAL_INFORMATION -> layer.mutualInformation();
        case OWNERS -> layer.owners();
        case CAUSAL_GAP -> layer.causalGap();
      };
    }
  }

  /** A figure of a layer. @param beside the run's own random splits first */
  public record Row(Figure figure, String layer, double value, List<Beside> beside) {
    public Row {
      beside = List.copyOf(beside);
    }
  }

  /**
   * The same figure of a net.
   *
   * @param role empty for the run's own splits and for another run that is no control
   * @param run the net's name; empty for the run itself
   * @param splits the value beside random splits of that net; p counts splits of one net, not nets
   * @param own of that net's own modules, NaN if it has none
   * @param found of the modules found in its weights, NaN if none were looked for
   */
  public record Beside(Optional<Role> role, String run, Controlled splits, double own, double found) {}

  public static SpecialisationTable of(SpecialisationFile file) {
    List<Row> rows = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      List<Specialisation.Layer> layers = file.own().layers();
      for (int l = 0; l < layers.size(); l++) {
        rows.add(row(file, figure, l, layers.get(l).name(), figure.of(layers.get(l))));
      }
      if (figure == Figure.CAUSAL_GAP) {
        rows.add(row(file, figure, -1, ALL_LAYERS, file.own().causalGap()));
      }
    }
    return new SpecialisationTable(rows);
  }

  // layer -1 is all of them
  private static Row row(SpecialisationFile file, Figure figure, int layer, String name, Controlled own) {
    List<Beside> beside = new ArrayList<>(List.of(new Beside(Optional.empty(), "", own, Double.NaN, Double.NaN)));
    for (SpecialisationControl control : file.controls()) {
      List<Double> draws = layer < 0 ? control.splits().causalGap() : figure.of(control.splits().layers().get(layer));
      Controlled splits = Controlled.of(own.value(), draws.stream().mapToDouble(draw -> draw).toArray());
      beside.add(
          new Beside(
              Optional.of(control.role()), control.run(), splits, value(control.own(), figure, name), value(control.found(), figure, name)));
    }
    file.other()
        .flatMap(other -> figure(other, figure, name))
        .ifPresent(their -> beside.add(new Beside(Optional.empty(), file.otherRun(), beside(own.value(), their), Double.NaN, their.value())));
    return new Row(figure, name, own.value(), beside);
  }

  // files of version 0.1 keep no draws to rank a value among
  private static Controlled beside(double value, Controlled their) {
    return their.draws().isEmpty()
        ? new Controlled(value, their.mean(), their.sd(), their.max(), Double.NaN)
        : Controlled.of(value, their.draws().stream().mapToDouble(draw -> draw).toArray());
  }

  private static double value(Optional<Specialisation> of, Figure figure, String layer) {
    return of.flatMap(their -> figure(their, figure, layer)).map(Controlled::value).orElse(Double.NaN);
  }

  private static Optional<Controlled> figure(Specialisation of, Figure figure, String layer) {
    return layer.equals(ALL_LAYERS)
        ? Optional.of(of.causalGap())
        : of.layers().stream().filter(one -> one.name().equals(layer)).findFirst().map(figure::of);
  }
}
