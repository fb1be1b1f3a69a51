package dev.unmesh.pressure;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Symmetry;
import dev.unmesh.wiring.Wiring;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** The spectral regulariser as its definition reads, with the whole spectrum, in doubles. */
final class ReferenceSpectrum {
  private ReferenceSpectrum() {}

  /** The sum of the {@code count} smallest eigenvalues of the normalised Laplacian but for one 0. */
  static double smallest(Wiring wiring, Map<String, double[]> weights, int count) {
    Map<String, Integer> first = new LinkedHashMap<>();
    int n = 0;
    for (NeuronGroup group : wiring.groups()) {
      if (!(group.symmetry() instanceof Symmetry.Lockstep)) {
        first.put(group.name(), n);
        n += group.size();
      }
    }
    double[][] a = new double[n][n];
    for (Connection c : wiring.connections()) {
      int[] rows = wiring.rowNeurons(c);
      int[] columns = wiring.columnNeurons(c);
      for (int i = 0; i < rows.length; i++) {
        for (int j = 0; j < columns.length; j++) {
          for (int s = 0; s < c.kernelSize(); s++) {
            double w = Math.abs(weights.get(c.view().parameter())[(int) c.view().index(i, j, s)]);
            int from = node(wiring, first, c.from(), columns[j]);
            int to = node(wiring, first, c.to(), rows[i]);
            a[from][to] += w;
            a[to][from] += w;
          }
        }
      }
    }
    double[] d = Arrays.stream(a).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
    DMatrixRMaj laplacian = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double off = d[i] == 0 || d[j] == 0 ? 0 : a[i][j] / Math.sqrt(d[i] * d[j]);
        laplacian.set(i, j, (i == j ? 1 : 0) - off);
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false, true);
    eigen.decompose(laplacian);
    double[] values = new double[n];
    Arrays.setAll(values, i -> eigen.getEigenvalue(i).getReal());
    Arrays.sort(values);
    double sum = 0;
    for (int i = 1; i <= count; i++) {
      sum += values[i];
    }
    return sum;
  }

  private static int node(Wiring wiring, Map<String, Integer> first, String group, int neuron) {
    String leader = group;
    while (wiring.group(leader).symmetry() instanceof Symmetry.Lockstep lockstep) {
      leader = lockstep.leader();
    }
    return first.get(leader) + neuron / (wiring.group(group).size() / wiring.group(leader).size());
  }
}
