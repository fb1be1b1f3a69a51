package dev.unmesh.report;

/** Runs with films, for tests of other packages. */
public final class Films {
  private Films() {}

  /** A run by its name; "pictures": with an input drawn as pictures and a partition. */
  public static RunView sample(String name) {
    if (name.equals("pictures")) {
      NetworkView network = SampleNets.mnist(true);
      return RunView.builder(name).network(network).film(SampleFilms.of(network, "hidden1", "hidden3")).build();
    }
    return SampleRuns.all().get(name);
  }
}
