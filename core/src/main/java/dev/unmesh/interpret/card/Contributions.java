package dev.unmesh.interpret.card;

/**
 * What each module adds to each output on each example; all together and {@code base} are the network's outputs.
 *
 * @param byModule examples x outputs each, row-major, in the task's order of outputs
 * @param base what is there without any module: the output bias
 */
record Contributions(int examples, int outputs, float[][] byModule, float[] base) {
  /** The outputs with only some modules on. */
  float[] with(boolean[] on) {
    float[] sum = new float[examples * outputs];
    for (int i = 0; i < sum.length; i++) {
      double of = base[i % outputs];
      for (int m = 0; m < byModule.length; m++) {
        of += on[m] ? byModule[m][i] : 0;
      }
      sum[i] = (float) of;
    }
    return sum;
  }

  float[] alone(int module) {
    boolean[] on = new boolean[byModule.length];
    on[module] = true;
    return with(on);
  }

  float[] without(int module) {
    boolean[] on = new boolean[byModule.length];
    java.util.Arrays.fill(on, true);
    on[module] = false;
    return with(on);
  }

  /** How strongly a module speaks on an example: the L2 norm of what it adds. */
  double strength(int module, int example) {
    double sum = 0;
    for (int o = 0; o < outputs; o++) {
      double of = byModule[module][example * outputs + o];
      sum += of * of;
    }
    return Math.sqrt(sum);
  }
}
