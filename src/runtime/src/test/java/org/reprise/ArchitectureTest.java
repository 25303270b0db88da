package org.reprise;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The directions of DESIGN §4, and the traps that a compiler does not see. */
@AnalyzeClasses(packages = "org.reprise", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule dependenciesPointOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("api")
            .definedBy("org.reprise.api")
            .layer("proof")
            .definedBy("org.reprise.proof")
            .layer("event")
            .definedBy("org.reprise.event")
            .layer("log")
            .definedBy("org.reprise.log")
            .layer("job")
            .definedBy("org.reprise.job")
            .layer("compare")
            .definedBy("org.reprise.compare")
            .layer("projection")
            .definedBy("org.reprise.projection")
            .layer("seed")
            .definedBy("org.reprise.seed")
            .layer("archive")
            .definedBy("org.reprise.archive")
            .layer("capture")
            .definedBy("org.reprise.capture")
            .layer("transfer")
            .definedBy("org.reprise.transfer")
            .layer("replay")
            .definedBy("org.reprise.replay")
            .layer("eclipselink")
            .definedBy("org.reprise.eclipselink")
            .layer("site")
            .definedBy("org.reprise.site")
            .whereLayer("site")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("eclipselink")
            .mayOnlyBeAccessedByLayers("site")
            .whereLayer("replay")
            .mayOnlyBeAccessedByLayers("eclipselink", "site")
            .whereLayer("transfer")
            .mayOnlyBeAccessedByLayers("site")
            .whereLayer("seed")
            .mayOnlyBeAccessedByLayers("site")
            .whereLayer("projection")
            .mayOnlyBeAccessedByLayers("site")
            .whereLayer("archive")
            .mayOnlyBeAccessedByLayers("transfer", "site")
            .whereLayer("compare")
            .mayOnlyBeAccessedByLayers("seed", "site")
            .whereLayer("job")
            .mayOnlyBeAccessedByLayers("compare", "seed", "archive", "site")
            .whereLayer("capture")
            .mayOnlyBeAccessedByLayers("site")
            .whereLayer("log")
            .mayOnlyBeAccessedByLayers(
                    "compare", "projection", "seed", "archive", "capture", "transfer", "replay", "site")
            .whereLayer("event")
            .mayOnlyBeAccessedByLayers("projection", "archive", "capture", "transfer", "replay", "eclipselink", "site")
            .whereLayer("proof")
            .mayOnlyBeAccessedByLayers(
                    "event", "compare", "seed", "capture", "transfer", "replay", "eclipselink", "site");

    @ArchTest
    static final ArchRule onlyEclipselinkKnowsTheProvider = noClasses()
            .that()
            .resideOutsideOfPackage("org.reprise.eclipselink")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.persistence..");

    @ArchTest
    static final ArchRule onlyTransferNamesJms = noClasses()
            .that()
            .resideOutsideOfPackage("org.reprise.transfer")
            .and()
            .doNotHaveFullyQualifiedName("org.reprise.site.ApplicationContext")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.jms..");

    @ArchTest
    static final ArchRule rulesAreFreeOfTheContainer = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.reprise.proof",
                    "org.reprise.event",
                    "org.reprise.log",
                    "org.reprise.compare",
                    "org.reprise.seed",
                    "org.reprise.archive",
                    "org.reprise.capture",
                    "org.reprise.replay")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.enterprise..", "jakarta.ejb..", "jakarta.jms..", "jakarta.inject..");

    @ArchTest
    static final ArchRule transferRulesAreFreeOfJms = classes()
            .that()
            .resideInAPackage("org.reprise.transfer")
            .and()
            .haveNameNotMatching(".*\\.Jms[^.]*")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackage("jakarta..");

    /** A field of an application-scoped bean that another class reads through injection is the proxy's own. */
    @ArchTest
    static final ArchRule applicationScopedBeansHaveNoVisibleFields = fields().that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(ApplicationScoped.class)
            .and()
            .areNotAnnotatedWith(Inject.class)
            .should()
            .bePrivate();
}
