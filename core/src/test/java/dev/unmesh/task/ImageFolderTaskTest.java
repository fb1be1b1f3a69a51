package dev.unmesh.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.format.FormatException;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTaskTest {
  @TempDir Path folder;

  @BeforeEach
  void tenRedAndTenBluePictures() throws IOException {
    for (int i = 0; i < 10; i++) {
      paint("red", i + ".png", "png", new Color(200 + i, 0, 0), 8 + i, 8);
      paint("blue", i + ".JPG", "jpg", new Color(0, 0, 200), 8, 8 + i);
    }
  }

  @Test
  void everyPictureIsThereResized() throws IOException {
    Files.createFile(folder.resolve(".hidden"));
    Task task = open(ImageFolderOptions.of(folder, 4, 2));
    assertArrayEquals(new int[] {3, 2, 4}, task.inputShape());
    assertEquals(List.of("blue", "red"), task.outputLabels());
    assertEquals(16, task.train().count());
    assertEquals(4, task.test().count());
    int[] labels = ((ClassTargets) task.test().targets()).labels();
    assertArrayEquals(new int[] {0, 0, 1, 1}, labels, "a fifth of each class");
    float[] x = new float[24];
    task.test().inputs().copy(3, x, 0);
    float red = x[0] * 255;
    assertTrue(red >= 200 && red <= 209 && red == Math.rint(red), "red " + red);
    assertEquals(0f, x[23]);
    assertEquals("20 pictures; checksum over all of them", task.sources().get(0).note());
    assertEquals(task.sources(), open(ImageFolderOptions.of(folder, 4, 2)).sources());
  }

  @Test
  void greyPictures() throws IOException {
    Task task = open(new ImageFolderOptions(folder, 2, 2, 1, .5));
    assertArrayEquals(new int[] {1, 2, 2}, task.inputShape());
    float[] x = new float[4];
    task.train().inputs().copy(9, x, 0);
    assertEquals(Math.round(.299f * 205), x[0] * 255, 2);
  }

  @Test
  void whatIsNoPictureIsReported() throws IOException {
    Path text = Files.writeString(folder.resolve("red").resolve("notes.txt"), "x");
    expect(text, "not a PNG or JPEG file; remove it");
    Files.delete(text);
    Path inner = Files.createDirectory(folder.resolve("red").resolve("more.png"));
    expect(inner, "not a PNG or JPEG file");
    Files.delete(inner);
    Path link = Files.createSymbolicLink(folder.resolve("red").resolve("link.png"), folder.resolve("red").resolve("0.png"));
    expect(link, "symbolic link");
    Files.delete(link);
    Path beside = Files.writeString(folder.resolve("README"), "x");
    expect(beside, "lies beside the class folders");
    Files.delete(beside);
    Path empty = Files.createDirectory(folder.resolve("green"));
    expect(empty, "class folder without pictures");
  }

  @Test
  void damagedPicturesAreNamed() throws IOException {
    Path file = folder.resolve("red").resolve("5.png");
    byte[] sound = Files.readAllBytes(file);
    Files.write(file, new byte[0]);
    expect(file, "not a PNG or JPEG picture");
    Files.writeString(file, "not a picture");
    expect(file, "not a PNG or JPEG picture");
    for (int cut : new int[] {10, 30, sound.length / 2}) {
      Files.write(file, Arrays.copyOf(sound, cut));
      expect(file, "");
    }
    byte[] huge = sound.clone();
    huge[16] = 0x7f; // the width's highest byte
    Files.write(file, huge);
    expect(file, "");
  }

  @Test
  void foldersThatCannotBeLearned() throws IOException {
    Path one = Files.createDirectories(folder.resolve("elsewhere").resolve("only"));
    Files.copy(folder.resolve("red").resolve("0.png"), one.resolve("0.png"));
    String message = assertThrows(FormatException.class, () -> open(ImageFolderOptions.of(one.getParent(), 2, 2))).getMessage();
    assertTrue(message.contains("at least two class folders"), message);
    Path none = folder.resolve("none");
    message = assertThrows(MissingDataException.class, () -> open(ImageFolderOptions.of(none, 2, 2))).getMessage();
    assertTrue(message.contains(none.toString()), message);
    assertThrows(IllegalArgumentException.class, () -> ImageFolderOptions.of(folder, 0, 2));
    assertThrows(IllegalArgumentException.class, () -> new ImageFolderOptions(folder, 2, 2, 2, .2));
  }

  private void expect(Path file, String fault) {
    String message = assertThrows(FormatException.class, () -> open(ImageFolderOptions.of(folder, 4, 4))).getMessage();
    assertTrue(message.startsWith(file + ": ") && message.contains(fault) && !message.contains("\n"), message);
  }

  private static Task open(ImageFolderOptions options) {
    return Tasks.open(options, 7, new DataFolder(Path.of("."), false), DownloadListener.SILENT);
  }

  private void paint(String label, String name, String format, Color colour, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int p = 0; p < width * height; p++) {
      image.setRGB(p % width, p / width, colour.getRGB());
    }
    Path file = Files.createDirectories(folder.resolve(label)).resolve(name);
    assertTrue(ImageIO.write(image, format, file.toFile()));
  }
}
