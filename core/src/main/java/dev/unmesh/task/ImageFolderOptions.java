package dev.unmesh.task;

import java.nio.file.Path;

/**
 * Pictures of one's own: a folder with one folder a class, each with PNG and JPEG files. Pixels are seen in [0, 1].
 *
 * @param folder read from the working directory, else from the data folder
 * @param width every picture is resized to this many columns, whatever its aspect ratio
 * @param height and to this many rows
 * @param channels 3 (red, green, blue; default) or 1 (grey)
 * @param testFraction share of each class, drawn by the seed, that is for testing; default .2
 */
public record ImageFolderOptions(Path folder, int width, int height, int channels, double testFraction) implements TaskOptions {
  public ImageFolderOptions {
    if (folder == null || folder.toString().isBlank()) {
      throw new IllegalArgumentException("folder must name a folder with one folder a class");
    }
    if (width < 1 || height < 1 || width > 4096 || height > 4096) {
      throw new IllegalArgumentException("width and height must be from 1 to 4096, were " + width + " and " + height);
    }
    if (channels != 1 && channels != 3) {
      throw new IllegalArgumentException("channels must be 1 (grey) or 3 (red, green, blue), was " + channels);
    }
    OptionCheck.fraction("testFraction", testFraction);
  }

  public static ImageFolderOptions of(Path folder, int width, int height) {
    return new ImageFolderOptions(folder, width, height, 3, .2);
  }

  @Override
  public String name() {
    return "image-folder";
  }

  @Override
  public boolean drawsSplit() {
    return true;
  }
}
