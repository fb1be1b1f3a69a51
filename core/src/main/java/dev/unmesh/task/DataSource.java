package dev.unmesh.task;

/**
 * Where data came from.
 *
 * @param file name without path; of text files, and others that may have one name in several folders, with the folders inside the data folder
 * @param bytes size
 * @param sha256 of the file as stored, lower-case hex
 * @param note what a reader of results should know, such as a difference from the official file; empty if nothing
 */
public record DataSource(String file, long bytes, String sha256, String note) {}
