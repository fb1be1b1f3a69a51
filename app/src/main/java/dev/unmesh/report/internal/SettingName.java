package dev.unmesh.report.internal;

/**
 * A setting in short: only what tells it from the others of its sweep.
 *
 * @param family what it is, shared with settings that differ from it in degree: "assignment"; may be empty
 * @param within what tells it from those: "0.3"; may be empty
 * @param joined between the two
 */
record SettingName(String family, String within, String joined) {
  String text() {
    String text = family.isEmpty() || within.isEmpty() ? family + within : family + joined + within;
    return text.isEmpty() ? "as written" : text;
  }
}
