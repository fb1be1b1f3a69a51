package dev.unmesh.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTest {
  @TempDir Path folder;

  @Test
  void oneWeightFileAmongOthersIsTheModel() throws IOException {
    files("LICENSE", "config_x.json", "weights.SAFETENSORS", ".DS_Store");
    ModelFolder found = ModelFolder.open(folder);
    assertFalse(found.huggingFace());
    assertEquals(folder.resolve("weights.SAFETENSORS"), found.weights());
  }

  @Test
  void configAndWeightsAreHuggingFaces() throws IOException {
    files("config.json", "model.safetensors", "tokenizer.json");
    assertTrue(ModelFolder.open(folder).huggingFace());
    files("model-00001-of-00002.safetensors", "model.safetensors.index.json");
    Files.delete(folder.resolve("model.safetensors"));
    assertTrue(ModelFolder.open(folder).huggingFace());
    assertEquals(folder, ModelFolder.open(folder).weights());
  }

  @Test
  void anythingElseIsToldWithWhatWasFound() throws IOException {
    refused("no model: found nothing");
    files("readme.txt");
    refused("no model: found readme.txt; expected config.json with model.safetensors");
    files("pytorch_model.bin");
    refused("pickles may run code");
    files("b.onnx", "a.safetensors");
    refused("more than one model: a.safetensors, b.onnx");
    files("model.safetensors.index.json");
    refused("no config.json");
    String missing = assertThrows(FormatException.class, () -> ModelFolder.open(folder.resolve("gone"))).getMessage();
    assertTrue(missing.contains("no such folder"), missing);
  }

  private void refused(String fault) {
    String message = assertThrows(FormatException.class, () -> ModelFolder.open(folder)).getMessage();
    assertTrue(message.contains(fault) && message.contains("expected"), message);
  }

  private void files(String... names) throws IOException {
    for (String name : names) {
      Files.writeString(folder.resolve(name), "");
    }
  }
}
