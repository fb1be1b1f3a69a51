package dev.unmesh.interpret.circuit;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How circuits are searched.
 *
 * @param criterion of contrastive circuits
 * @param bound of contrastive circuits: for a divergence its highest value in nats, &gt; 0; for an error how much higher than the full
 *     model's it may be, in (0, 1). Empty for the bound that keeps more than 90 % of the class's accuracy with under 10 % false positives,
 *     or for an error .02
 * @param examples how many training examples of the class, and as many of all others, a contrastive search looks at
 * @param draws random circuits behind each control
 */
public record CircuitOptions(
    Protocol protocol,
    MethodKind method,
    EdgeAblation ablation,
    CircuitUnit unit,
    Criterion criterion,
    OptionalDouble bound,
    int examples,
    int draws,
    long seed) {
  public CircuitOptions {
    if (bound.isPresent()) {
      double most = protocol == Protocol.CONTRASTIVE && !criterion.isDivergence() ? 1 : Double.MAX_VALUE;
      if (protocol == Protocol.PAPERS) {
        throw new IllegalArgumentException("the papers' protocol has no bound to choose: it is the unpruned model's cross-entropy");
      }
      if (!(bound.getAsDouble() > 0 && bound.getAsDouble() <= most)) {
        throw new IllegalArgumentException(
            "the bound must be above 0" + (most == 1 ? " and at most 1" : " and a number") + ", was " + bound.getAsDouble());
      }
    }
    if (examples < 1) {
      throw new IllegalArgumentException("a search needs at least 1 example of each side, was " + examples);
    }
    if (draws < 1) {
      throw new IllegalArgumentException("a control needs at least 1 draw, was " + draws);
    }
  }

  /** Contrastive circuits of weights as the command searches for them unless told otherwise. */
  public static CircuitOptions usual(MethodKind method) {
    return new CircuitOptions(
        Protocol.CONTRASTIVE, method, EdgeAblation.ZERO, CircuitUnit.EDGES, Criterion.ONE_VS_REST_KL, OptionalDouble.empty(), 1000, 5, 0);
  }

  /** "papers-greedy": what files of this search are called. */
  public String key() {
    return name(protocol) + "-" + name(method);
  }

  /** What is kept below the bound, as files and tables say it. */
  public String measured() {
    return protocol == Protocol.PAPERS ? "cross-entropy" : name(criterion);
  }

  /** An enum's constant as people type it: one-vs-rest-kl. */
  public static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
