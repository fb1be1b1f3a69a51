package dev.unmesh.run.film;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.format.FormatException;
import dev.unmesh.format.SafetensorsFile;
import dev.unmesh.format.SafetensorsWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmFileTest {
  @TempDir Path folder;

  private static Film film() {
    List<Quantised> small = List.of(Quantised.of(new float[] {1, 2, 3, -4}, 9, 9), Quantised.of(new float[] {0, 2, 0, 0}, 9, 9));
    List<Quantised> large =
        List.of(Quantised.of(new float[] {1, 0, 3, 0, 0, -4}, 3, 2), Quantised.of(new float[] {0, 2, 0, 0, 0, 1}, 3, 2));
    return new Film(
        new long[] {0, 30},
        new float[] {Float.NaN, .5f},
        List.of(new FilmTrack("fc1", 2, 2, small), new FilmTrack("fc2", 3, 2, large)),
        Map.of("x", List.of(new Move(10, 0, 1), new Move(10, 1, 0), new Move(20, 1, 2), new Move(20, 2, 1))));
  }

  @Test
  void comesBackAsItWent() {
    Path file = folder.resolve("film.safetensors");
    FilmFile.write(film(), file);
    Film read = FilmFile.read(file);
    assertArrayEquals(film().steps(), read.steps());
    assertArrayEquals(film().losses(), read.losses());
    assertEquals(film().moves(), read.moves());
    assertEquals(2, read.tracks().size());
    for (FilmTrack wrote : film().tracks()) {
      FilmTrack track = read.tracks().stream().filter(of -> of.connection().equals(wrote.connection())).findFirst().orElseThrow();
      assertEquals(List.of(wrote.rows(), wrote.columns()), List.of(track.rows(), track.columns()));
      for (int f = 0; f < 2; f++) {
        assertArrayEquals(wrote.frames().get(f).values(), track.frames().get(f).values());
        assertArrayEquals(wrote.frames().get(f).index(), track.frames().get(f).index());
        assertEquals(wrote.frames().get(f).scale(), track.frames().get(f).scale());
      }
    }
    assertArrayEquals(new long[] {2, 2, 2}, SafetensorsFile.open(file).tensor("weight/fc1").shape());
  }

  @Test
  void movesOfOneStepHappenAtOnceAndThoseBetweenFramesCount() {
    assertArrayEquals(new int[] {0, 1, 2}, film().order("x", 3, 0));
    assertArrayEquals(new int[] {1, 2, 0}, film().order("x", 3, 1));
    assertArrayEquals(new int[] {0, 1}, film().order("y", 2, 1));
    assertThrows(IllegalArgumentException.class, () -> film().order("x", 2, 1));
  }

  @Test
  void whatIsNoFilmIsToldSo() {
    refused(new SafetensorsWriter().longs("something", new int[] {1}, new long[1]));
    refused(new SafetensorsWriter().longs("steps", new int[] {2}, new long[2]).floats("losses", new int[] {1}, new float[1]));
    refused(new SafetensorsWriter().longs("steps", new int[] {2}, new long[2]).signedBytes("weight/fc", new int[] {2, 1, 1}, new byte[2]));
    refused(
        new SafetensorsWriter()
            .longs("steps", new int[] {2}, new long[2])
            .floats("scale/fc", new int[] {1}, new float[1])
            .signedBytes("weight/fc", new int[] {1, 1, 1}, new byte[1]));
    refused(
        new SafetensorsWriter()
            .longs("steps", new int[] {1}, new long[1])
            .floats("scale/fc", new int[] {1}, new float[1])
            .longs("shape/fc", new int[] {2}, new long[] {1, 2})
            .ints("index/fc", new int[] {1, 1}, new int[] {2})
            .signedBytes("weight/fc", new int[] {1, 1}, new byte[1]));
    refused(new SafetensorsWriter().longs("steps", new int[] {0}, new long[0]).longs("moves/x", new int[] {2}, new long[2]));
  }

  private void refused(SafetensorsWriter writer) {
    Path file = folder.resolve("wrong.safetensors");
    writer.write(file);
    String message = assertThrows(FormatException.class, () -> FilmFile.read(file)).getMessage();
    assertTrue(message.contains("wrong.safetensors") && message.contains("film") || message.contains("no tensor"), message);
  }
}
