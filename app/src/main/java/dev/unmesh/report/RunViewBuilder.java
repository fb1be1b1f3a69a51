package dev.unmesh.report;

import dev.unmesh.interpret.dependence.Dependence;
import dev.unmesh.interpret.fourier.Frequencies;
import dev.unmesh.interpret.text.TextSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers a {@link RunView} piece by piece; whatever is not given is left out of the page. Not safe for use by several threads. */
public final class RunViewBuilder {
  private final String name;
  private String description = "";
  private String status = "finished";
  private long steps = -1;
  private double seconds = Double.NaN;
  private final List<Score> scores = new ArrayList<>();
  private NetworkView network;
  private FilmView film;
  private final List<Curve> curves = new ArrayList<>();
  private MeasuresView measures;
  private ProjectionView projection;
  private AblationView ablation;
  private ModuleExamples examples;
  private ModuleCardsView cards;
  private FoundView found;
  private CircuitsView circuits;
  private SpecialisationView specialisation;
  private Frequencies frequencies;
  private TextSample writing;
  private Dependence dependence;
  private final List<String> findings = new ArrayList<>();
  private String recipe;
  private final List<Fact> provenance = new ArrayList<>();
  private String again;

  RunViewBuilder(String name) {
    this.name = name;
    this.again = "unmesh reproduce " + name;
  }

  public RunViewBuilder description(String sentence) {
    description = sentence;
    return this;
  }

  public RunViewBuilder status(String now) {
    status = now;
    return this;
  }

  public RunViewBuilder trained(long optimiserSteps, double trainingSeconds) {
    steps = optimiserSteps;
    seconds = trainingSeconds;
    return this;
  }

  public RunViewBuilder score(String split, String metric, double value) {
    scores.add(new Score(split, metric, value));
    return this;
  }

  public RunViewBuilder network(NetworkView view) {
    network = view;
    return this;
  }

  public RunViewBuilder film(FilmView view) {
    film = view;
    return this;
  }

  public RunViewBuilder curve(Curve curve) {
    curves.add(curve);
    return this;
  }

  public RunViewBuilder measures(MeasuresView view) {
    measures = view;
    return this;
  }

  public RunViewBuilder projection(ProjectionView view) {
    projection = view;
    return this;
  }

  public RunViewBuilder ablation(AblationView view) {
    ablation = view;
    return this;
  }

  public RunViewBuilder examples(ModuleExamples view) {
    examples = view;
    return this;
  }

  public RunViewBuilder cards(ModuleCardsView view) {
    cards = view;
    return this;
  }

  public RunViewBuilder found(FoundView view) {
    found = view;
    return this;
  }

  public RunViewBuilder circuits(CircuitsView view) {
    circuits = view;
    return this;
  }

  public RunViewBuilder specialisation(SpecialisationView view) {
    specialisation = view;
    return this;
  }

  public RunViewBuilder frequencies(Frequencies found) {
    frequencies = found;
    return this;
  }

  public RunViewBuilder dependence(Dependence found) {
    dependence = found;
    return this;
  }

  public RunViewBuilder writing(TextSample sample) {
    writing = sample;
    return this;
  }

  public RunViewBuilder finding(String sentence) {
    findings.add(sentence);
    return this;
  }

  public RunViewBuilder recipe(String yaml) {
    recipe = yaml;
    return this;
  }

  public RunViewBuilder provenance(String fact, String value) {
    provenance.add(new Fact(fact, value));
    return this;
  }

  /** The command that makes the run again, if it is not the usual one. */
  public RunViewBuilder again(String command) {
    again = command;
    return this;
  }

  public RunView build() {
    return new RunView(
        name,
        description,
        status,
        steps,
        seconds,
        scores,
        Optional.ofNullable(network),
        Optional.ofNullable(film),
        curves,
        Optional.ofNullable(measures),
        Optional.ofNullable(projection),
        Optional.ofNullable(ablation),
        Optional.ofNullable(examples),
        Optional.ofNullable(cards),
        Optional.ofNullable(found),
        Optional.ofNullable(circuits),
        Optional.ofNullable(specialisation),
        Optional.ofNullable(frequencies),
        Optional.ofNullable(writing),
        Optional.ofNullable(dependence),
        findings,
        Optional.ofNullable(recipe),
        provenance,
        again);
  }
}
