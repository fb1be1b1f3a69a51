package dev.unmesh.network.language;

import dev.unmesh.engine.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Rotary positions: dimensions i and i + dimensions / 2 of a head turn together by the angle position x base^(-2 i / dimensions). Source:
 * Su et al. 2021, "RoFormer", arXiv 2104.09864, section 3.4.2, on the first dimensions only, as GPT-NeoX does.
 *
 * @param dimensions how many of a head's neurons turn, even
 */
record Rotary(int dimensions, double base) {
  /** Cosines and sines, each positions x (dimensions / 2). */
  record Angles(Tensor cosines, Tensor sines) implements AutoCloseable {
    Angles upTo(long length) {
      return new Angles(cosines.narrow(0, 0, length), sines.narrow(0, 0, length));
    }

    @Override
    public void close() {
      cosines.close();
      sines.close();
    }
  }

  /** The angles of every position, kept until closed. */
  Angles angles(int positions) {
    int pairs = dimensions / 2;
    float[] cosines = new float[Math.multiplyExact(positions, pairs)];
    float[] sines = new float[cosines.length];
    for (int i = 0; i < pairs; i++) {
      // rounded to floats where the models were trained so
      float frequency = (float) (1 / (double) (float) Math.pow(base, 2.0 * i / dimensions));
      for (int position = 0; position < positions; position++) {
        float angle = position * frequency;
        cosines[position * pairs + i] = (float) Math.cos(angle);
        sines[position * pairs + i] = (float) Math.sin(angle);
      }
    }
    return new Angles(Tensors.keep(Tensors.of(cosines, positions, pairs)), Tensors.keep(Tensors.of(sines, positions, pairs)));
  }

  /**
   * Turns queries or keys.
   *
   * @param x batch x heads x length x headWidth
   * @param angles of the length
   */
  Tensor apply(Tensor x, Angles angles) {
    long half = dimensions / 2;
    Tensor left = x.narrow(3, 0, half);
    Tensor right = x.narrow(3, half, half);
    Tensor turnedLeft = left.mul(angles.cosines()).sub(right.mul(angles.sines()));
    Tensor turnedRight = right.mul(angles.cosines()).add(left.mul(angles.sines()));
    long rest = x.size(3) - dimensions;
    TensorVector parts =
        rest == 0 ? new TensorVector(turnedLeft, turnedRight) : new TensorVector(turnedLeft, turnedRight, x.narrow(3, dimensions, rest));
    return torch.cat(parts, 3);
  }
}
