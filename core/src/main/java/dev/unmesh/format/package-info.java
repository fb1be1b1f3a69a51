/**
 * Bytes in and out, nothing else: safetensors, ONNX, IDX, CIFAR-10 binary, TensorBoard events, UTF-8 text, files written whole.
 *
 * <p>Readers trust no header: a lying or truncated file ends in one {@link dev.unmesh.format.FormatException} that names the file and
 * the fault, before anything large is allocated. What the file system refuses is an {@link java.io.UncheckedIOException} that says
 * which file. Nothing read from a file is ever run.
 */
package dev.unmesh.format;
