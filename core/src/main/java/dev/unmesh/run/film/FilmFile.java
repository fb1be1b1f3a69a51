package dev.unmesh.run.film;

import dev.unmesh.format.FormatException;
import dev.unmesh.format.SafetensorsFile;
import dev.unmesh.format.SafetensorsWriter;
import dev.unmesh.format.TensorEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * film.safetensors. Of F frames: {@code steps} I64 [F], {@code losses} F32 [F]; for each connection {@code weight/NAME} I8
 * [F, rows, columns] and {@code scale/NAME} F32 [F], the weight being their product; of a large connection {@code weight/NAME} is [F, K], with the entries
 * kept in {@code index/NAME} I32 [F, K] and {@code shape/NAME} I64 [2]. {@code moves/GROUP} I64 [N, 3] says after which step which
 * place took the neuron of which.
 */
public final class FilmFile {
  private FilmFile() {}

  public static void write(Film film, Path path) {
    SafetensorsWriter writer = new SafetensorsWriter();
    writer.longs("steps", new int[] {film.frames()}, film.steps());
    writer.floats("losses", new int[] {film.frames()}, film.losses());
    for (FilmTrack track : film.tracks()) {
      write(track, writer);
    }
    film.moves().forEach(
        (group, moves) ->
            writer.longs(
                "moves/" + group,
                new int[] {moves.size(), 3},
                moves.stream().flatMapToLong(move -> Arrays.stream(new long[] {move.step(), move.place(), move.from()})).toArray()));
    writer.metadata("content", "unmesh film");
    writer.write(path);
  }

  private static void write(FilmTrack track, SafetensorsWriter writer) {
    int frames = track.frames().size();
    int kept = frames == 0 ? 0 : track.frames().get(0).size();
    boolean whole = frames == 0 || track.frames().get(0).index() == null;
    byte[] values = new byte[frames * kept];
    int[] index = new int[whole ? 0 : frames * kept];
    float[] scales = new float[frames];
    for (int f = 0; f < frames; f++) {
      Quantised frame = track.frames().get(f);
      scales[f] = frame.scale();
      System.arraycopy(frame.values(), 0, values, f * kept, kept);
      if (!whole) {
        System.arraycopy(frame.index(), 0, index, f * kept, kept);
      }
    }
    String name = track.connection();
    writer.floats("scale/" + name, new int[] {frames}, scales);
    if (whole) {
      writer.signedBytes("weight/" + name, new int[] {frames, track.rows(), track.columns()}, values);
    } else {
      writer.longs("shape/" + name, new int[] {2}, new long[] {track.rows(), track.columns()});
      writer.ints("index/" + name, new int[] {frames, kept}, index);
      writer.signedBytes("weight/" + name, new int[] {frames, kept}, values);
    }
  }

  /** @throws FormatException if the file is no film */
  public static Film read(Path path) {
    SafetensorsFile file = SafetensorsFile.open(path);
    try {
      long[] steps = file.longs("steps");
      List<FilmTrack> tracks = new ArrayList<>();
      Map<String, List<Move>> moves = new LinkedHashMap<>();
      for (TensorEntry entry : file.tensors()) {
        if (entry.name().startsWith("weight/")) {
          tracks.add(track(file, entry, steps.length));
        } else if (entry.name().startsWith("moves/")) {
          moves.put(entry.name().substring("moves/".length()), moves(file.longs(entry.name())));
        }
      }
      return new Film(steps, file.floats("losses"), tracks, moves);
    } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
      throw new FormatException(path, "not a film of a run: " + e.getMessage());
    }
  }

  private static FilmTrack track(SafetensorsFile file, TensorEntry weight, int frames) {
    String name = weight.name().substring("weight/".length());
    boolean whole = weight.shape().length == 3;
    long[] shape = whole ? Arrays.copyOfRange(weight.shape(), 1, 3) : file.longs("shape/" + name);
    int rows = Math.toIntExact(shape[0]);
    int columns = Math.toIntExact(shape[1]);
    int entries = Math.multiplyExact(rows, columns);
    int kept = whole ? entries : Math.toIntExact(weight.shape()[1]);
    byte[] values = file.bytes(weight.name());
    float[] scales = file.floats("scale/" + name);
    long[] index = whole ? null : file.longs("index/" + name);
    List<Quantised> of = new ArrayList<>();
    for (int f = 0; f < frames; f++) {
      int[] at = whole ? null : index(index, f * kept, kept, entries);
      of.add(new Quantised(scales[f], Arrays.copyOfRange(values, f * kept, (f + 1) * kept), at));
    }
    return new FilmTrack(name, rows, columns, of);
  }

  private static int[] index(long[] all, int from, int count, int entries) {
    int[] index = new int[count];
    for (int i = 0; i < count; i++) {
      index[i] = Math.toIntExact(all[from + i]);
      if (index[i] < 0 || index[i] >= entries || i > 0 && index[i] <= index[i - 1]) {
        throw new IllegalArgumentException("entry " + index[i] + " is out of place in a connection of " + entries);
      }
    }
    return index;
  }

  private static List<Move> moves(long[] numbers) {
    List<Move> moves = new ArrayList<>();
    for (int i = 0; i < numbers.length; i += 3) {
      moves.add(new Move(numbers[i], Math.toIntExact(numbers[i + 1]), Math.toIntExact(numbers[i + 2])));
    }
    return moves;
  }
}
