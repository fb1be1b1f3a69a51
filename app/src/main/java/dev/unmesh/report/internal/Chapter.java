package dev.unmesh.report.internal;

import gg.jte.Content;

/** A part of the page with its heading; {@code id} is where links jump to. */
public record Chapter(String id, String title, Content body) {}
