package dev.unmesh.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the parts of a cut lie: the folder is a run of the whole, and holds one of each module. */
public record CutFolder(Path path) {
  /** The modules joined, as one ONNX file. */
  public static final String JOINED = "joined.onnx";
  /** A module as ONNX, in its folder. */
  public static final String MODEL = "model.onnx";

  private static final String WEIGHTS = "model.safetensors";

  /** The run of a module, from 0. */
  public RunFolder module(int number) {
    return new RunFolder(path.resolve(name(number)));
  }

  static String name(int number) {
    return "module-" + number;
  }

  public Path onnx(int number) {
    return module(number).path().resolve(MODEL);
  }

  public Path joined() {
    return path.resolve(JOINED);
  }

  /** The files whose checksums are kept, by their names from here. */
  static List<String> files(int modules) {
    List<String> files = new ArrayList<>(List.of(WEIGHTS, "partition.json", JOINED));
    for (int m = 0; m < modules; m++) {
      for (String file : moduleFiles()) {
        files.add(name(m) + "/" + file);
      }
    }
    return files;
  }

  /** Those of a module, by their names from its folder. */
  static List<String> moduleFiles() {
    return List.of(WEIGHTS, MODEL);
  }
}
