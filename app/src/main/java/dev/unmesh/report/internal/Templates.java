package dev.unmesh.report.internal;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** The precompiled templates. */
public final class Templates {
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "dev.unmesh.report.templates");

  private Templates() {}

  /** The page as HTML. */
  public static String html(Page page) {
    StringOutput output = new StringOutput(1 << 16);
    ENGINE.render("page.jte", page, output);
    return output.toString();
  }

  static Content content(String template, Object model) {
    return output -> ENGINE.render(template, model, output);
  }
}
