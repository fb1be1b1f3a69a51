package dev.unmesh.run;

import dev.unmesh.cut.CutModule;
import dev.unmesh.cut.verify.Verification;
import dev.unmesh.interpret.prune.Standing;
import dev.unmesh.network.Network;
import dev.unmesh.task.DataFolder;
import dev.unmesh.wiring.Weights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** A finished run cut into its modules, each a run of its own, in a folder that is a run of the whole put together again. */
public final class CutRun {
  private CutRun() {}

  /**
   * @param into the folder, which appears whole and verified or not at all
   * @return what cut.json holds
   * @throws RunExistsException if there is something at {@code into} already
   * @throws RunException if the run does not come apart into modules, or the parts do not answer as the whole does
   */
  public static ObjectNode of(RunFolder folder, Path into, CutOptions options, DataFolder data, RunListener listener) {
    RunFolder.refuseTaken(into, "--out");
    try (ExaminedRun examined = ExaminedRun.open(folder, data, listener)) {
      CutSubject subject = CutSubject.of(examined);
      subject.requireApart(options.project());
      LoadedRun run = examined.run();
      EngineThreads.start(run.recipe().network(), run.record().threads());
      CutProvenance provenance = CutProvenance.of(run, subject.cut().modules().size());
      float[] bias = subject.cut().bias(subject.kept());
      List<CutModuleRun> modules = new ArrayList<>();
      for (CutModule module : subject.cut().modules()) {
        modules.add(new CutModuleRun(subject, module, provenance));
      }
      List<Weights> parts = modules.stream().map(CutModuleRun::weights).toList();
      DerivedRun derived = new DerivedRun(examined, subject.cut().rebuilt(parts, bias), listener);
      ObjectNode record = derived.record(Origin.CUT);
      FoundFiles.summarise(Optional.empty(), record);
      ObjectNode[] written = new ObjectNode[1];
      derived.write(
          into,
          record,
          draft -> {
            CutFolder target = new CutFolder(draft.path());
            FoundFiles.write(draft, derived.measures(), Optional.empty());
            CutCards.of(subject, listener).ifPresent(cards -> draft.write(draft.cards(), cards));
            for (int m = 0; m < modules.size(); m++) {
              modules.get(m).write(target.module(m), new CutFolder(into).module(m).path(), options, listener);
            }
            JoinedFile.write(target.joined(), subject.cut(), run.record().shape(), parts, bias, provenance.joined());
            Verification verification = verified(subject, target, bias, options, listener);
            CutRecord cut =
                new CutRecord(subject.cut(), provenance)
                    .rule(bias)
                    .parts(target)
                    .projection(projection(subject))
                    .verification(verification)
                    .certificate(CutCertificate.of(subject, options, listener));
            draft.write(draft.cut(), cut.tree());
            ObjectNode from = (ObjectNode) record.get(Origin.CUT);
            provenance.put(from, options);
            CutFiles.put(from, CutFiles.sums(draft.path(), CutFolder.files(modules.size())));
            draft.write(draft.record(), record);
            written[0] = cut.tree();
          });
      return written[0];
    }
  }

  private static Verification verified(CutSubject subject, CutFolder target, float[] bias, CutOptions options, RunListener listener) {
    LoadedRun run = subject.examined().run();
    try (Network whole = loaded(run, subject.kept())) {
      Verification verification =
          new CutCheck(target, subject.cut(), bias, subject.task(), run.record().threads())
              .of(whole, options.tolerance(), run.recipe().seed(), listener);
      if (!verification.holds()) {
        throw new RunException(
            "the parts do not answer as the whole does, so nothing was written: with a tolerance of " + options.tolerance() + ", "
                + verification.failure() + ". What is no more than rounding may be allowed: --tolerance");
      }
      return verification;
    }
  }

  /** The run's network, its weights overwritten. */
  private static Network loaded(LoadedRun run, Weights weights) {
    Network network = run.blueprint().build(run.recipe().seed());
    ModelFile.read(run.folder().model(), network);
    ModelFile.overwrite(network, weights);
    return network;
  }

  private static JsonNode projection(CutSubject subject) {
    if (subject.live() == 0) {
      return NullNode.getInstance();
    }
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("weights", subject.live());
    node.put("share", subject.share());
    Standing before = subject.examined().subject().standing(subject.weights());
    Standing after = subject.examined().subject().standing(subject.kept());
    standing(node.putObject("before"), before);
    standing(node.putObject("after"), after);
    return node;
  }

  private static void standing(ObjectNode node, Standing standing) {
    node.put("loss", standing.loss());
    if (standing.hasClasses()) {
      node.put("accuracy", standing.accuracy());
    }
  }

  /**
   * Holds the parts of a cut against its whole once more. Nothing is written.
   *
   * @param folder that a cut made
   * @throws RunException if it is none, or one of its files is not what was written
   */
  public static Verification again(RunFolder folder, double tolerance, DataFolder data, RunListener listener) {
    if (!Files.isRegularFile(folder.cut())) {
      throw new RunException(folder.path() + " is no cut: it has no cut.json; make one with: unmesh cut RUN --out DIR");
    }
    try (ExaminedRun examined = ExaminedRun.open(folder, data, listener)) {
      CutSubject subject = CutSubject.of(examined);
      LoadedRun run = examined.run();
      EngineThreads.start(run.recipe().network(), run.record().threads());
      float[] bias = CutRecord.bias(folder, subject.task().outputs());
      try (Network whole = loaded(run, subject.kept())) {
        return new CutCheck(new CutFolder(folder.path()), subject.cut(), bias, subject.task(), run.record().threads())
            .of(whole, tolerance, run.recipe().seed(), listener);
      }
    }
  }
}
