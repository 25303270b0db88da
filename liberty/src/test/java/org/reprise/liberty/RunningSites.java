package org.reprise.liberty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.reprise.liberty.probe.ProbeWar;
import org.reprise.liberty.trial.TrialEar;

/**
 * East and west, started from an empty data folder when the first test class asks for them by a parameter of type {@link Sites},
 * stopped after the last one. The probe runs beside the product. What a test stopped or killed is started again for the next that
 * asks. Tests share the data: each makes its own.
 */
public final class RunningSites implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(RunningSites.class);

    /** These servers live for minutes, several on two cores: the time to compile well what runs seldom is never won back. */
    public static final List<String> QUICK_TO_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Sites.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Sites sites =
                context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(Sites.class, key -> create(), Sites.class);
        sites.start();
        return sites;
    }

    private static Sites create() {
        Path data = LibertyInstallation.target().resolve("it-sites");
        deleteAll(data);
        return create(data, SiteSet.eastAndWest(data, Address.free("east"), Address.free("west")));
    }

    /** Not started yet; with the probe beside the product, and the beans of the trial in the application. */
    static Sites create(Path data, SiteSet set) {
        LibertyInstallation built = LibertyInstallation.built();
        Path ear =
                TrialEar.write(built.application(), LibertyInstallation.target().resolve("trial/reprise-network.ear"));
        Sites sites = new Sites(new LibertyInstallation(built.wlp(), built.drivers(), ear), data, set);
        Path probe = LibertyInstallation.target().resolve("probe.war");
        ProbeWar.pack(probe);
        for (SiteConfig site : set.sites()) {
            // a foreign message of 50 MB: where the heap is too small for it, the queue is corrupt until the next start
            LibertyServer server = sites.server(site.name())
                    .withJvmOptions("-Xmx1g")
                    .withJvmOptions(QUICK_TO_START.toArray(String[]::new));
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
