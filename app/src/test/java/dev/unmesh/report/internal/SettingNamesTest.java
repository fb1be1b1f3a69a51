package dev.unmesh.report.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Short names of settings, made of what differs. */
class SettingNamesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static SettingLeaves setting(String... keysAndValues) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      values.put(keysAndValues[i], JSON.readTree(keysAndValues[i + 1]));
    }
    return SettingLeaves.of(values);
  }

  private static List<String> names(SettingLeaves... settings) {
    return names(Collections.nCopies(settings.length, ""), settings);
  }

  private static List<String> names(List<String> given, SettingLeaves... settings) {
    return SettingNames.of(List.of(settings), given).stream().map(SettingName::text).toList();
  }

  @Test
  void ofASectionOnlyWhatDiffersIsTold() {
    assertEquals(
        List.of("no specialise", "assignment 0.1", "assignment 0.3", "competition"),
        names(
            setting("specialise", "[]"),
            setting("specialise", "[{\"kind\":\"assignment\",\"groups\":[\"fc2\"],\"strength\":0.1,\"modules\":[[\"cat\"],[\"dog\"]]}]"),
            setting("specialise", "[{\"kind\":\"assignment\",\"groups\":[\"fc2\"],\"strength\":0.3,\"modules\":[[\"cat\"],[\"dog\"]]}]"),
            setting("specialise", "[{\"kind\":\"competition\",\"groups\":[\"fc2\"],\"strength\":0.3}]")));
  }

  @Test
  void severalSectionsMakeOneName() {
    assertEquals(
        List.of("assignment", "assignment + balance 0.5", "assignment + balance 2"),
        names(
            setting("p", "[{\"kind\":\"assignment\",\"strength\":1}]"),
            setting("p", "[{\"kind\":\"assignment\",\"strength\":1},{\"kind\":\"balance\",\"strength\":0.5}]"),
            setting("p", "[{\"kind\":\"assignment\",\"strength\":1},{\"kind\":\"balance\",\"strength\":2}]")));
  }

  @Test
  void numbersAreToldWithTheirKeys() {
    assertEquals(List.of("strength 0.001", "strength 1e-8", "strength 5"),
        names(setting("a.strength", "0.001"), setting("a.strength", "1.0E-8"), setting("a.strength", "5.0")));
    assertEquals(
        List.of("a 0, strength 1", "a 0, strength 2", "a 1, strength 1", "a 1, strength 2"),
        names(
            setting("pressures.0.a", "0", "pressures.0.strength", "1"), setting("pressures.0.a", "0", "pressures.0.strength", "2"),
            setting("pressures.0.a", "1", "pressures.0.strength", "1"), setting("pressures.0.a", "1", "pressures.0.strength", "2")));
    assertEquals(
        List.of("a.rate 1, b.rate 1", "a.rate 2, b.rate 3"),
        names(setting("a.rate", "1", "b.rate", "1"), setting("a.rate", "2", "b.rate", "3")), "keys of one name are told apart");
  }

  @Test
  void aLongValueIsToldByWhichOfThemItIs() {
    String first = "[[\"airplane\",\"ship\"],[\"automobile\",\"truck\"],[\"cat\",\"dog\"]]";
    String second = "[[\"airplane\",\"truck\"],[\"automobile\",\"ship\"],[\"cat\",\"dog\"]]";
    assertEquals(
        List.of("modules (1)", "modules (2)"),
        names(setting("s", "[{\"kind\":\"assignment\",\"modules\":" + first + "}]"),
            setting("s", "[{\"kind\":\"assignment\",\"modules\":" + second + "}]")));
  }

  @Test
  void aNameOfTheFileIsKept() {
    assertEquals(
        List.of("plain", "given 0.1", "given 0.3"),
        names(List.of("plain", "given", "given"), setting(), setting("specialise.0.strength", "0.1"),
            setting("specialise.0.strength", "0.3")));
    assertEquals(List.of("as written"), names(setting()));
  }

  @Test
  void everySettingHasAnotherName() {
    SettingLeaves[] settings = new SettingLeaves[60];
    for (int i = 0; i < settings.length; i++) {
      settings[i] = setting("pressures.0.strength", "" + i % 5, "training.rate", "" + .001 * (i / 5 % 4), "network.hidden", i < 20
          ? "[64, 64]" : i < 40 ? "[128]" : "[]");
    }
    assertEquals(settings.length, names(settings).stream().distinct().count());
  }
}
