package org.reprise.network.web;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What an application of Reprise needs: its API. The beans know nothing of the web. */
@AnalyzeClasses(packages = "org.reprise.network", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final int MOST_TYPES = 40;

    @ArchTest
    static final ArchRule ofRepriseItKnowsTheApiOnly = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("org.reprise..")
                    .and(not(resideInAnyPackage("org.reprise.network..", "org.reprise.api.."))));

    @ArchTest
    static final ArchRule beansKnowNothingOfTheWeb = noClasses()
            .that()
            .resideInAPackage("org.reprise.network")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.reprise.network.web..", "jakarta.ws.rs..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule packagesMakeNoCircle =
            slices().matching("org.reprise.(**)").should().beFreeOfCycles();

    @ArchTest
    static void noPackageHasMoreThanFortyTypes(JavaClasses all) {
        Map<String, Long> types = all.stream()
                .filter(each -> each.isTopLevelClass() && !each.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
        assertThat(types).containsOnlyKeys("org.reprise.network", "org.reprise.network.web");
        assertThat(types.values()).allMatch(count -> count <= MOST_TYPES);
    }
}
