package dev.unmesh.interpret.prune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Findings in plain sentences. */
final class Sentences {
  private static final int FEW = 8;

  private final Findings found;
  private final List<String> sentences = new ArrayList<>();

  private Sentences(Findings found) {
    this.found = found;
  }

  static List<String> of(Findings found) {
    Sentences words = new Sentences(found);
    words.size();
    words.dependencies();
    words.features();
    words.embedding();
    words.modules();
    words.firstLayer();
    words.shared();
    words.uselessly();
    return words.sentences;
  }

  private void say(String sentence) {
    sentences.add(sentence);
  }

  private void size() {
    boolean classes = found.before().hasClasses();
    String before = classes ? Words.percent(found.before().accuracy()) : Words.figure(found.before().loss());
    String after = classes ? Words.percent(found.after().accuracy()) : Words.figure(found.after().loss());
    say(
        Words.number(found.left()) + " of " + Words.count(found.weights(), "weight") + (found.left() == 1 ? " is" : " are")
            + " enough: the test " + found.metric() + " goes from " + before + " to " + after + " (allowed: "
            + Words.percent(found.tolerance()) + " more error).");
  }

  private void dependencies() {
    Map<List<String>, List<String>> bySet = new LinkedHashMap<>();
    found.dependencies().forEach((output, inputs) -> bySet.computeIfAbsent(inputs, set -> new ArrayList<>()).add(output));
    if (found.inputs().size() > 4 * FEW) {
      int least = found.dependencies().values().stream().mapToInt(List::size).min().orElse(0);
      int most = found.dependencies().values().stream().mapToInt(List::size).max().orElse(0);
      long any = found.dependencies().values().stream().flatMap(List::stream).distinct().count();
      say(
          "Taken one by one, " + any + " of " + Words.count(found.inputs().size(), "input") + (any == 1 ? " matters" : " matter")
              + " to some output" + (any == 0 ? "." : "; each output depends on " + (least == most ? "" + least : least + " to " + most) + "."));
    } else if (bySet.keySet().stream().allMatch(List::isEmpty)) {
      say("No output depends on any input.");
    } else if (bySet.size() == 1 && found.outputs().size() > 1) {
      say("Every output depends on " + inputs(bySet.keySet().iterator().next()) + ".");
    } else {
      say(
          bySet.entrySet().stream()
                  .limit(FEW)
                  .map(e -> Words.list(e.getValue()) + (e.getValue().size() == 1 ? " depends on " : " depend on ") + inputs(e.getKey()))
                  .collect(Collectors.joining("; "))
              + (bySet.size() > FEW ? "; and so on." : "."));
      nested(new ArrayList<>(bySet.keySet()));
    }
  }

  private static String inputs(List<String> names) {
    return names.isEmpty() ? "no input" : Words.list(names);
  }

  private void nested(List<List<String>> sets) {
    sets.sort((a, b) -> Integer.compare(a.size(), b.size()));
    for (int i = 1; i < sets.size(); i++) {
      if (sets.get(0).isEmpty() || !sets.get(i).containsAll(sets.get(i - 1))) {
        return;
      }
    }
    if (sets.size() > 1) {
      say("These sets are nested: each holds the smaller ones.");
    }
  }

  private void features() {
    if (!found.features().isEmpty()) {
      say(
          found.features().stream().map(f -> Words.list(f.inputs()) + " enter only as " + f.written()).collect(Collectors.joining("; "))
              + ".");
    }
  }

  private void embedding() {
    found.embedding().ifPresent(use -> {
      String groups = use.groups().stream().map(Sentences::group).collect(Collectors.joining("; "));
      say(
          Words.number(use.active().length) + " of " + Words.count(use.dimensions(), "embedding dimension") + " are active"
              + (use.groups().size() > 1 ? ", in " + use.groups().size() + " groups that are read apart: " : ": ") + groups + ".");
      if (use.active().length > 0) {
        double one = Arrays.stream(use.without()).min().orElse(0);
        double group = use.groups().stream().mapToDouble(EmbeddingUse.Group::without).min().orElse(0);
        say(
            "With any one of them silenced, the error goes from " + error(use.error()) + " to " + error(one) + " or more"
                + (use.groups().size() > 1 ? "; with a whole group, to " + error(group) + " or more." : "."));
      }
    });
  }

