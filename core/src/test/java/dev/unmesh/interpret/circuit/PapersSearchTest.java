package dev.unmesh.interpret.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PapersSearchTest {
  private static final int NETS = 400;

  @Test
  void findsTheMaskOfThePlainAlgorithm() {
    long exact = 0;
    long tried = 0;
    for (long seed = 0; seed < NETS; seed++) {
      RandomTail net = RandomTail.of(seed);
      TailExamples examples = net.examples().only(net.examples().of((int) (seed % net.classes())));
      PapersSearch search = search(net, examples, (int) (seed % net.classes()));
      EdgeSet plain = new PlainPapersSearch(net.tail(), examples, (int) (seed % net.classes())).search();
      assertEquals(plain, search.edges(), "seed " + seed);
      exact += search.exact();
      tried += search.tried();
    }
    System.out.println(NETS + " random nets: " + tried + " weights tried, " + exact + " of them so close that they were worked out in full");
  }

  static PapersSearch search(RandomTail net, TailExamples examples, int label) {
    Carried carried = Carried.of(net.tail(), examples, EdgeAblation.ZERO, Optional.empty(), 0);
    CrossEntropy loss = CrossEntropy.ofClass(net.classes(), label, examples.count());
    return PapersSearch.run(carried, loss, PapersSearch.start(net.tail()), position -> {});
  }
}
