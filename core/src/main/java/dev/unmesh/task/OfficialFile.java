package dev.unmesh.task;

/**
 * A file of a published data set.
 *
 * @param bytes its size
 * @param algorithm of the checksum: SHA-256, or SHA-1 or MD5 where only that was published
 * @param digest lower-case hex
 */
public record OfficialFile(String name, long bytes, String algorithm, String digest) {}
