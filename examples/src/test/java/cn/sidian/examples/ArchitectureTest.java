package cn.sidian.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** The rules of the modules that the compiler alone does not keep. */
@AnalyzeClasses(
    packages = "cn.sidian",
    importOptions = {ImportOption.DoNotIncludeTests.class})
class ArchitectureTest {
  @ArchTest
  static final ArchRule coreKnowsNobody =
      noClasses()
          .that()
          .resideInAPackage("cn.sidian.core..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "cn.sidian.seal..",
              "cn.sidian.certificate..",
              "cn.sidian.condition..",
              "cn.sidian.material..",
              "cn.sidian.exemption..",
              "cn.sidian.examples..");

  @ArchTest
  static final ArchRule sealKnowsOnlyCore =
      noClasses()
          .that()
          .resideInAPackage("cn.sidian.seal..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "cn.sidian.certificate..",
              "cn.sidian.condition..",
              "cn.sidian.material..",
              "cn.sidian.exemption..",
              "cn.sidian.examples..");

  @ArchTest
  static final ArchRule certificatesKnowOnlySealsAndCore =
      noClasses()
          .that()
          .resideInAPackage("cn.sidian.certificate..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "cn.sidian.condition..",
              "cn.sidian.material..",
              "cn.sidian.exemption..",
              "cn.sidian.examples..");

  @ArchTest
  static final ArchRule internalsOfSealsStayThere =
      noClasses()
          .that()
          .resideOutsideOfPackage("cn.sidian.seal..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("cn.sidian.seal.internal..");

  @ArchTest
  static final ArchRule materialsAndRulesKnowOnlyCoreAndConditions =
      noClasses()
          .that()
          .resideInAnyPackage(
              "cn.sidian.condition..", "cn.sidian.material..", "cn.sidian.exemption..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "cn.sidian.seal..", "cn.sidian.certificate..", "cn.sidian.examples..");

  @ArchTest
  static final ArchRule conditionsKnowNeitherMaterialsNorRules =
      noClasses()
          .that()
          .resideInAPackage("cn.sidian.condition..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("cn.sidian.material..", "cn.sidian.exemption..");

  @ArchTest
  static final ArchRule examplesUseThePublicApiOnly =
      noClasses()
          .that()
          .resideInAPackage("cn.sidian.examples..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("cn.sidian..internal..");

  @ArchTest
  static final ArchRule internalsOfCoreStayInCore =
      noClasses()
          .that()
          .resideOutsideOfPackages("cn.sidian.core..", "cn.sidian.certificate..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("cn.sidian.core.internal..");

  /** Codes are written as lists are; both modules are released together. */
  @ArchTest
  static final ArchRule certificatesUseOnlyTheEnvelopeOfCore =
      noClasses()
          .that()
          .resideInAPackage("cn.sidian.certificate..")
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAPackage("cn.sidian.core.internal..")
                  .and(
                      JavaClass.Predicates.resideOutsideOfPackages(
                          "cn.sidian.core.internal.cbor", "cn.sidian.core.internal.envelope")));

  @ArchTest
  static final ArchRule packagesHaveNoCircles =
      slices().matching("cn.sidian.core.(**)").should().beFreeOfCycles();

  /** Types of libraries in public signatures would make their versions ours for ever. */
  @ArchTest
  static final ArchRule noLibraryTypesInPublicSignatures =
      classes()
          .that()
          .arePublic()
          .and()
          .resideInAnyPackage(
              "cn.sidian.core..",
              "cn.sidian.seal..",
              "cn.sidian.certificate..",
              "cn.sidian.condition..",
              "cn.sidian.material..",
              "cn.sidian.exemption..")
          .and()
          .resideOutsideOfPackages("cn.sidian..internal..", "cn.sidian.core.testing..")
          .and(areVisibleOutside())
          .should(showOnly("JDK and Sidian types"));

  private static DescribedPredicate<JavaClass> areVisibleOutside() {
    return DescribedPredicate.describe(
        "are visible outside",
        type ->
            type.getEnclosingClass()
                .map(outer -> outer.getModifiers().contains(JavaModifier.PUBLIC))
                .orElse(true));
  }

  private static ArchCondition<JavaClass> showOnly(String description) {
    DescribedPredicate<JavaClass> foreign =
        DescribedPredicate.describe(
            "foreign",
            type -> {
              String name = type.getBaseComponentType().getPackageName();
              return name.startsWith("org.bouncycastle")
                  || name.startsWith("org.apache")
                  || name.startsWith("com.fasterxml")
                  || name.startsWith("org.slf4j")
                  || name.startsWith("org.snakeyaml")
                  || name.startsWith("io.nayuki")
                  || name.contains(".internal");
            });
    return new ArchCondition<>("show only " + description + " in their signatures") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        for (JavaCodeUnit unit : item.getCodeUnits()) {
          boolean visible =
              unit.getModifiers().contains(JavaModifier.PUBLIC)
                  || unit.getModifiers().contains(JavaModifier.PROTECTED);
          boolean shows =
              foreign.test(unit.getRawReturnType())
                  || unit.getRawParameterTypes().stream().anyMatch(foreign);
          if (visible && shows) {
            events.add(SimpleConditionEvent.violated(unit, unit.getFullName()));
          }
        }
      }
    };
  }
}
