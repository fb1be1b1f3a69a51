package dev.unmesh.run.recipe;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A YAML file as a tree that still knows which line each key stood on: a recipe, or what is made of recipes. */
public final class Source {
  private static final Pattern LINE = Pattern.compile("line (\\d+), column");

  private final String file;
  private final ObjectNode tree;
  private final Map<String, Integer> lines;
  private final Set<String> overridden = new LinkedHashSet<>();

  private Source(String file, ObjectNode tree, Map<String, Integer> lines) {
    this.file = file;
    this.tree = tree;
    this.lines = lines;
  }

  static Source parse(String file, String yaml) {
    return parse(file, yaml, "a recipe is a set of keys and values, such as 'task: {kind: independence}'");
  }

  /**
   * @param file what to call the text in errors
   * @param form what it should be, for text that is not a set of keys and values
   * @throws RecipeException if it is not, or not YAML: with the line
   */
  public static Source parse(String file, String yaml, String form) {
    YAMLMapper mapper = YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try {
      JsonNode tree = mapper.readTree(yaml);
      if (tree == null || tree.isMissingNode() || tree.isNull()) {
        tree = JsonNodeFactory.instance.objectNode();
      }
      if (!(tree instanceof ObjectNode object)) {
        throw new RecipeException(file + ": " + form);
      }
      return new Source(file, object, lines(mapper, yaml));
    } catch (JacksonException e) {
      int line = line(e);
      throw new RecipeException(file + (line > 0 ? ", line " + line : "") + ": not YAML: " + firstLine(e.getOriginalMessage()));
    }
  }

  private static Map<String, Integer> lines(YAMLMapper mapper, String yaml) {
    Map<String, Integer> lines = new LinkedHashMap<>();
    try (JsonParser parser = mapper.createParser(yaml)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        String pointer = parser.streamReadContext().pathAsPointer().toString().replace('.', '/'); // a key may itself be a path
        lines.putIfAbsent(pointer, parser.currentTokenLocation().getLineNr());
      }
    }
    return lines;
  }

  // the parser knows where it stood at best a token before; its scanner says where the text went wrong
  private static int line(JacksonException e) {
    Matcher told = LINE.matcher(String.valueOf(e.getOriginalMessage()));
    int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    while (told.find()) {
      line = Integer.parseInt(told.group(1));
    }
    return line;
  }

  private static String firstLine(String message) {
    return message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable").strip();
  }

  public ObjectNode tree() {
    return tree;
  }

  /** Notes that a key, and all below it, no longer hold what the file says. */
  void override(String path) {
    String pointer = pointer(path);
    lines.keySet().removeIf(key -> isWithin(key, pointer));
    overridden.add(pointer);
  }

  /** "file, line 7, key 'a.b'", or "--set a.b" for what did not come from the file; both for a section that is a mix. */
  public String where(String path) {
    String pointer = pointer(path);
    if (overridden.stream().anyMatch(set -> isWithin(pointer, set))) {
      return "--set " + path;
    }
    Integer line = null;
    // a key that is missing is told by the line of the section that lacks it
    for (String at = pointer; line == null && !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
      line = lines.get(at);
    }
    String mixed = overridden.stream().filter(set -> isWithin(set, pointer)).map(Source::path).collect(Collectors.joining(", "));
    return file + (line == null ? "" : ", line " + line) + (path.isEmpty() ? "" : ", key '" + path + "'")
        + (mixed.isEmpty() ? "" : " with --set " + mixed);
  }

  private static boolean isWithin(String pointer, String section) {
    return pointer.equals(section) || pointer.startsWith(section + "/");
  }

  private static String pointer(String path) {
    return path.isEmpty() ? "" : "/" + path.replace('.', '/');
  }

  private static String path(String pointer) {
    return pointer.substring(1).replace('/', '.');
  }
}
