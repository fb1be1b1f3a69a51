package dev.unmesh.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.StridedAxis;
import dev.unmesh.wiring.Wiring;
import dev.unmesh.wiring.WiringBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DistinctConnectionsTest {
  private final WiringBuilder wiring = Wiring.builder().input("tokens", 7).hidden("residual", 4).output("output", 7).output("few", 5).hidden("q", 4).hidden("k", 4);

  @Test
  void tiedTablesAreMeasuredOnce() {
    connect("embedding", "tokens", "residual", ParameterView.inByOut("table", 7, 4));
    connect("unembedding", "residual", "output", ParameterView.outByIn("table", 7, 4));
    connect("first rows", "residual", "few", ParameterView.outByIn("table", 5, 4));
    connect("own", "residual", "output", ParameterView.outByIn("other", 7, 4));
    DistinctConnections distinct = DistinctConnections.of(wiring.build());
    assertEquals(List.of("embedding", "own"), distinct.connections().stream().map(Connection::name).toList());
    assertEquals(Map.of("unembedding", "embedding", "first rows", "embedding"), distinct.repeated());
  }

  @Test
  void partsOfAFusedMatrixAreDistinct() {
    // in x out, queries and keys side by side
    connect("W_Q", "residual", "q", new ParameterView("fused", 0, StridedAxis.of(4, 1), StridedAxis.of(4, 8), StridedAxis.SINGLE));
    connect("W_K", "residual", "k", new ParameterView("fused", 4, StridedAxis.of(4, 1), StridedAxis.of(4, 8), StridedAxis.SINGLE));
    connect("W_Q again", "q", "residual", new ParameterView("fused", 0, StridedAxis.of(4, 8), StridedAxis.of(4, 1), StridedAxis.SINGLE));
    DistinctConnections distinct = DistinctConnections.of(wiring.build());
    assertEquals(List.of("W_Q", "W_K"), distinct.connections().stream().map(Connection::name).toList());
    assertEquals(Map.of("W_Q again", "W_Q"), distinct.repeated());
  }

  private void connect(String name, String from, String to, ParameterView view) {
    wiring.connect(new Connection(name, from, to, view, AxisMap.ONE_TO_ONE, AxisMap.ONE_TO_ONE));
  }
}
