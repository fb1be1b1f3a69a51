package dev.unmesh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command run in this process: what it printed and its exit code. */
record Invocation(int exit, String out, String err) {
  static Invocation of(Object... arguments) {
    String[] args = new String[arguments.length];
    for (int i = 0; i < args.length; i++) {
      args[i] = arguments[i].toString();
    }
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    try (PrintStream capturedOut = new PrintStream(printed, true, StandardCharsets.UTF_8);
        PrintStream capturedErr = new PrintStream(told, true, StandardCharsets.UTF_8)) {
      System.setOut(capturedOut);
      System.setErr(capturedErr);
      int exit = Main.commandLine().execute(args);
      return new Invocation(exit, printed.toString(StandardCharsets.UTF_8), told.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  Invocation succeeds() {
    assertEquals(0, exit, this::toString);
    return this;
  }

  /** Failed with one line on stderr that says all of {@code parts}, and nothing on stdout. */
  Invocation fails(int code, String... parts) {
    assertEquals(code, exit, this::toString);
    assertEquals("", out);
    assertFalse(err.contains("something went wrong") || err.contains("\tat "), err);
    String line = err.lines().filter(l -> l.startsWith("unmesh: ")).reduce((a, b) -> "two lines: " + a + b).orElse("no line");
    for (String part : parts) {
      assertTrue(line.contains(part), () -> "'" + part + "' is not in: " + err);
    }
    return this;
  }

  /** stdout as the one JSON object it should be. */
  JsonNode json() {
    succeeds();
    return object(out);
  }

  static JsonNode object(String out) {
    assertEquals(1, out.lines().count(), out);
    JsonNode node = new JsonMapper().readTree(out);
    assertTrue(node.isObject(), out);
    return node;
  }
}
