package dev.unmesh.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.PairPartition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeasureWriterTest {
  private static MeasureView view(int matrices) {
    List<MatrixView> views = new ArrayList<>();
    List<ConnectionMeasure> measures = new ArrayList<>();
    for (int m = 0; m < matrices; m++) {
      Matrix matrix = new Matrix(6, 8, SampleNets.noise(new Random(m), 48, 1));
      PairPartition modules = new PairPartition(2, new int[] {0, 1, 0, 1, 0, -1}, new int[] {1, 0, 1, 0, 1, 0, 1, 0});
      views.add(MatrixView.of("w" + m, matrix, Optional.of(modules), 1));
      measures.add(SampleFindings.connection("w" + m, 6, 8, .5, .4, .1));
    }
    MeasuresView of = new MeasuresView(.5, measures, Optional.empty(), Double.NaN, -1, 48, .01);
    return new MeasureView("model.safetensors", "", of, views);
  }

  @Test
  void showsEveryMatrixInStoredAndModuleOrder() throws Exception {
    String page = MeasureWriter.render(view(3));
    assertEquals(List.of("measures", "matrices"), Html.sections(page));
    assertEquals(1 + 3 * 2, Html.pictures(page).size());
    assertEquals(List.of(), Html.outside(page));
  }

  @Test
  void showsTheCutOfAWholeNetworkBesideBothItsNulls() throws Exception {
    NullView shuffled = new NullView(20, 1.2, .05, -8, 1 / 21.0, new double[0]);
    NullView kept = new NullView(20, .9, 0, Double.NaN, 1, new double[0]);
    MeasureView with = view(1);
    String page =
        MeasureWriter.render(
            new MeasureView("m", "", with.measures().with(Optional.of(new NetworkCutView(.8, 4, shuffled, kept))), with.matrices()));
    assertEquals(1 + 1 + 2, Html.pictures(page).size());
    assertTrue(page.contains("n-cut 0.800 in 4 parts; layers shuffled 1.200, shuffled with scales kept 0.900."), "told in words");
    assertTrue(page.contains("z = −8"), page);
    assertEquals(List.of(), Html.outside(page));
  }

  @Test
  void saysWhenThereAreTooManyToDraw() {
    assertTrue(MeasureWriter.render(view(30)).contains("The first 24 of 30 matrices."));
  }

  @Test
  void likeLayersAreDrawnLayerByLayer() throws Exception {
    String page = MeasureWriter.render(SampleMeasures.layers());
    Html.sections(page);
    assertEquals(2 + 1, Html.pictures(page).size(), "a curve a kind, a strip for what stands in no layer");
    assertEquals(List.of(), Html.outside(page));
    assertTrue(page.contains("C (shuffled) in layer") && page.contains("W_in layer by layer"), "table and curves");
    assertTrue(page.contains("Layer 2: C = 0.700, shuffled 0.300."), "told in words too");
    assertTrue(page.contains("data-name=\"C\" data-points="), "the pointer finds the values");
    assertTrue(page.contains("L1.W_in") && page.contains("size chance"), "the whole table behind it");
  }
}
