package dev.unmesh.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.format.FormatException;
import dev.unmesh.format.SafetensorsWriter;
import dev.unmesh.wiring.Partition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFolderTest {
  @TempDir Path folder;

  @Test
  void comesBackAsItWas() {
    CheckpointFolder checkpoints = new CheckpointFolder(folder);
    Checkpoint written = checkpoint(12);
    checkpoints.write(written);
    Checkpoint read = checkpoints.newest().orElseThrow();
    assertEquals(12, read.steps());
    assertEquals(written.seconds(), read.seconds());
    assertEquals(written.lossSum(), read.lossSum());
    assertEquals(written.lossSteps(), read.lossSteps());
    assertEquals(written.partition(), read.partition());
    assertEquals(written.controls(), read.controls());
    assertEquals(written.projection(), read.projection());
    assertArrayEquals(written.state().floats().get("parameter/fc1.weight"), read.state().floats().get("parameter/fc1.weight"));
    assertArrayEquals(written.state().integers().get("buffer/input.order"), read.state().integers().get("buffer/input.order"));
    assertArrayEquals(written.gradientSignal().get("fc1.weight"), read.gradientSignal().get("fc1.weight"));
    BestSoFar best = read.best().orElseThrow();
    assertEquals(7, best.step());
    assertEquals(.1 + .7, best.loss());
    assertEquals(2, best.since());
    assertEquals(written.best().orElseThrow().partition(), best.partition());
    assertArrayEquals(new float[] {-1, 0, 2}, best.model().floats().get("parameter/fc1.weight"));
    assertArrayEquals(new long[] {0, 1, 2}, best.model().integers().get("buffer/input.order"));
    assertEquals(1, read.state().floats().size());
  }

  @Test
  void theNewestTwoAreKept() throws IOException {
    CheckpointFolder checkpoints = new CheckpointFolder(folder);
    for (long steps : new long[] {5, 90, 1000, 1_000_000}) {
      checkpoints.write(checkpoint(steps));
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(2, left.count());
    }
    assertEquals(1_000_000, checkpoints.newest().orElseThrow().steps());
  }

  @Test
  void whatCannotBeReadIsPassedOver() throws IOException {
    CheckpointFolder checkpoints = new CheckpointFolder(folder);
    assertTrue(checkpoints.newest().isEmpty());
    checkpoints.write(checkpoint(10));
    checkpoints.write(checkpoint(20));
    Path newest = folder.resolve("000000020/state.safetensors");
    byte[] whole = Files.readAllBytes(newest);
    for (int length : new int[] {0, 1, 8, 30, whole.length / 2, whole.length - 1}) {
      Files.write(newest, Arrays.copyOf(whole, length));
      assertEquals(10, checkpoints.newest().orElseThrow().steps(), "cut to " + length + " bytes");
    }
    // whole, but its modules make no sense
    SafetensorsWriter senseless = new SafetensorsWriter();
    senseless.ints("module/fc1", new int[] {2}, new int[] {0, 9});
    Map.of("modules", "2", "steps", "20", "seconds", "1", "lossSum", "0", "lossSteps", "0").forEach(senseless::metadata);
    senseless.write(newest);
    assertEquals(10, checkpoints.newest().orElseThrow().steps());
    new SafetensorsWriter().write(newest);
    assertEquals(10, checkpoints.newest().orElseThrow().steps());
    Files.write(folder.resolve("000000010/state.safetensors"), new byte[3]);
    assertThrows(FormatException.class, checkpoints::newest);
  }

  private static Checkpoint checkpoint(long steps) {
    return new Checkpoint(
        steps,
        1.25,
        .1 + .2,
        3,
        new LearnerState(Map.of("parameter/fc1.weight", new float[] {1.5f, -0f, Float.MIN_VALUE}), Map.of("buffer/input.order", new long[] {2, 0, 1})),
        Optional.of(new Partition(2, Map.of("fc1", new int[] {0, 1, -1}))),
        Map.of("fc1.weight", new float[] {.25f, 3}),
        List.of(new ControlState(.1 + .2, -1e-17), new ControlState(20, Double.NaN)),
        Optional.of(
            new Projection(
                5, new ProjectionFigures(.1 + .6, Double.NaN, Map.of("fc1", .1 + .8)), new ProjectionFigures(.25, .5, Map.of("fc1", Double.NaN)))),
        Optional.of(
            new BestSoFar(
                7,
                .1 + .7,
                2,
                new LearnerState(Map.of("parameter/fc1.weight", new float[] {-1, 0, 2}), Map.of("buffer/input.order", new long[] {0, 1, 2})),
                Optional.of(new Partition(2, Map.of("fc1", new int[] {1, 0, -1}))))));
  }
}
