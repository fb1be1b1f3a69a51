package dev.unmesh;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows between packages point downward; see docs/architecture.md. */
class LayersTest {
  /** Each may use those before it only. */
  private static final List<String> LAYERS =
      List.of(
          "wiring", "format", "engine", "pressure", "cluster", "measure", "network", "task", "train", "interpret", "cut", "run",
          "report", "cli");

  private static final Set<String> IN_APP = Set.of("report", "cli");

  private static JavaClasses all;

  @BeforeAll
  static void read() {
    all = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.unmesh");
  }

  @Test
  void everyClassLiesInALayer() {
    Set<String> unknown = new TreeSet<>();
    for (JavaClass type : all) {
      boolean words = type.getName().equals("dev.unmesh.package-info");
      if (!words && !LAYERS.contains(layer(type))) {
        unknown.add(type.getName());
      }
    }
    assertEquals(Set.of(), unknown);
    Set<String> inhabited = all.stream().map(LayersTest::layer).collect(Collectors.toSet());
    assertEquals(Set.of(), LAYERS.stream().filter(layer -> !inhabited.contains(layer)).collect(Collectors.toSet()));
  }

  @Test
  void arrowsPointDown() {
    for (int i = 0; i < LAYERS.size() - 1; i++) {
      String[] above = LAYERS.subList(i + 1, LAYERS.size()).stream().map(layer -> "dev.unmesh." + layer + "..").toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("dev.unmesh." + LAYERS.get(i) + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(above)
          .check(all);
    }
  }

  @Test
  void theGroundFloorKnowsNeitherEngineNorFiles() {
    noClasses()
        .that(resideInAPackage("dev.unmesh.wiring.."))
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.bytedeco..", "java.io..", "java.nio.file..", "tools.jackson.."))
        .check(all);
  }

  @Test
  void fileFormatsReportAndCommandKnowNoTensors() {
    noClasses()
        .that(resideInAnyPackage("dev.unmesh.format..", "dev.unmesh.measure..", "dev.unmesh.report..", "dev.unmesh.cli.."))
        .should()
        .dependOnClassesThat(resideInAPackage("org.bytedeco.."))
        .check(all);
  }

  @Test
  void onlyTheEngineKnowsOnnxRuntime() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.unmesh.engine.onnx..")
        .should()
        .dependOnClassesThat(resideInAPackage("ai.onnxruntime.."))
        .check(all);
  }

  @Test
  void whatIsInternalStaysSo() {
    for (JavaClass type : all) {
      int internal = type.getPackageName().indexOf(".internal");
      if (internal >= 0) {
        String owner = type.getPackageName().substring(0, internal);
        classes()
            .that(DescribedPredicate.describe("are " + type.getName(), type::equals))
            .should()
            .onlyBeAccessed()
            .byAnyPackage(owner + "..")
            .check(all);
      }
    }
  }

  @Test
  void theLibraryNeitherPrintsNorExits() {
    DescribedPredicate<JavaAccess<?>> talking =
        DescribedPredicate.describe(
            "System.out, System.err or System.exit",
            access ->
                access.getTargetOwner().isEquivalentTo(System.class) && Set.of("out", "err", "exit", "setOut", "setErr").contains(access.getName()));
    noClasses().that().resideOutsideOfPackage("dev.unmesh.cli..").should().accessTargetWhere(talking).check(all);
    noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..").check(all);
  }

  @Test
  void reportAndCommandLieInTheApp() {
    for (JavaClass type : all) {
      boolean app = type.getSource().orElseThrow().getUri().toString().matches(".*/(app/target/|unmesh-app).*");
      assertEquals(IN_APP.contains(layer(type)), app, () -> type.getName() + " in " + type.getSource());
    }
  }

  private static String layer(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith("dev.unmesh.") ? name.substring("dev.unmesh.".length()).split("\\.")[0] : name;
  }
}
