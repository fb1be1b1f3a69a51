package dev.unmesh.cli;

import dev.unmesh.format.NearestName;
import dev.unmesh.interpret.edit.Intervention;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Wiring;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Interventions as they are typed: fc2[3,7]=0, fc1[5,x3]=.5, fc1[5]=0, input[x1]=mean. */
final class InterventionText {
  private static final Pattern FORM = Pattern.compile("\\s*([^\\[\\]]+?)\\s*\\[([^\\[\\]]*)\\]\\s*=\\s*(\\S+)\\s*");

  private InterventionText() {}

  /** @throws IllegalArgumentException if it is no such text or names what there is not */
  static Intervention weight(Wiring wiring, String text) {
    Matcher parts = parts(text, "a weight is set by CONNECTION[TO,FROM]=VALUE, for example fc2[3,7]=0");
    List<String> names = wiring.connections().stream().map(Connection::name).toList();
    Connection connection = wiring.connection(known(parts.group(1), names, "connection"));
    String[] places = parts.group(2).split(",", -1);
    if (places.length != 2) {
      throw new IllegalArgumentException("'" + text + "': a weight has two places, the neuron it leads to and the one it comes from: fc2[3,7]=0");
    }
    int to = place(wiring.group(connection.to()), connection.rows(), places[0].strip());
    int from = place(wiring.group(connection.from()), connection.columns(), places[1].strip());
    return new Intervention.SetWeight(connection.name(), to, from, (float) number(parts.group(3), text));
  }

  /** @throws IllegalArgumentException if it is no such text or names what there is not */
  static Intervention neuron(Wiring wiring, String text) {
    Matcher parts = parts(text, "a neuron is held by GROUP[NEURON]=VALUE, for example fc1[5]=0 or fc1[5]=mean");
    NeuronGroup group = wiring.group(known(parts.group(1), wiring.groups().stream().map(NeuronGroup::name).toList(), "group"));
    int neuron = place(group, group.size(), parts.group(2).strip());
    boolean mean = parts.group(3).equals("mean");
    return new Intervention.Silence(group.name(), neuron, mean ? OptionalDouble.empty() : OptionalDouble.of(number(parts.group(3), text)));
  }

  private static Matcher parts(String text, String form) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("'" + text + "': " + form);
    }
    return parts;
  }

  private static String known(String name, List<String> names, String what) {
    if (!names.contains(name)) {
      throw new IllegalArgumentException("no " + what + " '" + name + "'" + NearestName.hint(name, names) + " (known: " + String.join(", ", names) + ")");
    }
    return name;
  }

  /** A place by number, from 0, or by the label of a neuron that has one. */
  private static int place(NeuronGroup group, int size, String text) {
    if (size == group.size() && group.labels().contains(text)) {
      return group.labels().indexOf(text);
    }
    if (!text.matches("\\d{1,9}")) {
      throw new IllegalArgumentException(
          "no neuron '" + text + "' in group '" + group.name() + "'" + NearestName.hint(text, group.labels()) + ": places are 0 to " + (size - 1)
              + (group.labels().isEmpty() ? "" : ", or " + String.join(", ", group.labels().subList(0, Math.min(12, group.labels().size())))));
    }
    int place = Integer.parseInt(text);
    if (place >= size) {
      throw new IllegalArgumentException("group '" + group.name() + "' has places 0 to " + (size - 1) + ": there is no " + place);
    }
    return place;
  }

  private static double number(String text, String whole) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + whole + "': '" + text + "' is not a number");
    }
  }
}
