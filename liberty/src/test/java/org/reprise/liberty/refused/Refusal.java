package org.reprise.liberty.refused;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.reprise.liberty.LibertyInstallation;
import org.reprise.liberty.refused.broken.Opener;

/**
 * An application with one fault.
 *
 * @param name     of the application
 * @param classes  its bean, and what that needs
 * @param settings what its configuration says above all others
 * @param says     what the message must have: the method, the parameter, the remedy
 */
record Refusal(String name, List<Class<?>> classes, Map<String, String> settings, List<String> says) {

    static Refusal of(Class<?> bean, String... says) {
        return new Refusal(bean.getSimpleName(), List.of(bean, Opener.class), Map.of(), List.of(says));
    }

    Refusal with(Class<?> type) {
        List<Class<?>> more = new ArrayList<>(classes);
        more.add(type);
        return new Refusal(name, more, settings, says);
    }

    /** Without what stands for the console. */
    Refusal unopened(String as) {
        return new Refusal(
                as, classes.stream().filter(type -> type != Opener.class).toList(), settings, says);
    }

    Refusal configured(String as, Map<String, String> with) {
        return new Refusal(as, classes, with, says);
    }

    String file() {
        return name + ".ear";
    }

    /**
     * Writes the application: Reprise and its bean, no console. Module names differ: Liberty mixes up modules of one name when their
     * applications fail at the same time (CWWKC1012E).
     */
    void export(Path folder) {
        EnterpriseArchive reference = ShrinkWrap.createFromZipFile(
                EnterpriseArchive.class,
                LibertyInstallation.built().application().toFile());
        EnterpriseArchive ear = ShrinkWrap.create(EnterpriseArchive.class, file());
        for (ArchivePath path :
                reference.getContent(Filters.include("/lib/.*jar")).keySet()) {
            // the site never works, so nothing is compressed
            if (!path.get().contains("zstd")) {
                ear.add(reference.get(path).getAsset(), path);
            }
        }
        String configuration = settings.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining("", "config_ordinal=1000\n", ""));
        ear.addAsLibrary(ShrinkWrap.create(JavaArchive.class, "configuration.jar")
                        .addAsManifestResource(new StringAsset(configuration), "microprofile-config.properties"))
                .addAsModule(ShrinkWrap.create(JavaArchive.class, name + "-beans.jar")
                        .addClasses(classes.toArray(Class[]::new)));
        ear.as(ZipExporter.class).exportTo(folder.resolve(file()).toFile(), true);
    }

    @Override
    public String toString() {
        return name;
    }
}
