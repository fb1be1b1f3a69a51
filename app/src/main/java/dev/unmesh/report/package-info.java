/**
 * What people see: one self-contained HTML page for a run, one for several runs side by side. The page is told everything by
 * immutable views ({@link dev.unmesh.report.RunView}); it reads no files and trains nothing. All types are safe to share between threads.
 */
package dev.unmesh.report;
