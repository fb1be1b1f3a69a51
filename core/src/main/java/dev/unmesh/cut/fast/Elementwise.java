package dev.unmesh.cut.fast;

import dev.unmesh.network.Activation;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** An activation on the first rows of a room, in place. */
final class Elementwise {
  /** Below this a call to LibTorch takes longer than a loop. */
  private static final int SMALL = 256;

  private Elementwise() {}

  static void apply(Activation f, Room room, int count) {
    int n = count * room.width();
    if (n <= SMALL) {
      loop(f, room.buffer(), n);
    } else if (count == room.rows()) {
      tensor(f, room.tensor());
    } else {
      try (PointerScope scope = new PointerScope()) {
        tensor(f, room.tensor().narrow(0, 0, count));
      }
    }
  }

  private static void tensor(Activation f, Tensor x) {
    Tensor same =
        switch (f) {
          case RELU -> torch.relu_(x);
          case SILU -> torch.silu_(x);
          case TANH -> torch.tanh_(x);
        };
    same.close();
  }

  private static void loop(Activation f, FloatBuffer x, int n) {
    switch (f) {
      case RELU -> {
        for (int i = 0; i < n; i++) {
          x.put(i, Math.max(0, x.get(i)));
        }
      }
      case SILU -> {
        for (int i = 0; i < n; i++) {
          x.put(i, value(f, x.get(i)));
        }
      }
      case TANH -> {
        for (int i = 0; i < n; i++) {
          x.put(i, value(f, x.get(i)));
        }
      }
    }
  }

  /** One value, rounded once. */
  static float value(Activation f, float z) {
    return switch (f) {
      case RELU -> Math.max(0, z);
      case SILU -> (float) (z / (1 + Math.exp(-z)));
      case TANH -> (float) Math.tanh(z);
    };
  }
}
