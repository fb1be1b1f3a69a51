/** ONNX Runtime: answers of ONNX models as their own operators compute them. The only place that knows its API. */
package dev.unmesh.engine.onnx;
