package dev.unmesh.report.internal;

import dev.unmesh.report.chart.FilmData;

/**
 * The film under the picture of the wiring.
 *
 * @param picture the id of that picture
 */
public record FilmModel(String picture, FilmData data, String caption) {}
