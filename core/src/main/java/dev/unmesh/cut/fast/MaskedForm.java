package dev.unmesh.cut.fast;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Threads;
import dev.unmesh.wiring.CrossModule;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;

/**
 * The whole matrices times a mask of zeros and ones at each application, as modular nets are usually run while they are studied:
 * slower than without the mask. Weights between modules need not be 0; the mask makes them so.
 */
public final class MaskedForm implements Form {
  private final Threads elementwise;
  private final Threads products;
  private final Chain chain;
  private final List<Room> masks = new ArrayList<>();
  private final List<Room> masked = new ArrayList<>();
  private final FormSize size;

  /** @param capacity the most examples of an application */
  public MaskedForm(DenseLayers stack, LayerLabels labels, int capacity, int threads) {
    this.elementwise = Threads.forConvolutions(threads);
    this.products = Threads.forMatrices(threads);
    this.chain = new Chain(stack, capacity);
    long weights = 0;
    for (int i = 0; i < stack.layers().size(); i++) {
      DenseLayers.Layer layer = stack.layers().get(i);
      masks.add(Room.of(mask(layer, labels.labels().get(i), labels.labels().get(i + 1)), layer.out(), layer.in()));
      masked.add(new Room(layer.out(), layer.in()));
      weights += layer.weight().length;
    }
    // mask read, product written and read again
    this.size = DenseForm.size(stack).plus(new FormSize(0, weights, 12 * weights));
  }

  private static float[] mask(DenseLayers.Layer layer, int[] columns, int[] rows) {
    float[] mask = new float[layer.weight().length];
    for (int i = 0; i < layer.out(); i++) {
      for (int j = 0; j < layer.in(); j++) {
        mask[i * layer.in() + j] = CrossModule.crosses(rows, i, columns, j) ? 0 : 1;
      }
    }
    return mask;
  }

  @Override
  public String name() {
    return "masked dense";
  }

  @Override
  public FloatBuffer inputs() {
    return chain.input().buffer();
  }

  @Override
  public FloatBuffer apply(int count) {
    for (int i = 0; i < chain.depth(); i++) {
      LibTorch.start(elementwise);
      try (PointerScope scope = new PointerScope()) {
        torch.mul_out(masked.get(i).tensor(), chain.weight(i).tensor(), masks.get(i).tensor());
      }
      LibTorch.start(products);
      chain.apply(i, count, masked.get(i).floats());
    }
    return chain.output().first(count);
  }

  /** The masking is counted once, as for a batch of one. */
  @Override
  public FormSize size() {
    return size;
  }

  @Override
  public void close() {
    chain.close();
    masks.forEach(Room::close);
    masked.forEach(Room::close);
  }
}
