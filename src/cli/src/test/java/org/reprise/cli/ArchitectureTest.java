package org.reprise.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The command line is one jar that talks to any site by REST: it shares no class with it. */
@AnalyzeClasses(packages = "org.reprise", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final int MOST_TYPES = 40;

    @ArchTest
    static final ArchRule itNeedsTheJdkTheParserAndJsonOnly = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.reprise.cli", "java..", "picocli..", "com.fasterxml.jackson..", "org.jspecify.annotations..");

    @ArchTest
    static void itIsOnePackageOfFortyTypesAtMost(JavaClasses all) {
        assertThat(all.stream()
                        .filter(each ->
                                each.isTopLevelClass() && !each.getSimpleName().equals("package-info"))
                        .toList())
                .hasSizeBetween(1, MOST_TYPES)
                .allSatisfy(each -> assertThat(each.getPackageName()).isEqualTo("org.reprise.cli"));
    }
}
