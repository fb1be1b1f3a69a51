/** ONNX models written. Reading their weights is {@link dev.unmesh.format.OnnxModel}. */
package dev.unmesh.format.onnx;
