package dev.unmesh.interpret.specialise;

import dev.unmesh.format.NearestName;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Wiring;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The groups of a network divided as those of the same names are in another, module by module in proportion. */
final class LikeSizes {
  private LikeSizes() {}

  /**
   * Neurons in a row, to be shuffled: every neuron of a group belongs to a module, and what has neurons there has some here.
   *
   * @throws IllegalArgumentException if there is no hidden group of a name, or it has fewer neurons than there are modules
   */
  static Partition of(Wiring wiring, Specialisation like) {
    List<String> hidden =
        wiring.groups().stream()
            .filter(group -> group.role() == Role.HIDDEN && wiring.source(group.name()).isEmpty())
            .map(NeuronGroup::name)
            .toList();
    Map<String, int[]> labels = new LinkedHashMap<>();
    for (Specialisation.Layer layer : like.layers()) {
      if (!hidden.contains(layer.name())) {
        throw new IllegalArgumentException(
            "no hidden layer '" + layer.name() + "', which the modules divide" + NearestName.hint(layer.name(), hidden) + " (there are "
                + String.join(", ", hidden) + "): choose a net with layers of the same names");
      }
      int neurons = wiring.group(layer.name()).size();
      int[] sizes = shares(layer, neurons);
      int[] of = new int[neurons];
      int from = 0;
      for (int m = 0; m < sizes.length; m++) {
        Arrays.fill(of, from, from + sizes[m], m);
        from += sizes[m];
      }
      labels.put(layer.name(), of);
    }
    return new Partition(like.modules(), labels);
  }

  // whole neurons by largest remainders, after one for each module that is there
  private static int[] shares(Specialisation.Layer layer, int neurons) {
    int[] other = layer.sizes().stream().mapToInt(size -> size).toArray();
    int living = (int) Arrays.stream(other).filter(size -> size > 0).count();
    if (neurons < living) {
      throw new IllegalArgumentException(
          "'" + layer.name() + "' has " + neurons + " units, fewer than the " + living + " modules to be drawn there: choose a wider net");
    }
    double whole = Arrays.stream(other).sum();
    int[] sizes = new int[other.length];
    double[] wanted = new double[other.length];
    for (int m = 0; m < other.length; m++) {
      wanted[m] = neurons * other[m] / whole;
      sizes[m] = other[m] > 0 ? Math.max(1, (int) Math.floor(wanted[m] + 1e-9)) : 0;
    }
    for (int left = neurons - Arrays.stream(sizes).sum(); left != 0; left -= Integer.signum(left)) {
      int step = Integer.signum(left);
      int most = -1;
      for (int m = 0; m < other.length; m++) {
        boolean may = other[m] > 0 && sizes[m] + step >= 1;
        if (may && (most < 0 || step * (wanted[m] - sizes[m]) > step * (wanted[most] - sizes[most]))) {
          most = m;
        }
      }
      sizes[most] += step;
    }
    return sizes;
  }
}
