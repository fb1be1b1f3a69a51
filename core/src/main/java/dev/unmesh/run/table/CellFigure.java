package dev.unmesh.run.table;

/**
 * A figure of a run.
 *
 * @see CellResult#figure
 */
public enum CellFigure {
  TRAIN_LOSS("trainLoss", "train loss", "/train/loss"),
  TEST_LOSS("testLoss", "test loss", "/test/loss"),
  ACCURACY("accuracy", "test accuracy", "/test/accuracy"),
  NEWMAN_Q("newmanQ", "Newman Q", "/newman/q"),
  NEWMAN_NULL("newmanNull", "Newman Q, shuffled", "/newman/null/mean"),
  WIRING_COST("wiringCost", "wiring cost", "/wiringCost"),
  EDGES("edges", "edges above .01", "/edges"),
  SECONDS("seconds", "training seconds", "/seconds");

  private final String key;
  private final String title;
  private final String pointer;

  CellFigure(String key, String title, String pointer) {
    this.key = key;
    this.title = title;
    this.pointer = pointer;
  }

  /** Its name in JSON and CSV. */
  public String key() {
    return key;
  }

  /** Its name for people. */
  public String title() {
    return title;
  }

  /** Where a run's summary has it, as a JSON pointer. */
  String pointer() {
    return pointer;
  }
}
