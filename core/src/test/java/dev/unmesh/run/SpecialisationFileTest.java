package dev.unmesh.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.interpret.specialise.Controlled;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** specialisation.json as version 0.1 wrote it, which must load for ever. */
class SpecialisationFileTest {
  @TempDir Path folder;

  private RunFolder golden() throws IOException {
    RunFolder run = new RunFolder(folder);
    try (InputStream in = SpecialisationFileTest.class.getResourceAsStream("specialisation-0.1.json")) {
      Files.write(run.specialisation(), in.readAllBytes());
    }
    return run;
  }

  @Test
  void theFirstFormLoads() throws IOException {
    RunFolder run = golden();
    SpecialisationFile file = SpecialisationFile.read(run).orElseThrow();
    assertEquals(List.of(), file.controls());
    assertEquals(Optional.empty(), file.other());
    Controlled gap = file.own().causalGap();
    assertEquals(new Controlled(.5382, .10694666666666666, .056032148666729946, .2368666666666667, .047619047619047616, List.of()), gap);
    assertEquals(7.7, gap.z().orElseThrow(), .05);
    assertEquals(10, SpecialisationTable.of(file).rows().size());
    file.write(run);
    assertEquals(file, SpecialisationFile.read(run).orElseThrow());
  }

  @Test
  void whatIsNoSuchFileIsTold() throws IOException {
    RunFolder run = golden();
    Files.writeString(run.specialisation(), "{\"own\": 3}");
    String message = assertThrows(RunException.class, () -> SpecialisationFile.read(run)).getMessage();
    assertTrue(message.contains("specialisation.json") && message.contains("not what this program wrote"), message);
  }
}
