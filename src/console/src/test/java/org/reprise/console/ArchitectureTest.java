package org.reprise.console;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.reprise.key.KeyDesk;
import org.reprise.transfer.JmsDoors;
import org.reprise.worklist.Worklist;

/** The console is thin: it asks a site's desk, shows values, and knows nothing of how they come about. */
@AnalyzeClasses(packages = "org.reprise.console", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final int MOST_TYPES = 40;

    private static final DescribedPredicate<JavaClass> VALUES = DescribedPredicate.describe(
            "are values",
            type -> type.isRecord() || type.isEnum() || type.isAnnotation() || type.isAssignableTo(Throwable.class));

    /** Where the message-driven beans hand in what they get. */
    private static final DescribedPredicate<JavaClass> DOORS = assignableTo(JmsDoors.class);

    /** Desks that stand with their subjects, to which nobody else may reach: the keys, and what is in quarantine. */
    private static final DescribedPredicate<JavaClass> OTHER_DESKS =
            assignableTo(KeyDesk.class).or(assignableTo(Worklist.class));

    @ArchTest
    static final ArchRule itAsksTheDeskAndKnowsValuesOnly = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("org.reprise..")
                    .and(not(resideInAnyPackage(
                            "org.reprise.console..",
                            "org.reprise.api..",
                            "org.reprise.desk",
                            "org.reprise.figures",
                            "org.reprise.finding",
                            "org.reprise.site")))
                    .and(not(VALUES))
                    .and(not(DOORS))
                    .and(not(OTHER_DESKS)));

    @ArchTest
    static final ArchRule onlyStartAndListenersKnowTheSiteItself = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Listener")
            .and()
            .haveSimpleNameNotStartingWith("SiteStart")
            .and()
            .haveSimpleNameNotStartingWith("Local")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.reprise.site", "jakarta.jms..", "jakarta.ejb..");

    /** A message is moved in a transaction of the container. */
    @ArchTest
    static final ArchRule nothingReadsADatabase = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("Local")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "jakarta.persistence..", "jakarta.transaction..");

    /** Who answers a request starts no thread and asks no peer. */
    @ArchTest
    static final ArchRule resourcesAreThin = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .haveSimpleNameEndingWith("Resource")
            .andShould()
            .resideInAPackage("org.reprise.console")
            .andShould()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages(
                    "java.net.http..",
                    "java.util.concurrent..",
                    "jakarta.enterprise.concurrent..",
                    "java.lang.reflect..");

    @ArchTest
    static final ArchRule packagesMakeNoCircle =
            slices().matching("org.reprise.(**)").should().beFreeOfCycles();

    @ArchTest
    static void noPackageHasMoreThanFortyTypes(JavaClasses all) {
        Map<String, Long> types = all.stream()
                .filter(each -> each.isTopLevelClass() && !each.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
        assertThat(types.entrySet()).hasSizeGreaterThan(1).allSatisfy(each -> assertThat(each.getValue())
                .as(each.getKey())
                .isLessThanOrEqualTo(MOST_TYPES));
    }
}
