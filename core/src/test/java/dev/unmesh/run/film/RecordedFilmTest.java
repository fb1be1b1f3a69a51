package dev.unmesh.run.film;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.format.SafetensorsFile;
import dev.unmesh.run.LoadedRun;
import dev.unmesh.run.RunFolder;
import dev.unmesh.run.RunListener;
import dev.unmesh.run.TrainRun;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.Recipes;
import dev.unmesh.task.DataFolder;
import dev.unmesh.train.FrameSchedule;
import dev.unmesh.train.TrainingEvent;
import dev.unmesh.wiring.Matrix;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The film a run leaves behind ends with the model the run leaves behind. */
class RecordedFilmTest {
  @TempDir Path folder;

  @Test
  void endsWithTheModelAndItsOrder() {
    Recipe recipe = Recipes.open("independence", List.of("training.steps=2000", "swap.every=50", "measures.shuffles=0"));
    int[] swaps = new int[1];
    RunListener counting =
        new RunListener() {
          @Override
          public void training(TrainingEvent event, long totalSteps) {
            swaps[0] += event instanceof TrainingEvent.Swapped swapped ? swapped.swaps().count() : 0;
          }

          @Override
          public void stage(String what, double share) {}

          @Override
          public void progress(String file, long bytes, long total) {}

          @Override
          public void note(String message) {}
        };
    TrainRun.start(recipe, folder.resolve("run"), new DataFolder(folder, false), counting, () -> false);
    LoadedRun run = LoadedRun.open(RunFolder.open(folder.resolve("run")));
    Film film = FilmFile.read(run.folder().film());
    int last = film.frames() - 1;
    assertTrue(Float.isNaN(film.losses()[0]) && film.losses()[1] > film.losses()[last] && film.losses()[last] > 0);
    assertArrayEquals(FrameSchedule.of(2000).steps(), film.steps());
    assertTrue(swaps[0] > 10, swaps[0] + " swaps");
    assertTrue(film.moves().values().stream().mapToInt(List::size).sum() > swaps[0]);

    SafetensorsFile model = SafetensorsFile.open(run.folder().model());
    for (String side : new String[] {"input", "output"}) {
      int[] order = Arrays.stream(model.longs(side + ".order")).mapToInt(Math::toIntExact).toArray();
      assertArrayEquals(order, film.order(side, order.length, last), side);
    }
    for (FilmTrack track : film.tracks()) {
      Matrix matrix = Matrix.l2(run.wiring().connection(track.connection()), run.weights());
      assertEquals(List.of(matrix.rows(), matrix.columns()), List.of(track.rows(), track.columns()));
      Quantised frame = track.frames().get(last);
      for (int i = 0; i < matrix.values().length; i++) {
        assertEquals(matrix.values()[i], frame.weight(i), frame.scale() * .5001, track.connection());
      }
    }
  }
}
