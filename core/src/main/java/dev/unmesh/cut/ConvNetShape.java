package dev.unmesh.cut;

import dev.unmesh.network.ConvBlock;
import dev.unmesh.network.ConvNetOptions;
import dev.unmesh.network.NetworkOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A module of a conv net: fewer channels where they are divided, some units of the flattened map where those are, narrower layers. */
record ConvNetShape(ConvNetOptions whole) implements ModuleShape {
  @Override
  public NetworkOptions of(EndToEnd cut, Members members, Boundary boundary) {
    if (cut.divided().contains("input")) {
      throw new IllegalArgumentException(
          "group 'input' cannot be divided: every module reads all channels of a picture; leave 'conv1' out of modules.connections");
    }
    if (!whole.reads().isEmpty() || !whole.writes().isEmpty()) {
      throw new IllegalArgumentException("this network is a module already (network.reads, network.writes): it cannot be cut again");
    }
    List<ConvBlock> blocks = new ArrayList<>();
    for (ConvBlock block : whole.blocks()) {
      int channels = members.count("conv" + (blocks.size() + 1));
      blocks.add(new ConvBlock(channels, block.kernel(), block.padding(), block.bias(), block.batchNorm(), block.pool()));
    }
    List<Integer> hidden = new ArrayList<>();
    for (int i = 1; i <= whole.hidden().size(); i++) {
      hidden.add(members.count("fc" + i));
    }
    return new ConvNetOptions(
        blocks,
        hidden,
        whole.bias(),
        whole.activation(),
        whole.dropout(),
        whole.map(),
        cut.divided().contains(ConvNetOptions.FLATTEN) ? reads(cut, members) : List.of(),
        boundary.writes(members.of(cut.output().name())));
  }

  // the module's units as its own map numbers them, which holds its channels only
  private List<Integer> reads(EndToEnd cut, Members members) {
    String conv = "conv" + whole.blocks().size();
    int[] channels = members.of(conv);
    int area = cut.wiring().group(ConvNetOptions.FLATTEN).size() / cut.wiring().group(conv).size();
    List<Integer> reads = new ArrayList<>();
    for (int unit : members.of(ConvNetOptions.FLATTEN)) {
      reads.add(Arrays.binarySearch(channels, unit / area) * area + unit % area);
    }
    return reads.size() == channels.length * area ? List.of() : reads;
  }
}
