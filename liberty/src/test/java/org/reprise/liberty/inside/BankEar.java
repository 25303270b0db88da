package org.reprise.liberty.inside;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.reprise.liberty.LibertyInstallation;
import org.reprise.liberty.inside.bank.Ledger;
import org.reprise.liberty.inside.shelf.Shelf;

/** The application of the tests: the reference application's EAR with the bank's beans and a class of tests in place of its own. */
final class BankEar {

    private BankEar() {}

    /** @param settings what {@code reprise.*} settings it has besides its name and data source */
    static EnterpriseArchive with(Class<?> tests, String dataSource, Map<String, String> settings) {
        EnterpriseArchive reference = ShrinkWrap.createFromZipFile(
                EnterpriseArchive.class,
                LibertyInstallation.built().application().toFile());
        EnterpriseArchive ear =
                ShrinkWrap.create(EnterpriseArchive.class, dataSource.replace("jdbc/", "bank-") + ".ear");
        for (ArchivePath path : reference
                .getContent(Filters.include("/lib/.*|/reprise-console.war"))
                .keySet()) {
            if (reference.get(path).getAsset() != null) {
                ear.add(reference.get(path).getAsset(), path);
            }
        }
        return ear.addAsLibrary(configuration(dataSource, settings))
                .addAsLibrary(unit("shelf.jar", Shelf.class, "/inside/shelf.xml", dataSource))
                .addAsModule(unit("bank-beans.jar", Ledger.class, "/inside/persistence.xml", dataSource))
                .addAsModule(Testable.archiveToTest(tests(tests)));
    }

    private static Archive<?> unit(String name, Class<?> type, String persistence, String dataSource) {
        return ShrinkWrap.create(JavaArchive.class, name)
                .addPackage(type.getPackage())
                .addAsManifestResource(
                        new StringAsset(resource(persistence).replace("DATA-SOURCE", dataSource)), "persistence.xml");
    }

    private static Archive<?> configuration(String dataSource, Map<String, String> settings) {
        String text = settings.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining(
                        "", "reprise.site=" + InsideServer.SITE + "\nreprise.data-source=" + dataSource + "\n", ""));
        return ShrinkWrap.create(JavaArchive.class, "bank-configuration.jar")
                .addAsManifestResource(new StringAsset(text), "microprofile-config.properties");
    }

    private static WebArchive tests(Class<?> tests) {
        return ShrinkWrap.create(WebArchive.class, "bank-tests.war")
                .addClasses(
                        tests,
                        RecordedEvents.class,
                        Log.class,
                        Table.class,
                        Patience.class,
                        Directory.class,
                        Secondary.class)
                .addAsLibraries(jarOf(Assertions.class))
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
    }

    private static File jarOf(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = BankEar.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
