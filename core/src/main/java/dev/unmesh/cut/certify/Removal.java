package dev.unmesh.cut.certify;

import java.util.Arrays;

/** A network and the same without some weights. Immutable. */
record Removal(Chain first, Chain second, Certifier certifier, GradientAttack attack, long weights) {
  private static final int STARTS = 2;
  private static final int STEPS = 3;

  static Removal of(Chain first, Chain second, long weights) {
    return new Removal(first, second, new Certifier(first, second), new GradientAttack(first, second, STARTS, STEPS), weights);
  }

  Findings round(Surroundings surroundings, int example, int epsilon) {
    double[] centre = surroundings.centres()[example];
    Box box = surroundings.box(example, epsilon);
    double[] before = first.value(centre);
    double[] after = second.value(centre);
    int answer = Fork.largest(before);
    Proof proof = certifier.proof(box);
    double[] plain = new double[after.length];
    Arrays.setAll(plain, i -> Math.abs(before[i] - after[i]));
    double[] slack = sum(proof.floatErrorOfFirst(), proof.floatErrorOfSecond());
    GradientAttack.Found found = attack.search(box, answer, example);
    boolean answers = surroundings.answers();
    return new Findings(
        sum(proof.difference().magnitudes(), slack),
        slack,
        found.difference(),
        plain,
        share(answers, answers && proof.answersAlike(answer, proof.floatErrorOfSecond())),
        share(answers, answers && proof.keepsAnswer(answer, proof.floatErrorOfFirst())),
        share(answers, found.changed()));
  }

  private static double share(boolean known, boolean holds) {
    return !known ? Double.NaN : holds ? 1 : 0;
  }

  Certificate.Everywhere everywhere(Box inputs) {
    Proof proof = certifier.proof(inputs);
    double[] slack = sum(proof.floatErrorOfFirst(), proof.floatErrorOfSecond());
    return new Certificate.Everywhere(sum(proof.difference().magnitudes(), slack), slack);
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sums = new double[a.length];
    Arrays.setAll(sums, i -> Box.up(a[i] + b[i]));
    return sums;
  }
}
