package dev.unmesh.report.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.report.Films;
import dev.unmesh.report.RunView;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Films as files. */
class FilmExportTest {
  private static FilmExport export(String sample) {
    RunView run = Films.sample(sample);
    return new FilmExport(run.network().orElseThrow(), run.film().orElseThrow(), run.curves());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bimt", "planes", "tokens", "pictures"})
  void svgIsWellFormedAloneAndBounded(String sample) throws Exception {
    FilmExport export = export(sample);
    byte[] file = export.svg(8, false);
    String text = new String(file, StandardCharsets.UTF_8);
    Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(file));
    assertEquals("svg", svg.getDocumentElement().getTagName());
    assertTrue(file.length < FilmExport.MOST_BYTES, sample + ": " + file.length + " bytes");
    assertFalse(text.contains("<script") || text.contains("@import") || text.contains("url("), "needs nothing else");
    assertFalse(text.contains("NaN") || text.contains("Infinity"));
    int frames = export.film().film().frames();
    long told = IntStream.range(0, svg.getElementsByTagName("text").getLength())
        .mapToObj(i -> (Element) svg.getElementsByTagName("text").item(i))
        .filter(words -> words.getAttribute("class").equals("told"))
        .count();
    assertEquals(frames, told, "each frame says its step");
    assertTrue(text.contains("prefers-reduced-motion"));
  }

  @ParameterizedTest
  @CsvSource({"bimt, 8", "planes, .2", "tokens, .2", "pictures, .2"})
  void gifHasEveryFrameAndItsTime(String sample, double seconds) throws Exception {
    Assumptions.assumeTrue(FilmExport.canWriteGif(), "Java finds no font on this system");
    FilmExport export = export(sample);
    byte[] file = export.gif(seconds, 120, false, share -> {});
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(file)));
    int frames = reader.getNumImages(true);
    int all = export.film().film().frames();
    assertEquals(FilmTiming.of(all, seconds, .02, all).count(), frames);
    assertEquals(seconds == 8, frames == all);
    assertEquals(120, reader.getWidth(0));
    int hundredths = 0;
    for (int f = 0; f < frames; f++) {
      Element frame = (Element) reader.getImageMetadata(f).getAsTree("javax_imageio_gif_image_1.0");
      hundredths += Integer.parseInt(((Element) frame.getElementsByTagName("GraphicControlExtension").item(0)).getAttribute("delayTime"));
    }
    assertEquals(Math.round(100 * seconds), hundredths);
  }

  @Test
  void oneFilmIsOneFile() {
    assertArrayEquals(export("bimt").svg(.3, false), export("bimt").svg(.3, false));
    assertFalse(Arrays.equals(export("bimt").svg(.3, false), export("bimt").svg(.3, true)), "but in the dark another");
  }

  @Test
  void aFileTooLargeShowsFewerFrames() {
    byte[] bytes = FilmExport.bounded(140, 8, 20_000, timing -> new byte[1000 * timing.count()]);
    assertTrue(bytes.length <= 20_000 && bytes.length > 10_000, bytes.length + " bytes");
    assertEquals(2_000, FilmExport.bounded(140, 8, 1, timing -> new byte[1000 * timing.count()]).length, "but two always");
  }

  @Test
  void framesAreEvenWithTheFirstAndTheLastAndNoneTooShort() {
    FilmTiming all = FilmTiming.of(140, 8, .02, 140);
    assertArrayEquals(IntStream.range(0, 140).toArray(), all.frames());
    assertEquals(8, all.start(140));
    FilmTiming brief = FilmTiming.of(140, .5, .02, 140);
    assertTrue(brief.count() < 30, brief.count() + " frames");
    assertEquals(0, brief.frames()[0]);
    assertEquals(139, brief.frames()[brief.count() - 1]);
    assertTrue(IntStream.range(0, brief.count()).allMatch(i -> brief.start(i + 1) - brief.start(i) >= .0199));
    assertEquals(brief.count(), Arrays.stream(brief.frames()).distinct().count());
    assertArrayEquals(new int[] {0, 1}, FilmTiming.of(2, 1e-9, .02, 2).frames());
  }
}
