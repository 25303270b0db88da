package org.reprise.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;

/** The command line is one jar that talks to any site by REST: it shares no class with it. */
@AnalyzeClasses(packages = "org.reprise", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final int MOST_TYPES = 40;

    @ArchTest
    static final ArchRule itNeedsTheJdkTheParserAndJsonOnly = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.reprise.cli..",
                    "java..",
                    "javax.security.auth.x500",
                    "picocli..",
                    "com.fasterxml.jackson..",
                    "org.jspecify.annotations..");

    /** Text is the ground, asking stands on it, each subject on both, the program on all. */
    @ArchTest
    static final ArchRule packagesAreFloors = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("text")
            .definedBy("org.reprise.cli.text")
            .layer("ask")
            .definedBy("org.reprise.cli.ask")
            .layer("program")
            .definedBy("org.reprise.cli")
            .whereLayer("text")
            .mayNotAccessAnyLayer()
            .whereLayer("ask")
            .mayOnlyAccessLayers("text")
            .whereLayer("program")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule noTwoPackagesNeedEachOther =
            slices().matching("org.reprise.cli.(*)").should().beFreeOfCycles();

    @ArchTest
    static void eachPackageHasFortyTypesAtMost(JavaClasses all) {
        Map<String, Long> sizes = all.stream()
                .filter(each -> each.isTopLevelClass() && !each.getSimpleName().equals("package-info"))
                .collect(groupingBy(JavaClass::getPackageName, counting()));
        assertThat(sizes)
                .isNotEmpty()
                .allSatisfy((name, size) -> assertThat(size).as(name).isLessThanOrEqualTo(MOST_TYPES));
    }
}
