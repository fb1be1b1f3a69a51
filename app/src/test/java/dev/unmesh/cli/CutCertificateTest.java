package dev.unmesh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.cut.certify.Certificate;
import dev.unmesh.run.CutCertificate;
import dev.unmesh.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The certificate of a cut through the command. */
class CutCertificateTest {
  @TempDir Path folder;

  private Path trained(String more) throws IOException {
    Path recipe = SmallRuns.recipe(folder);
    Files.writeString(recipe, Files.readString(recipe) + more);
    Invocation.of("train", recipe, "--runs", folder.resolve("runs"), "--name", "one").succeeds();
    return folder.resolve("runs/one");
  }

  @Test
  void whatIsCutOffIsCertified() throws IOException {
    Path run = trained("");
    Path out = folder.resolve("out");
    String text = Invocation.of("cut", run, "--out", out, "--project", "--epsilon", "1/255,0.1", "--examples", 5).succeeds().out();
    assertTrue(text.contains("no output moves further than proven") && text.contains("1/255") && text.contains("module 1"), text);
    Certificate certificate = CutCertificate.read(RunFolder.open(out)).orElseThrow();
    assertEquals(5, certificate.examples());
    assertEquals(List.of(1 / 255.0, .1), certificate.whole().near().stream().map(Certificate.Near::epsilon).toList());
    assertEquals(2, certificate.modules().size());
    assertTrue(certificate.whole().weights() > 0);
    assertTrue(certificate.whole().near().get(1).found()[0] <= certificate.whole().near().get(1).bound()[0]);
    assertTrue(Files.readString(out.resolve("run.json")).contains("--examples 5"));
  }

  @Test
  void whatIsApartAlreadyIsOneFunction() throws IOException {
    Path run = trained("gate: {until: 0.5}\n");
    JsonNode cut = Invocation.of("cut", run, "--out", folder.resolve("out"), "--examples", 3, "--json").json();
    JsonNode whole = cut.path("certificate").path("whole");
    assertEquals(0, whole.path("weights").asInt());
    assertEquals(2, whole.path("near").size());
    assertEquals(whole.path("near").path(0).path("bound").path(0).asDouble(), whole.path("near").path(0).path("slack").path(0).asDouble(), 1e-15);
    JsonNode none = Invocation.of("cut", run, "--out", folder.resolve("none"), "--no-certificate", "--json").json();
    assertTrue(none.path("certificate").isNull());
  }

  @Test
  void whatMakesNoSenseIsWrongUse() throws IOException {
    Path out = folder.resolve("out");
    for (String epsilon : List.of("-0.1", "NaN", "1/0", "one", "")) {
      Invocation.of("cut", folder.resolve("run"), "--out", out, "--epsilon", epsilon).fails(2, "epsilon");
    }
    Invocation.of("cut", folder.resolve("run"), "--out", out, "--examples", 0).fails(2, "at least one example");
    Invocation.of("cut", folder.resolve("run"), "--out", out, "--no-certificate", "--examples", 4).fails(2, "leave --epsilon and --examples out");
    assertFalse(Files.exists(out));
  }
}
