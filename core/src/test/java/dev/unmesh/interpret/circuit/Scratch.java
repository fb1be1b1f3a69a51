package dev.unmesh.interpret.circuit;
import java.util.Optional;
public class Scratch {
  public static double time(String net, Tail tail, TailExamples ex, int y) {
    long t0 = System.nanoTime();
    Carried carried = Carried.of(tail, ex, EdgeAblation.ZERO, Optional.empty(), 0);
    PapersSearch s = PapersSearch.run(carried, CrossEntropy.ofClass(10, tail.place(y), ex.count()), PapersSearch.start(tail), p -> {});
    double value = CrossEntropy.ofClass(10, tail.place(y), ex.count()).value(TailForward.outputs(carried, new Mask(tail, s.edges())));
    System.out.printf("%s %d: %d edges %.4f, tried %d exact %d anchors %d values %d, bound %.6f value %.9f  %.2f s%n", net, y, s.edges().size(), s.edges().size() / (double) tail.total(), s.tried(), s.exact(), BoundTest.anchors, BoundTest.values, s.bound(), value, (System.nanoTime() - t0) * 1e-9);
    return s.edges().size() / (double) tail.total();
  }
}