  private String error(double error) {
    return found.before().hasClasses() ? Words.percent(error) : Words.figure(error);
  }

  private static String group(EmbeddingUse.Group group) {
    List<String> names = Arrays.stream(group.dimensions()).mapToObj(d -> "" + (d + 1)).toList();
    return Words.list(names) + (group.frequency() > 0 ? " (up and down " + group.frequency() + " times over the vocabulary)" : "");
  }

  private void modules() {
    List<Module> modules = found.modules();
    if (modules.size() > 1) {
      say(
          "It falls into " + modules.size() + " modules that share no neuron: "
              + modules.stream().limit(FEW).map(Sentences::module).collect(Collectors.joining("; "))
              + (modules.size() > FEW ? "; and so on." : "."));
    } else if (modules.size() == 1) {
      say("All of it is one module: " + module(modules.get(0)) + ".");
    } else {
      say("No input reaches any output: the answer is always the same.");
    }
  }

  private static String module(Module module) {
    String inputs = module.inputs().isEmpty() ? "" : " with " + some(module.inputs(), "input");
    return some(module.outputs(), "output") + inputs + " (" + Words.count(module.hidden(), "hidden neuron") + ", "
        + Words.count(module.edges(), "weight") + ")";
  }

  private static String some(List<String> names, String noun) {
    return names.size() > FEW ? Words.count(names.size(), noun) : Words.list(names);
  }

  /** Which inputs the first hidden neurons read, where that differs within one module. */
  private void firstLayer() {
    if (found.modules().size() != 1 || found.inputs().size() > FEW || found.neurons().isEmpty() || found.embedding().isPresent()) {
      return;
    }
    String first = found.neurons().get(0).group();
    Map<List<String>, Integer> sets = new LinkedHashMap<>();
    found.neurons().stream().filter(n -> n.group().equals(first) && !n.reads().isEmpty()).forEach(n -> sets.merge(n.reads(), 1, Integer::sum));
    if (sets.size() > 1 && sets.size() <= FEW) {
      List<String> parts = new ArrayList<>();
      sets.forEach(
          (reads, count) ->
              parts.add((parts.isEmpty() ? Words.count(count, "neuron") : "" + count) + (count == 1 ? " reads " : " read ") + Words.list(reads)));
      say("In " + first + ", " + String.join("; ", parts) + ".");
    }
  }

  private void shared() {
    List<HiddenNeuron> shared = found.neurons().stream().filter(HiddenNeuron::isShared).toList();
    if (found.outputs().size() < 2 || found.neurons().isEmpty()) {
      return;
    }
    if (shared.isEmpty()) {
      say("No hidden neuron is shared between outputs.");
      return;
    }
    Map<List<String>, List<String>> byOutputs = new LinkedHashMap<>();
    shared.forEach(n -> byOutputs.computeIfAbsent(n.serves(), o -> new ArrayList<>()).add(Words.neuron(n.group(), n.neuron())));
    String list =
        byOutputs.size() > FEW || found.outputs().size() > FEW
            ? ""
            : ": "
                + byOutputs.entrySet().stream().map(e -> Words.list(e.getValue()) + " by " + Words.list(e.getKey())).collect(Collectors.joining("; "));
    say(
        Words.number(shared.size()) + " of " + Words.count(found.neurons().size(), "hidden neuron") + (shared.size() == 1 ? " is" : " are")
            + " shared between outputs" + list + ".");
  }

  private void uselessly() {
    List<String> moved = new ArrayList<>();
    for (int o = 0; o < found.outputs().size(); o++) {
      for (int i = 0; i < found.inputs().size(); i++) {
        if (!found.dependencies().get(found.outputs().get(o)).contains(found.inputs().get(i)) && found.movement()[o][i] > found.material()) {
          moved.add(found.outputs().get(o) + " with " + found.inputs().get(i) + " (" + Words.percent(found.movement()[o][i]) + " of its variance)");
        }
      }
    }
    if (!moved.isEmpty()) {
      say("Some outputs also move with inputs that are of no use to them: " + Words.list(moved) + ".");
    }
  }
}
