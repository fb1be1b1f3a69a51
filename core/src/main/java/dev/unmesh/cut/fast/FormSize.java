package dev.unmesh.cut.fast;

/**
 * What a form takes, whatever the machine.
 *
 * @param parameters weights and biases it computes with
 * @param multiplications of an example
 * @param bytes of weights, biases, masks and indices that an application reads or writes, apart from examples and what becomes of them:
 *     what has to come from memory for a single example where no cache holds it
 */
public record FormSize(long parameters, long multiplications, long bytes) {
  FormSize plus(FormSize other) {
    return new FormSize(parameters + other.parameters, multiplications + other.multiplications, bytes + other.bytes);
  }
}
