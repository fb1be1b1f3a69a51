package dev.unmesh.interpret;

import dev.unmesh.engine.Tensors;
import dev.unmesh.network.Network;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.PairPartition;
import dev.unmesh.wiring.Partition;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** A network some of whose weights a {@link ModuleMask} has set to zero; closing puts them back to the bit. Not safe for several threads. */
public final class SilencedModule implements AutoCloseable {
  private final Originals originals;
  private long zeros;
  private long all;

  private SilencedModule(Network network) {
    this.originals = new Originals(network);
  }

  /**
   * Switches a module in some connections.
   *
   * @throws IllegalArgumentException if a connection has a side without modules
   */
  public static SilencedModule of(Network network, List<Connection> connections, Partition partition, ModuleMask mask, int module) {
    SilencedModule silenced = new SilencedModule(network);
    try (PointerScope scope = new PointerScope()) {
      for (Connection connection : connections) {
        silenced.silence(connection, pair(network, connection, partition), mask, module);
      }
      return silenced;
    } catch (RuntimeException e) {
      silenced.close();
      throw e;
    }
  }

  private static PairPartition pair(Network network, Connection connection, Partition partition) {
    return partition
        .pair(network.wiring(), connection)
        .orElseThrow(
            () -> new IllegalArgumentException("connection '" + connection.name() + "' has a whole side: there are no modules in it to switch"));
  }

  private void silence(Connection connection, PairPartition pair, ModuleMask mask, int module) {
    float[] kept = mask.of(pair, module);
    all += kept.length;
    for (float keep : kept) {
      zeros += keep == 0 ? 1 : 0;
    }
    Tensor view = MaskedView.of(originals.writable(connection.view().parameter()), connection);
    view.mul_(Tensors.of(kept, connection.rows(), connection.columns(), 1).reshape(MaskedView.broadcast(connection)));
  }

  /** Share of the connections' entries, zero or not, that were set to zero. */
  public double share() {
    return (double) zeros / all;
  }

  @Override
  public void close() {
    originals.close();
  }
}
