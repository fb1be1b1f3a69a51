package dev.unmesh.format;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/**
 * Makes an animated GIF that plays for ever, of at most 255 colours. Of each frame only the rectangle that differs from the frame
 * before is stored. Source: GIF89a specification (CompuServe 1990); looping as Netscape's application extension has it. Not safe for
 * use by several threads.
 */
public final class AnimatedGif implements AutoCloseable {
  private static final String FORMAT = "javax_imageio_gif_image_1.0";
  private static final int CLEAR = 255;

  private final int width;
  private final int height;
  private final IndexColorModel colours;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
  private final ImageOutputStream out;
  private byte[] before;

  /** @param colours 0xRRGGBB, at most 255 */
  public AnimatedGif(int width, int height, int[] colours) {
    if (colours.length > CLEAR) {
      throw new IllegalArgumentException("a GIF has at most " + CLEAR + " colours here, were " + colours.length);
    }
    this.width = width;
    this.height = height;
    int[] all = new int[CLEAR + 1];
    for (int i = 0; i < colours.length; i++) {
      all[i] = 0xFF000000 | colours[i];
    }
    this.colours = new IndexColorModel(8, all.length, all, 0, true, CLEAR, DataBuffer.TYPE_BYTE);
    try {
      out = ImageIO.createImageOutputStream(bytes);
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param pixels a colour's number each, row by row
   * @param hundredths of a second the frame stays; viewers take less than 2 for 10
   */
  public void add(byte[] pixels, int hundredths) {
    Rectangle part = before == null ? new Rectangle(width, height) : changed(pixels);
    BufferedImage image = new BufferedImage(part.width, part.height, BufferedImage.TYPE_BYTE_INDEXED, colours);
    byte[] kept = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    for (int y = 0; y < part.height; y++) {
      for (int x = 0; x < part.width; x++) {
        int at = (part.y + y) * width + part.x + x;
        kept[y * part.width + x] = before != null && before[at] == pixels[at] ? (byte) CLEAR : pixels[at];
      }
    }
    try {
      writer.writeToSequence(new IIOImage(image, null, metadata(image, part, hundredths)), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    before = pixels.clone();
  }

  // one pixel at least: a frame that changes nothing still takes its time
  private Rectangle changed(byte[] pixels) {
    int left = width;
    int right = -1;
    int top = height;
    int bottom = -1;
    for (int at = 0; at < pixels.length; at++) {
      if (pixels[at] != before[at]) {
        left = Math.min(left, at % width);
        right = Math.max(right, at % width);
        top = Math.min(top, at / width);
        bottom = Math.max(bottom, at / width);
      }
    }
    return right < 0 ? new Rectangle(1, 1) : new Rectangle(left, top, right - left + 1, bottom - top + 1);
  }

  // createFromRenderedImage would put a standard palette in place of the image's own
  private IIOMetadata metadata(BufferedImage image, Rectangle part, int hundredths) throws IIOInvalidTreeException {
    IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
    IIOMetadataNode root = new IIOMetadataNode(FORMAT);
    IIOMetadataNode place = node(root, "ImageDescriptor");
    place.setAttribute("imageLeftPosition", "" + part.x);
    place.setAttribute("imageTopPosition", "" + part.y);
    place.setAttribute("imageWidth", "" + part.width);
    place.setAttribute("imageHeight", "" + part.height);
    place.setAttribute("interlaceFlag", "FALSE");
    IIOMetadataNode control = node(root, "GraphicControlExtension");
    control.setAttribute("disposalMethod", "doNotDispose");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "TRUE");
    control.setAttribute("transparentColorIndex", "" + CLEAR);
    control.setAttribute("delayTime", "" + hundredths);
    if (before == null) {
      IIOMetadataNode loop = node(node(root, "ApplicationExtensions"), "ApplicationExtension");
      loop.setAttribute("applicationID", "NETSCAPE");
      loop.setAttribute("authenticationCode", "2.0");
      loop.setUserObject(new byte[] {1, 0, 0});
    }
    metadata.mergeTree(FORMAT, root);
    return metadata;
  }

  private static IIOMetadataNode node(IIOMetadataNode parent, String name) {
    IIOMetadataNode node = new IIOMetadataNode(name);
    parent.appendChild(node);
    return node;
  }

  /** The file as it is once all frames were added. */
  public byte[] finish() {
    try {
      writer.endWriteSequence();
      out.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    writer.dispose();
  }
}
