package dev.unmesh.cli;

import dev.unmesh.cut.verify.Verification;
import dev.unmesh.run.CutFolder;
import dev.unmesh.run.CutOptions;
import dev.unmesh.run.CutRun;
import dev.unmesh.run.RunException;
import dev.unmesh.run.RunFolder;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code unmesh cut RUN --out DIR}: a run's modules as networks of their own. */
@Command(
    name = "cut",
    description = {
      "Cut a run's modules out: each becomes a smaller network of its own, as safetensors and as ONNX, verified against the whole.",
      "DIR is a run (the whole put together again from its parts), and so is DIR/module-0, DIR/module-1, ...; DIR/joined.onnx joins them.",
      "The modules must run from end to end, and the weights between them be 0 (recipes mnist-modular-through, cifar10-modular-through)."
    },
    mixinStandardHelpOptions = true)
final class CutCommand implements Runnable {
  @Parameters(index = "0", paramLabel = "RUN", description = "a run's directory or name; with --verify, the directory of a cut")
  String run;

  @Option(names = "--out", paramLabel = "DIR", description = "where the parts go: a directory that is not there yet")
  Path out;

  @Option(
      names = "--tolerance",
      paramLabel = "X",
      description = "fail, and leave nothing behind, if any output differs by more; of outputs beyond 64 in proportion (default: 1e-4)")
  double tolerance = CutOptions.TOLERANCE;

  @Option(
      names = "--project",
      description = "cut weights between modules off that are not 0, and say what that costs; without it they are refused")
  boolean project;

  @Mixin CertificateAsked certificate;

  @Option(names = "--verify", description = "cut nothing: hold the parts of a cut, as they lie there, against its whole once more")
  boolean verify;

  @Mixin RunOptions options;
  @Spec CommandSpec spec;

  @Override
  public void run() {
    CutOptions asked = asked();
    if (verify) {
      again(options.run(run), asked.tolerance());
      return;
    }
    if (out == null) {
      throw new CommandLine.ParameterException(spec.commandLine(), "where to? --out DIR names a directory that is not there yet");
    }
    ObjectNode cut = CutRun.of(options.run(run), out, asked, options.data(), new ProgressDisplay());
    CutFolder folder = new CutFolder(out);
    Reports.write(RunFolder.open(out));
    for (int m = 0; m < cut.path("parts").size(); m++) {
      Reports.write(folder.module(m));
    }
    Terminal.line("");
    if (options.json) {
      Json.print(cut.objectNode().put("run", out.toString()).setAll(cut));
    } else {
      CutText.print(cut);
      CutCertificateText.print(RunFolder.open(out));
      System.out.println("run: " + out);
      System.out.println("report: " + RunFolder.open(out).report());
    }
  }

  private CutOptions asked() {
    if (verify && (out != null || project || certificate.given())) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--verify cuts nothing: leave --out, --project and what is asked of a certificate out");
    }
    try {
      return new CutOptions(tolerance, project, certificate.options(spec));
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--tolerance: " + e.getMessage());
    }
  }

  private void again(RunFolder folder, double allowed) {
    Verification verification = CutRun.again(folder, allowed, options.data(), new ProgressDisplay());
    Terminal.line("");
    if (!verification.holds()) {
      throw new RunException("the parts in " + folder.path() + " do not answer as their whole does: " + verification.failure());
    }
    if (options.json) {
      Json.print(verification);
    } else {
      CutText.print(Json.tree(verification));
    }
  }
}
