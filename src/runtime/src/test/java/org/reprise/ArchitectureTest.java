package org.reprise;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The floors of docs/ARCHITECTURE.md, and the traps that a compiler does not see. */
@AnalyzeClasses(
        packages = "org.reprise",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.OwnModules.class})
class ArchitectureTest {
    /** From the ground: a package depends on those of the floors below its own, never on one beside it. */
    private static final List<String> FLOORS = List.of(
            "api",
            "job jdbc portion proof label",
            "event finding compare fit unseen reign group",
            "log argument subscription statement catchup mask",
            "ahead ack capture archive key projection replay seed generator audit quarantine",
            "transfer eclipselink",
            "cluster worklist",
            "settings",
            "figures deploy",
            "role",
            "desk",
            "site");

    private static final int MOST_TYPES = 40;

    /** Without the databases that tests are run on. */
    static final class OwnModules implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/testing/");
        }
    }

    @ArchTest
    static final ArchRule dependenciesPointDown = floors();

    private static LayeredArchitecture floors() {
        LayeredArchitecture layers = Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers();
        List<String> below = new ArrayList<>();
        List<List<String>> floors =
                FLOORS.stream().map(floor -> List.of(floor.split(" "))).toList();
        for (String name : floors.stream().flatMap(List::stream).toList()) {
            layers = layers.layer(name).definedBy("org.reprise." + name);
        }
        for (List<String> floor : floors) {
            for (String name : floor) {
                layers = below.isEmpty()
                        ? layers.whereLayer(name).mayNotAccessAnyLayer()
                        : layers.whereLayer(name).mayOnlyAccessLayers(below.toArray(String[]::new));
            }
            below.addAll(floor);
        }
        return layers;
    }

    @ArchTest
    static final ArchRule packagesMakeNoCircle =
            slices().matching("org.reprise.(*)..").should().beFreeOfCycles();

    @ArchTest
    static void everyPackageIsOnAFloor(JavaClasses all) {
        assertThat(all.stream()
                        .map(JavaClass::getPackageName)
                        .distinct()
                        .map(name -> name.substring(name.lastIndexOf('.') + 1)))
                .isSubsetOf(FLOORS.stream()
                        .flatMap(floor -> List.of(floor.split(" ")).stream())
                        .toList());
    }

    @ArchTest
    static void noPackageHasMoreThanFortyTypes(JavaClasses all) {
        Map<String, Long> types = all.stream()
                .filter(each -> each.isTopLevelClass() && !each.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
        assertThat(types.entrySet())
                .allSatisfy(
                        each -> assertThat(each.getValue()).as(each.getKey()).isLessThanOrEqualTo(MOST_TYPES));
    }

    @ArchTest
    static final ArchRule onlyThreePackagesKnowTheProvider = noClasses()
            .that()
            .resideOutsideOfPackages("org.reprise.eclipselink", "org.reprise.generator", "org.reprise.ahead")
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
            .resideOutsideOfPackages(
                    "org.reprise.api", "org.reprise.transfer", "org.reprise.deploy", "org.reprise.site")
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

    /** A role is for life: a change of role closes one site and opens another. */
    @ArchTest
    static final ArchRule aPrimaryHasNothingOfASecondary = noClasses()
            .that(are("Primary", "SealerLoop", "FailedEvents"))
            .should()
            .dependOnClassesThat(are("Secondary", "AskerLoop", "ReplayerLoop", "SiteSeeding", "Comparisons"));

    @ArchTest
    static final ArchRule aSecondaryHasNothingOfAPrimary = noClasses()
            .that(are("Secondary", "AskerLoop", "ReplayerLoop", "SiteSeeding", "Comparisons"))
            .should()
            .dependOnClassesThat(are("Primary", "SealerLoop", "FailedEvents"));

    private static DescribedPredicate<JavaClass> are(String... roles) {
        return DescribedPredicate.describe(
                "are of " + List.of(roles),
                each -> each.getPackageName().equals("org.reprise.role")
                        && List.of(roles).contains(each.getSimpleName()));
    }

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
