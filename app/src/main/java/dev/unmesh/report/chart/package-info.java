/** Pictures as SVG text, one class a chart kind. Colours are CSS custom properties, so that one picture serves light and dark. */
package dev.unmesh.report.chart;
