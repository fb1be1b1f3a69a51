package dev.unmesh.cut.verify;

import dev.unmesh.task.Inputs;
import java.util.List;

/**
 * The rule that joins modules, carried out on what each answers by itself.
 *
 * @param bias an entry an output, added to every answer; empty for none; not copied
 */
public record SummedAnswers(List<? extends Answering> parts, float[] bias) implements Answering {
  @Override
  public float[] of(Inputs inputs) {
    float[] sum = parts.get(0).of(inputs);
    for (Answering part : parts.subList(1, parts.size())) {
      float[] more = part.of(inputs);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += more[i];
      }
    }
    for (int i = 0; i < sum.length && bias.length > 0; i++) {
      sum[i] += bias[i % bias.length];
    }
    return sum;
  }
}
