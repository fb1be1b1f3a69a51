package dev.unmesh.interpret;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.StridedAxis;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;

/** A connection's weights as a strided view of its parameter: row levels, column levels, kernel levels. */
final class MaskedView {
  private MaskedView() {}

  static Tensor of(Tensor parameter, Connection connection) {
    ParameterView view = connection.view();
    return parameter.as_strided(
        sizes(view.rows(), view.columns(), view.kernel()), strides(view.rows(), view.columns(), view.kernel()), new LongOptional(view.offset()));
  }

  /** The shape that lines a rows x columns mask up with the view: kernel levels of 1. */
  static long[] broadcast(Connection connection) {
    ParameterView view = connection.view();
    return LongStream.concat(
            LongStream.of(sizes(view.rows(), view.columns())), LongStream.generate(() -> 1).limit(view.kernel().extents().length))
        .toArray();
  }

  private static long[] sizes(StridedAxis... axes) {
    return java.util.Arrays.stream(axes).flatMapToInt(axis -> IntStream.of(axis.extents())).asLongStream().toArray();
  }

  private static long[] strides(StridedAxis... axes) {
    return java.util.Arrays.stream(axes).flatMapToLong(axis -> LongStream.of(axis.strides())).toArray();
  }
}
