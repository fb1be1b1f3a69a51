package dev.unmesh.report;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Looks into a page. */
final class Html {
  private static final Pattern SVG = Pattern.compile("<svg .*?</svg>", Pattern.DOTALL);
  private static final Pattern ADDRESS = Pattern.compile("(?:src|href|srcset|action|data)\\s*=\\s*\"([^\"]*)\"|url\\(([^)]*)\\)|@import");
  private static final Pattern SECTION = Pattern.compile("<section id=\"([^\"]*)\"");

  private Html() {}

  /** Every picture, parsed as XML: fails if one is not well formed. */
  static List<Document> pictures(String page) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    List<Document> pictures = new ArrayList<>();
    Matcher svg = SVG.matcher(page);
    while (svg.find()) {
      pictures.add(factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg.group()))));
    }
    return pictures;
  }

  /** Whatever the page refers to that is not within it. */
  static List<String> outside(String page) {
    List<String> outside = new ArrayList<>();
    Matcher address = ADDRESS.matcher(page);
    while (address.find()) {
      String to = address.group(1) != null ? address.group(1) : address.group(2);
      if (to == null || !to.startsWith("#") && !to.startsWith("data:")) {
        outside.add(address.group());
      }
    }
    return outside;
  }

  static List<String> sections(String page) {
    return SECTION.matcher(page).results().map(m -> m.group(1)).toList();
  }
}
