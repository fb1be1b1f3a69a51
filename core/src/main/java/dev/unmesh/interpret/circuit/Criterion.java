package dev.unmesh.interpret.circuit;

/** What a contrastive circuit of a class must keep of the full model. */
public enum Criterion {
  /** How sure the model is that an example is of the class, against that it is of any other. */
  ONE_VS_REST_KL {
    @Override
    Objective objective(int place, double[][] full, boolean[] isOfClass, double[] weights) {
      return new OneVersusRest(place, full, weights);
    }
  },
  /** The probabilities of all outputs. */
  KL {
    @Override
    Objective objective(int place, double[][] full, boolean[] isOfClass, double[] weights) {
      return CrossEntropy.divergence(full, weights);
    }
  },
  /** The order of the class's examples and the others. */
  AUC {
    @Override
    Objective objective(int place, double[][] full, boolean[] isOfClass, double[] weights) {
      return new Ranks(place, isOfClass);
    }
  },
  /** The answers. */
  BALANCED_ACCURACY {
    @Override
    Objective objective(int place, double[][] full, boolean[] isOfClass, double[] weights) {
      return new BalancedError(place, isOfClass, weights);
    }
  };

  /** @param full the full model's values, [place][example] */
  abstract Objective objective(int place, double[][] full, boolean[] isOfClass, double[] weights);

  /** Whether its value is a divergence, 0 for the full model; else it is an error, and a bound is how much worse it may become. */
  public boolean isDivergence() {
    return this == ONE_VS_REST_KL || this == KL;
  }
}
