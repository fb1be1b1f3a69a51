package dev.unmesh.cli;

import dev.unmesh.interpret.specialise.Controlled;
import dev.unmesh.interpret.specialise.Specialisation;
import dev.unmesh.run.RunFolder;
import dev.unmesh.run.SpecialisationControl;
import dev.unmesh.run.SpecialisationControl.Role;
import dev.unmesh.run.SpecialisationFile;
import dev.unmesh.run.SpecialisationTable;
import dev.unmesh.run.SpecialisationTable.Beside;
import dev.unmesh.run.SpecialisationTable.Figure;
import dev.unmesh.run.SpecialisationTable.Row;
import java.util.Locale;

/** What {@code unmesh specialise} prints: every figure beside every control. */
final class SpecialisationText {
  private SpecialisationText() {}

  static void print(RunFolder folder, SpecialisationFile file) {
    Specialisation own = file.own();
    System.out.printf(
        Locale.ROOT, "%s: %d modules (%s), %d classes%n", folder.name(), own.modules(), own.origin(), own.classes().size());
    System.out.printf(
        Locale.ROOT, "owners by activity on %d test examples, damage on %d others; random splits: %d%n", own.ownerExamples(),
        own.damageExamples(), own.draws());
    for (SpecialisationControl control : file.controls()) {
      System.out.println(
          (control.role() == Role.PLAIN ? "plain net:         " : "without pressure:  ") + control.run()
              + (control.differs().isEmpty() ? "" : ", trained differently by " + String.join(", ", control.differs())));
    }
    Figure before = null;
    for (Row row : SpecialisationTable.of(file).rows()) {
      if (row.figure() != before) {
        System.out.println();
        System.out.println(title(row.figure(), own));
        System.out.printf("%-12s %8s   %-38s %15s %8s %6s %6s%n", "layer", "value", "beside", "mean ± sd", "largest", "z", "p");
      }
      before = row.figure();
      print(row);
    }
    System.out.println();
    System.out.println("z, p: of the value among random splits of that one net; p counts splits, not nets");
  }

  private static String title(Figure figure, Specialisation own) {
    return switch (figure) {
      case MUTUAL_INFORMATION ->
          String.format(
              Locale.ROOT, "MI(class; most active module), nats, at most %.3f", Math.log(Math.min(own.modules(), own.classes().size())));
      case OWNERS -> "effective owners of classes, 1 to " + own.modules();
      case CAUSAL_GAP -> "causal gap: accuracy a class loses without its owner, less what it loses without another module";
    };
  }

  private static void print(Row row) {
    String head = String.format(Locale.ROOT, "%-12s %8s", row.layer(), number(row.value()));
    for (Beside beside : row.beside()) {
      Controlled splits = beside.splits();
      String of = beside.run().isEmpty() ? "random splits of this net" : "random splits of " + beside.run();
      System.out.printf(
          Locale.ROOT, "%-21s   %-38s %15s %8s %6s %6s%n", head, of, number(splits.mean()) + " ± " + number(splits.sd()), number(splits.max()),
          splits.z().isPresent() ? String.format(Locale.ROOT, "%.1f", splits.z().getAsDouble()) : "-",
          Double.isNaN(splits.p()) ? "-" : String.format(Locale.ROOT, "%.3f", splits.p()));
      head = "";
      modules(beside.run() + ", its own modules", beside.own());
      modules(beside.run() + ", modules found in its weights", beside.found());
    }
  }

  private static void modules(String of, double value) {
    if (!Double.isNaN(value)) {
      System.out.printf("%-21s   %-38s %7s%n", "", of, number(value));
    }
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
  }
}
