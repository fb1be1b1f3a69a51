package dev.unmesh.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.RecipeException;
import dev.unmesh.task.DataFolder;
import dev.unmesh.wiring.WeightArray;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Recipes that say what modules shall do, and how many weights may be left. */
class SpecialisedRunTest {
  private static final String BLOCKS = "{count: 3, connections: [fc2]}";
  private static final String GIVEN = "specialise: [{kind: assignment, modules: [[up], [same], [other]], strength: 2}]\n";

  @TempDir Path folder;

  private Recipe table(String more, String... changes) throws IOException {
    return SmallRecipes.recipe(SmallRecipes.table(folder, BLOCKS) + more, changes);
  }

  private LoadedRun train(Recipe recipe, String name) {
    TrainRun.start(recipe, folder.resolve(name), new DataFolder(folder, false), RunListener.SILENT, () -> false);
    return LoadedRun.open(RunFolder.open(folder.resolve(name)));
  }

  @Test
  void classesGoToTheModulesTheyAreGivenTo() throws IOException {
    LoadedRun with = train(table(GIVEN, "training.epochs=80"), "with");
    LoadedRun without = train(table("", "training.epochs=80", "measures.specialise=true"), "without");
    assertEquals("the recipe has a section 'specialise'", with.record().engineReason());
    JsonNode summary = with.record().tree().path("specialisation");
    assertTrue(without.record().tree().has("specialisation"), "asked for");
    assertFalse(train(table(""), "silent").record().tree().has("specialisation"), "nothing was asked of its modules");
    assertEquals("fc2", summary.path("layers").get(1).path("name").asString());
    double information = information(with);
    assertEquals(information, summary.path("layers").get(1).path("mutualInformation").asDouble(), 1e-12);
    assertTrue(summary.path("causalGap").asDouble() > summary.path("randomSplitGap").asDouble(), summary::toString);
    assertTrue(SpecialisationFile.read(with.folder()).isPresent());
    assertTrue(information > .4 && information > information(without) + .1, information + ", without " + information(without));
  }

  private double information(LoadedRun run) {
    return SpecialiseRun.own(run.folder(), new DataFolder(folder, false), 3, 1, RunListener.SILENT)
        .layers()
        .get(1)
        .mutualInformation()
        .value();
  }

  @Test
  void theLargestWeightsAreLeft() throws IOException {
    LoadedRun run = train(table("sparsity: {keep: 0.25, until: 0.5}\n"), "sparse");
    for (String name : new String[] {"fc1.weight", "fc2.weight", "fc3.weight"}) {
      WeightArray matrix = run.weights().get(name);
      int left = 0;
      for (float weight : matrix.values()) {
        left += weight != 0 ? 1 : 0;
      }
      assertEquals(Math.round(.25 * matrix.size()), left, name);
    }
    LoadedRun one = train(table("sparsity: {keep: 0.25, connections: [fc2]}\n"), "one");
    assertTrue(one.record().tree().path("edges").asLong() > run.record().tree().path("edges").asLong());
  }

  @Test
  void whatMakesNoSenseIsRefused() throws IOException {
    assertTold("class 'other' is left out", GIVEN.replace(", [other]", ", []"));
    assertTold("no class 'upp'", GIVEN.replace("[up]", "[upp]"));
    assertTold("give each of the 3 modules its classes", "specialise: [{kind: assignment}]\n");
    assertTold("group 'fc9'", "specialise: [{kind: competition, groups: [fc9]}]\n");
    assertTold("is no hidden group", "specialise: [{kind: competition, groups: [output]}]\n");
    assertTold("did you mean 'assignment'", "specialise: [{kind: assignmend}]\n");
    assertTold("the array engine has none", GIVEN, "training.engine=array");
    assertTold("needs a 'modules' section", GIVEN, "modules=null", "pressures=[]");
    assertTold("sparsity.keep is a share", "sparsity: {keep: 0}\n");
    assertTold("fc7", "sparsity: {connections: [fc7]}\n");
    Recipe values = SmallRecipes.recipe(SmallRecipes.INDEPENDENCE + "modules: {count: 2, connections: [fc2]}\n" + GIVEN, "swap=null");
    assertTold("tells classes apart", values);
  }

  private void assertTold(String part, String more, String... changes) throws IOException {
    String message = assertThrows(RecipeException.class, () -> train(table(more, changes), "none")).getMessage();
    assertTrue(message.contains(part), message);
  }

  private void assertTold(String part, Recipe recipe) {
    String message = assertThrows(RecipeException.class, () -> train(recipe, "none")).getMessage();
    assertTrue(message.contains(part), message);
  }
}
