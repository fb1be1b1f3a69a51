package dev.unmesh.interpret.circuit;

/**
 * An objective near some outputs. For a displacement d of the outputs, with r_n = max_o d_on - min_o d_on,
 *
 * <p>value + sum gradient d - sum_n down_n r_n^2 &lt;= objective &lt;= value + sum gradient d + sum_n up_n r_n^2,
 *
 * <p>because p'd &lt;= log sum p e^d &lt;= p'd + (max d - min d)^2 / 8 (Jensen's inequality, Hoeffding's lemma).
 *
 * @param outputs [place][example], where the anchor lies
 * @param gradient [place][example]
 * @param down one an example, &gt;= 0
 * @param up one an example, &gt;= 0
 */
record Anchor(double value, double[][] outputs, double[][] gradient, double[] down, double[] up) {}
