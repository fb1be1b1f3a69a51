package dev.unmesh.run;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.network.language.LanguageModelFolder;
import dev.unmesh.network.language.PretrainedOptions;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.Recipes;
import dev.unmesh.task.Checksum;
import dev.unmesh.task.DataSource;
import dev.unmesh.task.Task;
import dev.unmesh.train.Engine;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Where a run's numbers come from: seed, data with checksums, versions, machine kind, engine, threads. As data, to be diffed. */
final class Provenance {
  private Provenance() {}

  static ObjectNode of(Recipe recipe, Task task, EngineChoice engine, int threads) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("unmesh", version());
    node.put("seed", recipe.seed());
    node.set("recipe", Recipes.tree(recipe));
    node.put("engine", engine.name());
    node.put("engineReason", engine.reason());
    if (engine.engine() == Engine.LIBTORCH) {
      node.put("libtorch", LibTorch.VERSION);
    }
    node.put("threads", threads);
    node.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
    node.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch"));
    node.put("processors", Runtime.getRuntime().availableProcessors());
    node.put("started", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    node.set("data", data(task));
    if (recipe.network() instanceof PretrainedOptions pretrained) {
      ArrayNode model = node.putArray("model");
      LanguageModelFolder.open(pretrained.folder()).files().forEach(file -> put(model.addObject(), file));
    }
    return node;
  }

  /** The files a task was read from, with their checksums. */
  static ArrayNode data(Task task) {
    ArrayNode data = JsonNodeFactory.instance.arrayNode();
    for (DataSource source : task.sources()) {
      ObjectNode file = data.addObject();
      file.put("file", source.file());
      file.put("bytes", source.bytes());
      file.put("sha256", source.sha256());
      if (!source.note().isEmpty()) {
        file.put("note", source.note());
      }
    }
    return data;
  }

  private static void put(ObjectNode node, Path file) {
    node.put("file", file.getFileName().toString());
    node.put("bytes", file.toFile().length());
    node.put("sha256", Checksum.sha256(file));
  }

  static String version() {
    String version = Provenance.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
