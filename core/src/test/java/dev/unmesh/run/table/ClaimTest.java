package dev.unmesh.run.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a table says of the published claim follows from its cells. */
class ClaimTest {
  private static final List<String> TASKS = List.of("independence", "two-moons");
  private static final double GONE = Double.NaN;

  private static SampleTable ahead() {
    return new SampleTable(TASKS, List.of("l1", "l1-local", "bimt"), 3)
        .with("independence", "l1", .40, .41, .42)
        .with("independence", "l1-local", .50, .52, .51)
        .with("independence", "bimt", .60, .61, .62)
        .with("two-moons", "l1", .20, .21, .22);
  }

  @Test
  void highestEverywhereItHolds() {
    VariantTable table = ahead().with("two-moons", "l1-local", .20, .40, .30).with("two-moons", "bimt", .35, .36, .34).table();
    Claim claim = Claim.of(table).get(0);
    assertEquals(Optional.of(true), claim.holds());
    assertEquals(List.of("l1", "l1-local"), claim.rivals());
    Claim.Standing sure = claim.standings().get(0);
    assertEquals("l1-local", sure.closest().against());
    assertEquals(.61, sure.meanQ(), 1e-12);
    assertEquals(.51, sure.rivalQ(), 1e-12);
    assertTrue(sure.clearly());
    // differences .15, -.04, .04: higher in the mean, but not clearly
    Claim.Standing unsure = claim.standings().get(1);
    assertEquals(Optional.of(true), unsure.highest());
    assertEquals(.05, unsure.closest().newmanQ().mean(), 1e-12);
    assertEquals(2, unsure.closest().wins());
    assertEquals(1, unsure.closest().losses());
    assertFalse(unsure.clearly());
  }

  @Test
  void beatenInOneTaskItDoesNotHold() {
    VariantTable table = ahead().with("two-moons", "l1-local", .40, .41, .42).with("two-moons", "bimt", .35, .36, .34).table();
    Claim claim = Claim.of(table).get(0);
    assertEquals(Optional.of(false), claim.holds());
    assertEquals(List.of("two-moons"), claim.beaten().stream().map(Claim.Standing::task).toList());
    assertEquals("l1-local", claim.beaten().get(0).closest().against());
    assertTrue(claim.beaten().get(0).closest().newmanQ().below(0));
    // level is not higher
    VariantTable level = ahead().with("two-moons", "l1-local", .3, .3, .3).with("two-moons", "bimt", .3, .3, .3).table();
    assertEquals(Optional.of(false), Claim.of(level).get(0).holds());
  }

  @Test
  void missingCellsLeaveItOpenUnlessItIsBeatenElsewhere() {
    VariantTable open = ahead().with("two-moons", "l1-local", GONE, GONE, GONE).with("two-moons", "bimt", .35, .36, .34).table();
    assertEquals(Optional.empty(), Claim.of(open).get(0).holds());
    VariantTable beaten =
        new SampleTable(TASKS, List.of("l1", "bimt"), 2).with("independence", "l1", .5, .5).with("independence", "bimt", .4, .4).table();
    assertEquals(Optional.of(false), Claim.of(beaten).get(0).holds());
  }

  @Test
  void onlySeedsThatBothHaveArePaired() {
    VariantTable table = ahead().with("two-moons", "l1-local", GONE, .30, .31).with("two-moons", "bimt", .90, GONE, .35).table();
    Comparison comparison = Comparison.of(table, "two-moons", "bimt", "l1-local");
    assertEquals(1, comparison.newmanQ().n());
    assertEquals(.04, comparison.newmanQ().mean(), 1e-12);
    assertEquals(1, comparison.wins());
    assertEquals(2, table.spread("two-moons", "bimt", CellFigure.NEWMAN_Q).n());
  }

  @Test
  void testLossesAsDifferenceAndRatio() {
    VariantTable table =
        new SampleTable(List.of("independence"), List.of("l1", "bimt"), 3)
            .with("independence", "l1", new double[] {.1, .1, .1}, new double[] {1, 2, 4})
            .with("independence", "bimt", new double[] {.2, .2, .2}, new double[] {2, 4.4, 7.6})
            .table();
    Comparison comparison = Comparison.of(table, "independence", "bimt", "l1");
    assertEquals((1 + 2.4 + 3.6) / 3, comparison.testLoss().mean(), 1e-12);
    assertEquals(Math.cbrt(2 * 2.2 * 1.9), comparison.testLossRatio().mean(), 1e-12);
    assertEquals(0, comparison.lossWins());
    assertEquals(3, comparison.lossLosses());
    assertTrue(comparison.costsLoss());
    assertEquals(1, Claim.of(table).get(0).costly().size());
  }

  @Test
  void settingsOfBimtContendToo() {
    VariantTable table =
        new SampleTable(List.of("independence"), List.of("l1-local", "bimt", "slip:swap.moments=false", "strong:variant=l1-local,pressures.0.a=2"), 2)
            .with("independence", "l1-local", .50, .51)
            .with("independence", "bimt", .45, .46)
            .with("independence", "slip", .60, .61)
            .with("independence", "strong", .40, .41)
            .table();
    List<Claim> claims = Claim.of(table);
    assertEquals(List.of("bimt", "slip"), claims.stream().map(Claim::setting).toList());
    assertEquals(List.of("l1-local", "strong"), claims.get(0).rivals());
    assertEquals(Optional.of(false), claims.get(0).holds());
    assertEquals(Optional.of(true), claims.get(1).holds());
    assertEquals(6, Comparison.all(table).size(), "each of the two against three others");
    VariantTable alone = new SampleTable(List.of("independence"), List.of("bimt"), 2).with("independence", "bimt", .45, .46).table();
    assertEquals(List.of(), Claim.of(alone));
  }
}
