package org.reprise.liberty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.reprise.liberty.probe.ProbeWar;
import org.reprise.liberty.trial.TrialEar;

/**
 * East and west, started from an empty data folder when the first test class of this JVM asks for them by a parameter of type
 * {@link Sites}; they end with the JVM. The probe runs beside the product. What a test stopped or killed is started again for the next that
 * asks. Tests share the data: each makes its own.
 */
public final class RunningSites implements ParameterResolver {

    private static @Nullable Sites running;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Sites.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Sites sites = running();
        sites.start();
        return sites;
    }

    /** Not kept by JUnit, which may be started anew for each class. */
    private static synchronized Sites running() {
        if (running == null) {
            running = create();
        }
        return running;
    }

    /** A folder that no other JVM of this run of tests uses. */
    public static Path folder(String name) {
        return LibertyInstallation.target().resolve(name + System.getProperty("reprise.fork", ""));
    }

    private static Sites create() {
        Path data = folder("it-sites");
        deleteAll(data);
        SiteSet set = SiteSet.eastAndWest(data, Address.free("east"), Address.free("west"));
        Sites sites = lay(data, set);
        set.sites().forEach(site -> QuickStart.whole(sites.server(site.name())));
        Runtime.getRuntime().addShutdownHook(new Thread(sites::discard, "discard-sites"));
        return sites;
    }

    /** Not started yet; with the probe beside the product, and the beans of the trial in the application. */
    static Sites create(Path data, SiteSet set) {
        Sites sites = lay(data, set);
        set.sites().forEach(site -> QuickStart.of(sites.server(site.name())));
        return sites;
    }

    /** The same with servers that start as any other. */
    static Sites lay(Path data, SiteSet set) {
        LibertyInstallation built = LibertyInstallation.built();
        Path ear = TrialEar.write(built.application(), data.resolve("trial/reprise-network.ear"));
        Sites sites = new Sites(new LibertyInstallation(built.wlp(), built.drivers(), ear), data, set);
        Path probe = data.resolve("probe.war");
        ProbeWar.pack(probe);
        for (SiteConfig site : set.sites()) {
            // a foreign message of 50 MB: where the heap is too small for it, the queue is corrupt until the next start
            LibertyServer server = sites.server(site.name()).withJvmOptions("-Xmx1g");
            server.folder().override("probe", ProbeWar.configuration(probe));
        }
        return sites;
    }

    static void deleteAll(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
