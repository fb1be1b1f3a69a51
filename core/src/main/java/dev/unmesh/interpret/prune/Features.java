package dev.unmesh.interpret.prune;

import dev.unmesh.task.FloatInputs;
import dev.unmesh.task.Inputs;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds the sums through which inputs enter. If every neuron of the first layer takes two inputs in the same proportion, the network sees
 * nothing of them but that sum. Proportions are read from the weights and then put to the test: the inputs are changed at random so
 * that the sum stays, which must not matter to any output.
 */
final class Features {
  private static final double ALIKE = .9;
  private static final double PLAIN = .1;
  private static final int MOST_INPUTS = 64;

  private final Knockouts knockouts;
  private final Dependencies dependencies;
  private final double[][] columns;

  private Features(Knockouts knockouts, Dependencies dependencies, double[][] columns) {
    this.knockouts = knockouts;
    this.dependencies = dependencies;
    this.columns = columns;
  }

  /** Sums of two inputs or more that some output depends on; none where inputs are tokens, images or more than a few. */
  static List<Feature> of(Subject subject, Knockouts knockouts, Dependencies dependencies) {
    int count = dependencies.inputs().size();
    Optional<Connection> first = first(subject, count);
    if (first.isEmpty() || count > MOST_INPUTS || !InputNames.isNamed(subject.task()) || knockouts.rounds() == 0) {
      return List.of();
    }
    double[][] columns = columns(subject, knockouts.weights(), first.get());
    return new Features(knockouts, dependencies, columns).all();
  }

  private static Optional<Connection> first(Subject subject, int inputs) {
    List<Connection> reading =
        subject.wiring().connections().stream().filter(c -> subject.wiring().group(c.from()).role() == Role.INPUT).toList();
    return reading.size() == 1 && reading.get(0).columns() == inputs && reading.get(0).kernelSize() == 1
        ? Optional.of(reading.get(0))
        : Optional.empty();
  }

  /** The weights of each of the task's inputs. */
  private static double[][] columns(Subject subject, Weights weights, Connection connection) {
    Matrix matrix = Matrix.l2(connection, weights);
    int[] order = subject.pass().inputOrder();
    int[] places = subject.wiring().columnNeurons(connection);
    double[][] columns = new double[matrix.columns()][matrix.rows()];
    for (int column = 0; column < matrix.columns(); column++) {
      for (int row = 0; row < matrix.rows(); row++) {
        columns[order[places[column]]][row] = matrix.at(row, column);
      }
    }
    return columns;
  }

  private List<Feature> all() {
    List<Feature> found = new ArrayList<>();
    boolean[] taken = new boolean[columns.length];
    for (int first = 0; first < columns.length; first++) {
      if (!taken[first] && isUsed(first)) {
        List<Integer> members = new ArrayList<>(List.of(first));
        for (int other = first + 1; other < columns.length; other++) {
          if (!taken[other] && isUsed(other) && Math.abs(cosine(columns[first], columns[other])) >= ALIKE) {
            members.add(other);
          }
        }
        proven(members).ifPresent(feature -> {
          found.add(feature);
          feature.inputs().forEach(name -> taken[dependencies.inputs().indexOf(name)] = true);
        });
      }
    }
    return found;
  }

  private boolean isUsed(int input) {
    return Arrays.stream(dependencies.on()).anyMatch(on -> on[input]);
  }

  /** The sum of all members, or of fewer of them, that passes the test: with plain coefficients if those will do. */
  private Optional<Feature> proven(List<Integer> members) {
    for (int size = members.size(); size > 1; size--) {
      double[] exact = new double[size];
      double[] plain = new double[size];
      for (int i = 0; i < size; i++) {
        double[] first = columns[members.get(0)];
        exact[i] = dot(first, columns[members.get(i)]) / dot(first, first);
        plain[i] = Math.abs(Math.abs(exact[i]) - 1) <= PLAIN ? Math.signum(exact[i]) : exact[i];
      }
      for (double[] coefficients : List.of(plain, exact)) {
        Optional<Feature> feature = tested(members.subList(0, size), coefficients);
        if (feature.isPresent()) {
          return feature;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Feature> tested(List<Integer> members, double[] coefficients) {
    Inputs inputs = knockouts.examples().inputs();
    Inputs[] rounds = new Inputs[knockouts.rounds()];
    for (int round = 0; round < rounds.length; round++) {
      rounds[round] = kept(inputs, members, coefficients, Shuffles.partners(inputs.count(), round));
    }
    Knockouts.Effect effect = knockouts.of(rounds);
    double cost = Arrays.stream(effect.rise()).max().orElse(0);
    List<String> names = members.stream().map(dependencies.inputs()::get).toList();
    return cost <= Material.SHARE ? Optional.of(Feature.of(names, coefficients, cost)) : Optional.empty();
  }

  /** All members but the last as the partners have them, and the last such that the sum is what it was. */
  private static Inputs kept(Inputs inputs, List<Integer> members, double[] coefficients, int[] partners) {
    int width = inputs.width();
    int last = members.size() - 1;
    float[] values = Shuffles.values(inputs);
    float[] mixed = values.clone();
    for (int i = 0; i < partners.length; i++) {
      double owed = 0;
      for (int m = 0; m < last; m++) {
        int at = i * width + members.get(m);
        mixed[at] = values[partners[i] * width + members.get(m)];
        owed += coefficients[m] * (values[at] - mixed[at]);
      }
      mixed[i * width + members.get(last)] += (float) (owed / coefficients[last]);
    }
    return new FloatInputs(inputs.count(), inputs.shape(), mixed);
  }

  private static double cosine(double[] a, double[] b) {
    double norm = Math.sqrt(dot(a, a) * dot(b, b));
    return norm == 0 ? 0 : dot(a, b) / norm;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
