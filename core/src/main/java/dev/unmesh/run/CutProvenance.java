package dev.unmesh.run;

import dev.unmesh.task.Checksum;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a cut was made from.
 *
 * @param run its name, and where it lay
 * @param sha256 of its model
 */
record CutProvenance(String run, String path, String recipe, long seed, String sha256, int modules) {
  static CutProvenance of(LoadedRun run, int modules) {
    return new CutProvenance(
        run.folder().name(),
        run.folder().path().toAbsolutePath().normalize().toString(),
        run.recipe().name(),
        run.recipe().seed(),
        Checksum.sha256(run.folder().model()),
        modules);
  }

  /** As a file's metadata, of the modules joined. */
  Map<String, String> joined() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("unmesh", Provenance.version());
    metadata.put("run", run);
    metadata.put("recipe", recipe);
    metadata.put("seed", Long.toString(seed));
    metadata.put("model.sha256", sha256);
    metadata.put("modules", Integer.toString(modules));
    return metadata;
  }

  /** The same of one module. */
  Map<String, String> of(int module) {
    Map<String, String> metadata = joined();
    metadata.put("module", Integer.toString(module));
    return metadata;
  }

  /** As a run's record holds it. */
  void put(ObjectNode from, CutOptions options) {
    from.put("run", path);
    ArrayNode written = from.putArray("options");
    options.written().forEach(written::add);
    from.put("sha256", sha256);
    from.put("modules", modules);
  }
}
