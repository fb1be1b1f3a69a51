package dev.unmesh.report;

import dev.unmesh.interpret.dependence.Dependence;
import dev.unmesh.interpret.fourier.Frequencies;
import dev.unmesh.interpret.text.TextSample;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything the report of a run shows. What is missing is left out of the page.
 *
 * @param name the run's name
 * @param description what was trained, in a sentence; may be empty
 * @param status "finished", or what happened instead
 * @param steps optimiser steps; -1 if unknown
 * @param seconds of the training loop alone; NaN if unknown
 * @param film of the network's training
 * @param projection of a run whose gate has shut
 * @param found what the network turned out to be once it was pruned
 * @param circuits the parts of the network behind its outputs
 * @param specialisation which modules serve which classes
 * @param frequencies of a network that adds modulo p
 * @param writing text the network wrote, if it is a language model
 * @param dependence how many modules right answers depend on
 * @param findings what the run found, a sentence each
 * @param recipe the recipe as resolved, in YAML
 * @param provenance what it takes to make the run again
 * @param again the command that makes it again
 */
public record RunView(
    String name,
    String description,
    String status,
    long steps,
    double seconds,
    List<Score> scores,
    Optional<NetworkView> network,
    Optional<FilmView> film,
    List<Curve> curves,
    Optional<MeasuresView> measures,
    Optional<ProjectionView> projection,
    Optional<AblationView> ablation,
    Optional<ModuleExamples> examples,
    Optional<ModuleCardsView> cards,
    Optional<FoundView> found,
    Optional<CircuitsView> circuits,
    Optional<SpecialisationView> specialisation,
    Optional<Frequencies> frequencies,
    Optional<TextSample> writing,
    Optional<Dependence> dependence,
    List<String> findings,
    Optional<String> recipe,
    List<Fact> provenance,
    String again) {
  public RunView {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(status, "status");
    scores = List.copyOf(scores);
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(film, "film");
    curves = List.copyOf(curves);
    Objects.requireNonNull(measures, "measures");
    Objects.requireNonNull(projection, "projection");
    Objects.requireNonNull(ablation, "ablation");
    Objects.requireNonNull(examples, "examples");
    Objects.requireNonNull(cards, "cards");
    Objects.requireNonNull(found, "found");
    Objects.requireNonNull(circuits, "circuits");
    Objects.requireNonNull(specialisation, "specialisation");
    Objects.requireNonNull(frequencies, "frequencies");
    Objects.requireNonNull(writing, "writing");
    Objects.requireNonNull(dependence, "dependence");
    findings = List.copyOf(findings);
    Objects.requireNonNull(recipe, "recipe");
    provenance = List.copyOf(provenance);
    Objects.requireNonNull(again, "again");
  }

  public static RunViewBuilder builder(String name) {
    return new RunViewBuilder(name);
  }

  /** The first score of that split and metric. */
  public Optional<Double> score(String split, String metric) {
    return scores.stream().filter(s -> s.split().equals(split) && s.metric().equals(metric)).map(Score::value).findFirst();
  }
}
