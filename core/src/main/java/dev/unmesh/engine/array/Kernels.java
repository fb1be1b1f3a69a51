package dev.unmesh.engine.array;

/**
 * What a dense network's training step is made of, on plain arrays: matrix products, activations, losses and updates. Activations
 * lie neuron by neuron (a row a neuron, a column an example), weights out x in. No kernel allocates. Implementations sum in a fixed
 * order, so equal inputs give bit-identical results. Not safe for use by several threads at once; each learner has its own.
 *
 * @param <A> float[] or double[]
 */
public interface Kernels<A> {
  /** How it is called in provenance: {@code array-vector}, {@code array-loops}, {@code array-double}. */
  String name();

  /** Columns of panels that are computed with in whole vectors come in multiples of this. */
  int lanes();

  A allocate(int length);

  float get(A array, int at);

  void put(A array, int at, double value);

  A copy(A array);

  /** {@code to[toAt] = from[fromAt]}, in full precision. */
  void move(A from, int fromAt, A to, int toAt);

  /** {@code to = left * right}, or {@code to += left * right}; left m x k, right k x n, to m x n, the latter two padded to lanes. */
  void product(Panel<A> left, Panel<A> right, Panel<A> to, boolean add);

  /**
   * {@code to = left * right}, to each element of which its row's bias is added.
   *
   * @param bias where the biases stand, padded like the rows; or null
   */
  void affine(Panel<A> left, Panel<A> right, A bias, int biasAt, Panel<A> to);

  /** {@code to = left^T * right}: left k x m, right k x n, to m x n; adds if asked. */
  void transposedProduct(Panel<A> left, Panel<A> right, Panel<A> to, boolean add);

  /** {@code to = left * right^T}: left m x n, right k x n, both padded to lanes with zeros in one of them; to m x k. */
  void productTransposed(Panel<A> left, Panel<A> right, Panel<A> to);

  /** Outputs and slopes of a layer: {@code y = f(z)}, {@code slope = f'(z)}. */
  void activate(Nonlinearity f, Panel<A> z, Panel<A> y, Panel<A> slope);

  /** Takes a gradient back through an activation: {@code delta *= slope}. */
  void scale(Panel<A> delta, Panel<A> slope);

  /** Adds a row's bias to each of its elements that mean something. */
  void addBias(Panel<A> z, A bias, int biasAt);

  /** {@code sums[at + r]} = the sum of row r over its whole stride. */
  void rowSums(Panel<A> matrix, A sums, int at);

  /**
   * The mean over examples and outputs of (y - target)^2, and its gradient in {@code delta}, 0 in the padding.
   *
   * @return the loss
   */
  double squaredError(Panel<A> y, Panel<A> target, Panel<A> delta);

  /**
   * The mean over examples of -log softmax(y)[label], and its gradient in {@code delta}, 0 in the padding.
   *
   * @param labels the class of each column of {@code y}
   * @param work as many elements as three strides of {@code y}
   */
  double crossEntropy(Panel<A> y, int[] labels, Panel<A> delta, A work);

  /** {@code z[r][c] = table[r][index[c]]} for the columns that mean something, or adds it. */
  void lookUp(Panel<A> table, int[] index, Panel<A> z, boolean add);

  /** {@code table[r][t]} = the sum of {@code z[r][c]} over c in {@code order[start[t]] .. order[start[t + 1] - 1]}. */
  void collect(Panel<A> z, int[] start, int[] order, Panel<A> table);

  /** {@code gradient += scale * cost * sign(weight)}, sign(0) = 0. */
  void addSigned(A weights, A cost, double scale, A gradient, int length);

  /**
   * One step of Adam or AdamW as PyTorch defines them; {@code size}, {@code root} and {@code keep} are the rule's at this step.
   * Moments that decay stop at 1e-36 or zero, never in denormals, on which a step is several times slower.
   */
  void adam(A weights, A gradient, A first, A second, int length, AdamRule rule, double size, double root, double keep);

  /** {@code weight = weight * keep - rate * gradient}. */
  void descend(A weights, A gradient, int length, double rate, double keep);
}
