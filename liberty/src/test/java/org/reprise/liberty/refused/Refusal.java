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
 * @param unit     whether it has a persistence unit, in the site's database
 * @param settings what its configuration says above all others
 * @param says     what the message must have: the method, the parameter, the remedy
 */
record Refusal(String name, List<Class<?>> classes, boolean unit, Map<String, String> settings, List<String> says) {
    private static final String UNIT = "<persistence xmlns=\"https://jakarta.ee/xml/ns/persistence\" version=\"3.0\">"
            + "<persistence-unit name=\"refused\"><jta-data-source>jdbc/network</jta-data-source></persistence-unit></persistence>";

    static Refusal of(Class<?> bean, String... says) {
        return new Refusal(bean.getSimpleName(), List.of(bean, Opener.class), false, Map.of(), List.of(says));
    }

    Refusal with(Class<?> type) {
        List<Class<?>> more = new ArrayList<>(classes);
        more.add(type);
        return new Refusal(name, more, unit, settings, says);
    }

    /** With a persistence unit, of the classes that are entities. */
    Refusal withUnit() {
        return new Refusal(name, classes, true, settings, says);
    }

    /** Without what stands for the console. */
    Refusal unopened(String as) {
        return new Refusal(
                as, classes.stream().filter(type -> type != Opener.class).toList(), unit, settings, says);
    }

    Refusal configured(String as, Map<String, String> with) {
        return new Refusal(as, classes, unit, with, says);
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
        JavaArchive beans =
                ShrinkWrap.create(JavaArchive.class, name + "-beans.jar").addClasses(classes.toArray(Class[]::new));
        if (unit) {
            beans.addAsManifestResource(new StringAsset(UNIT), "persistence.xml");
        }
        ear.addAsLibrary(ShrinkWrap.create(JavaArchive.class, "configuration.jar")
                        .addAsManifestResource(new StringAsset(configuration), "microprofile-config.properties"))
                .addAsModule(beans);
        ear.as(ZipExporter.class).exportTo(folder.resolve(file()).toFile(), true);
    }

    @Override
    public String toString() {
        return name;
    }
}
