package dev.unmesh.cli;

import dev.unmesh.interpret.Ablation;
import dev.unmesh.interpret.ModuleMask;
import dev.unmesh.report.AblationEffect;
import dev.unmesh.report.AblationView;
import dev.unmesh.report.ModuleAblation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** ablation.json as the report shows it. */
final class AblationPages {
  private AblationPages() {}

  static AblationView of(Ablation ablation) {
    List<ModuleAblation> modules = new ArrayList<>();
    for (int module = 0; module < ablation.modules(); module++) {
      modules.add(
          new ModuleAblation(
              module, effect(ablation, ModuleMask.OFF, module), effect(ablation, ModuleMask.ON, module),
              Optional.of(effect(ablation, ModuleMask.ROWS_OFF, module))));
    }
    return new AblationView(
        String.join(", ", ablation.connections()),
        ablation.metric(),
        ablation.labels(),
        ablation.whole().each(),
        ablation.whole().overall(),
        modules,
        ablation.draws());
  }

  private static AblationEffect effect(Ablation ablation, ModuleMask mask, int module) {
    Ablation.Effect effect = ablation.of(mask).get(module);
    boolean controlled = ablation.draws() > 0;
    return new AblationEffect(
        effect.silenced(),
        effect.scores().overall(),
        effect.control().overall(),
        effect.scores().each(),
        controlled ? effect.control().each() : new double[0],
        controlled ? effect.controlSd().each() : new double[0]);
  }
}
