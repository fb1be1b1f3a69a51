package dev.unmesh.report.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Which points no other beats. */
class ParetoFrontTest {
  @Test
  void moreOrLessIsBetterAsSaid() {
    List<double[]> points = List.of(new double[] {1, 3}, new double[] {2, 2}, new double[] {3, 1}, new double[] {1.5, 1.5}, new double[] {3, 3});
    assertArrayEquals(new boolean[] {false, false, false, false, true}, ParetoFront.of(points, 1, 1));
    assertArrayEquals(new boolean[] {true, false, false, false, false}, ParetoFront.of(points, -1, 1));
    assertArrayEquals(new boolean[] {true, false, true, true, false}, ParetoFront.of(points, -1, -1));
  }

  @Test
  void equalPointsAreBothThereAndWhatIsNoNumberIsNot() {
    List<double[]> points = List.of(new double[] {1, 1}, new double[] {1, 1}, new double[] {Double.NaN, 9}, new double[] {9, Double.NaN}, new double[] {1, .5});
    assertArrayEquals(new boolean[] {true, true, false, false, false}, ParetoFront.of(points, 1, 1));
  }

  @Test
  void noPointOfAFrontBeatsAnotherAndEveryOtherPointIsBeaten() {
    SplittableRandom random = new SplittableRandom(5);
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      points.add(new double[] {random.nextInt(40), random.nextInt(40)});
    }
    boolean[] front = ParetoFront.of(points, 1, -1);
    int count = 0;
    for (int i = 0; i < front.length; i++) {
      double[] point = points.get(i);
      boolean beaten =
          points.stream().anyMatch(other -> other[0] >= point[0] && other[1] <= point[1] && (other[0] != point[0] || other[1] != point[1]));
      assertEquals(!beaten, front[i], "point " + i);
      count += front[i] ? 1 : 0;
    }
    assertTrue(count > 0 && count < 40, "a front of " + count);
  }
}
