package dev.unmesh.run.model;

import java.util.List;
import java.util.Optional;

/** A way others lay out the tensors of a network we have, told by their names and shapes. */
interface KnownLayout {
  List<KnownLayout> ALL = List.of(new TutorialConvNet(), new LensTransformer());

  /** What it is, in a few words. */
  String name();

  /**
   * The network, or nothing if these are not its tensors.
   *
   * @throws dev.unmesh.format.FormatException if they are, but disagree with each other or with their config, or ask for what the
   *     network cannot do
   */
  Optional<KnownModel> recognise(TensorFolder folder);

  static Optional<KnownModel> recognised(TensorFolder folder) {
    return ALL.stream().flatMap(layout -> layout.recognise(folder).stream()).findFirst();
  }
}
