package dev.unmesh.cut.certify;

/** Which network's numbers linear bounds are sought for. */
enum Sought {
  FIRST(1, 0),
  /** The first's less the difference. */
  SECOND(1, -1),
  DIFFERENCE(0, 1);

  /** Numbers bounded at once: two sums each, and the factors of all should stay in the cache. */
  static final int AT_ONCE = 32;

  private final double first;
  private final double difference;

  Sought(double first, double difference) {
    this.first = first;
    this.difference = difference;
  }

  /** Of each of some numbers first itself, then its negative. */
  Rows rows(int width, int[] numbers) {
    boolean[] wanted = new boolean[width];
    for (int number : numbers) {
      wanted[number] = true;
    }
    Places places = Places.where(width, i -> wanted[i]);
    Rows rows = new Rows(Panel.zero(places, 2 * numbers.length), Panel.zero(places, 2 * numbers.length));
    for (int i = 0; i < numbers.length; i++) {
      int at = rows.first().start(places.slot()[numbers[i]]) + 2 * i;
      rows.first().factors()[at] = first;
      rows.first().factors()[at + 1] = -first;
      rows.difference().factors()[at] = difference;
      rows.difference().factors()[at + 1] = -difference;
    }
    return rows;
  }
}
