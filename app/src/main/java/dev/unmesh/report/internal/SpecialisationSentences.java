package dev.unmesh.report.internal;

import dev.unmesh.interpret.specialise.Specialisation;
import dev.unmesh.report.chart.Numbers;
import dev.unmesh.run.SpecialisationControl;
import dev.unmesh.run.SpecialisationControl.Role;
import dev.unmesh.run.SpecialisationFile;
import dev.unmesh.run.SpecialisationTable;
import dev.unmesh.run.SpecialisationTable.Beside;
import dev.unmesh.run.SpecialisationTable.Figure;
import dev.unmesh.run.SpecialisationTable.Row;
import java.util.ArrayList;
import java.util.List;

/** What modules and controls come to, in sentences: in the last layer, and in the whole network. */
final class SpecialisationSentences {
  private SpecialisationSentences() {}

  static List<String> of(SpecialisationFile file, SpecialisationTable table) {
    List<String> sentences = new ArrayList<>();
    sentences.add(figures("Here", file.own()));
    Row information = last(table, Figure.MUTUAL_INFORMATION);
    Row gap = last(table, Figure.CAUSAL_GAP);
    for (int net = 1; net <= file.controls().size(); net++) {
      SpecialisationControl control = file.controls().get(net - 1);
      sentences.add(control(control, information, information.beside().get(net), gap, gap.beside().get(net)));
    }
    file.other().ifPresent(other -> sentences.add(figures("In " + file.otherRun(), other)));
    sentences.add(
        "Owners were chosen by activity on " + Wording.plural(file.own().ownerExamples(), "example") + ", never by damage, which was measured on "
            + Numbers.count(file.own().damageExamples()) + " others; beside every figure stand "
            + Wording.plural(file.own().draws(), "random split") + " of the same sizes. p counts splits of one net, not nets.");
    return sentences;
  }

  private static Row last(SpecialisationTable table, Figure figure) {
    return table.rows().stream().filter(row -> row.figure() == figure).reduce((before, after) -> after).orElseThrow();
  }

  private static String figures(String where, Specialisation of) {
    Specialisation.Layer last = of.layers().get(of.layers().size() - 1);
    return where + " (" + of.origin() + "), the most active of " + Wording.plural(of.modules(), "module") + " in " + last.name() + " tells "
        + Numbers.of(last.mutualInformation().value()) + " nats of the class (random splits " + Numbers.of(last.mutualInformation().mean())
        + ", p = " + Numbers.of(last.mutualInformation().p(), 2) + "; all there is to tell would be "
        + Numbers.of(Math.log(Math.min(of.modules(), Math.max(1, of.classes().size())))) + "), and switching off a class’s owner costs it "
        + SpecialisationWording.points(of.causalGap().value()) + " more than switching off another module (random splits "
        + SpecialisationWording.points(of.causalGap().mean()) + ", p = " + Numbers.of(of.causalGap().p(), 2) + ").";
  }

  private static String control(SpecialisationControl control, Row information, Beside tells, Row gap, Beside costs) {
    String which = control.role() == Role.PLAIN ? "A plain net (" : "The same net without the pressure (";
    boolean far = reach(tells) >= information.value();
    boolean deep = reach(costs) >= gap.value();
    String verdict = far && deep ? "comes as far in both" : far ? "comes as far in nats only" : deep ? "comes as far in points only" : "does not come as far";
    String differs = control.differs().isEmpty() ? "" : " It was trained differently by " + Wording.list(control.differs()) + ".";
    return which + control.run() + ") " + verdict + ": random splits tell " + Numbers.of(tells.splits().mean()) + " nats, at most "
        + Numbers.of(tells.splits().max()) + ", and cost " + SpecialisationWording.points(costs.splits().mean()) + ", at most "
        + SpecialisationWording.points(costs.splits().max()) + modules("its own modules", tells.own(), costs.own())
        + modules("modules found in its weights", tells.found(), costs.found()) + "." + differs;
  }

  private static String modules(String which, double nats, double gap) {
    return Double.isNaN(nats) ? "" : "; " + which + " " + Numbers.of(nats) + " nats and " + SpecialisationWording.points(gap);
  }

  private static double reach(Beside control) {
    double reach = control.splits().max();
    for (double value : new double[] {control.own(), control.found()}) {
      reach = Double.isNaN(value) ? reach : Math.max(reach, value);
    }
    return reach;
  }
}
