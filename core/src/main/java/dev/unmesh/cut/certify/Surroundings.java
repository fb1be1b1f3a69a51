package dev.unmesh.cut.certify;

import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Task;
import java.util.List;

/**
 * The boxes a certificate is about.
 *
 * @param centres test inputs, spread evenly over all, as the network sees them
 * @param answers whether the largest output is an answer
 */
record Surroundings(Domain domain, double[][] centres, List<Double> epsilons, boolean answers) {
  static Surroundings of(Task task, CertificateOptions options) {
    Domain domain = Domain.of(task);
    int all = task.test().count();
    int count = Math.min(all, options.examples());
    double[][] centres = new double[count][domain.size()];
    float[] input = new float[domain.size()];
    for (int i = 0; i < count; i++) {
      task.test().inputs().copy((int) ((long) i * all / count), input, 0);
      for (int j = 0; j < input.length; j++) {
        centres[i][j] = input[j];
      }
    }
    boolean answers = task.test().targets() instanceof ClassTargets && task.outputs() > 1;
    return new Surroundings(domain, centres, options.epsilons(), answers);
  }

  int count() {
    return centres.length;
  }

  Box box(int example, int epsilon) {
    return domain.around(centres[example], epsilons.get(epsilon));
  }
}
