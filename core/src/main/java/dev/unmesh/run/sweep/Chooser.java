package dev.unmesh.run.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Chooses a point of each setting by a rule. Equal results give equal choices; of equally good points the earlier is chosen. */
final class Chooser {
  private final ChoiceRule rule;
  private final List<String> figures;

  Chooser(ChoiceRule rule) {
    this.rule = rule;
    this.figures = Stream.concat(Stream.of(rule.by()), rule.within().keySet().stream()).distinct().toList();
  }

  /**
   * @param again whether what is chosen is trained again
   * @param results of trials that have all ended; those of the final stage are left aside
   */
  Selection choose(boolean again, List<TrialResult> results) {
    Map<String, Map<SweepPoint, List<TrialResult>>> bySetting = new LinkedHashMap<>();
    for (TrialResult result : results) {
      if (result.trial().stage() == Stage.TUNING) {
        bySetting.computeIfAbsent(result.trial().setting(), setting -> new LinkedHashMap<>())
            .computeIfAbsent(result.trial().point(), point -> new ArrayList<>()).add(result);
      }
    }
    List<Choice> choices = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    bySetting.forEach(
        (setting, points) -> {
          List<Candidate> all = new ArrayList<>();
          PointNames names = new PointNames(List.copyOf(points.keySet()));
          points.forEach((point, trials) -> all.add(candidate(point, names.of(point), trials)));
          List<Candidate> finished = all.stream().filter(candidate -> !candidate.runs().isEmpty()).toList();
          String none = finished.isEmpty() ? "every trial failed" : "no trial has " + String.join(" or ", figures);
          String whose = setting.isEmpty() ? "" : setting + ": ";
          choice(finished).ifPresentOrElse(choices::add, () -> notes.add(whose + "nothing is chosen: " + none));
        });
    return new Selection(rule, again, true, choices, notes);
  }

  private Candidate candidate(SweepPoint point, String name, List<TrialResult> trials) {
    List<TrialResult> finished = trials.stream().filter(TrialResult::isFinished).toList();
    Map<String, Double> means = new LinkedHashMap<>();
    for (String column : figures) {
      finished.stream().mapToDouble(result -> result.figure(column)).filter(Double::isFinite).average()
          .ifPresent(mean -> means.put(column, mean));
    }
    return new Candidate(point, name, finished.stream().map(TrialResult::run).toList(), trials.size(), means, "");
  }

  private Optional<Choice> choice(List<Candidate> all) {
    Shortlist list = Shortlist.of(rule, all);
    for (Map.Entry<String, Double> bound : rule.within().entrySet()) {
      list = list.within(bound.getKey(), bound.getValue());
    }
    Optional<String> by = figures.stream().filter(list::has).findFirst();
    if (by.isEmpty()) {
      return all.size() == 1 ? Optional.of(new Choice(all.get(0), "", List.of(), "the only one")) : Optional.empty();
    }
    list = list.ranked(by.get());
    List<Candidate> others = new ArrayList<>(list.left().subList(1, list.left().size()));
    others.addAll(list.out());
    return Optional.of(new Choice(list.left().get(0), by.get(), others, why(by.get(), list)));
  }

  private String why(String by, Shortlist list) {
    Candidate best = list.left().get(0);
    boolean alone = list.left().size() == 1;
    StringBuilder why = new StringBuilder(by.equals(rule.by()) ? "" : "no trial has " + rule.by() + ": ");
    why.append(by).append(' ').append(Shortlist.written(best.figure(by)));
    why.append(alone ? ", the only one" : (rule.more(by) ? ", the most of " : ", the least of ") + list.left().size());
    why.append(list.bounds().isEmpty() ? "" : " with " + String.join(" and ", list.bounds()));
    if (!alone) {
      Candidate next = list.left().get(1);
      boolean equal = next.figure(by) == best.figure(by);
      why.append("; ").append(next.name());
      why.append(equal ? " has as much, but comes later" : " has " + Shortlist.written(next.figure(by)));
    }
    return why.toString();
  }
}
