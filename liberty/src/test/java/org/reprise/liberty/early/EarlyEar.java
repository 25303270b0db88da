package org.reprise.liberty.early;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.reprise.liberty.LibertyInstallation;
import org.reprise.liberty.early.app.FirstCall;
import org.reprise.liberty.early.app.FirstRows;
import org.reprise.liberty.early.app.Term;
import org.reprise.liberty.early.app.Terms;
import org.reprise.liberty.early.app.TermsServlet;

/** The application that writes while it starts, with the console; its modules start in one order or the other. */
enum EarlyEar {
    BEANS_FIRST("<ejb>early-beans.jar</ejb>", web("early.war", "/early"), web("reprise-console.war", "/reprise")),
    CONSOLE_FIRST(web("reprise-console.war", "/reprise"), "<ejb>early-beans.jar</ejb>", web("early.war", "/early"));

    private final String modules;

    EarlyEar(String... modules) {
        this.modules = Stream.of(modules)
                .map(module -> "  <module>" + module + "</module>\n")
                .collect(Collectors.joining());
    }

    private static String web(String file, String root) {
        return "<web><web-uri>" + file + "</web-uri><context-root>" + root + "</context-root></web>";
    }

    /** What is installed, with this application in place of the reference application. */
    LibertyInstallation installed(Path folder) {
        LibertyInstallation built = LibertyInstallation.built();
        try {
            Path file = Files.createDirectories(folder).resolve(name() + ".ear");
            write(built.application(), file);
            return new LibertyInstallation(built.wlp(), built.drivers(), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Path application, Path file) {
        EnterpriseArchive reference = ShrinkWrap.createFromZipFile(EnterpriseArchive.class, application.toFile());
        EnterpriseArchive ear = ShrinkWrap.create(EnterpriseArchive.class, name() + ".ear");
        for (ArchivePath path : reference
                .getContent(Filters.include("/lib/.*jar|/reprise-console.war"))
                .keySet()) {
            ear.add(reference.get(path).getAsset(), path);
        }
        ear.addAsModule(beans()).addAsModule(web()).setApplicationXML(new StringAsset(descriptor()));
        ear.as(ZipExporter.class).exportTo(file.toFile(), true);
    }

    private String descriptor() {
        return """
                <application xmlns="https://jakarta.ee/xml/ns/jakartaee" version="10">
                  <initialize-in-order>true</initialize-in-order>
                %s  <library-directory>lib</library-directory>
                </application>
                """.formatted(modules);
    }

    private static JavaArchive beans() {
        return ShrinkWrap.create(JavaArchive.class, "early-beans.jar")
                .addClasses(Term.class, Terms.class, FirstRows.class, FirstCall.class)
                .addAsManifestResource(new StringAsset(persistence()), "persistence.xml")
                .addAsManifestResource(EmptyAsset.INSTANCE, "beans.xml");
    }

    private static WebArchive web() {
        return ShrinkWrap.create(WebArchive.class, "early.war").addClass(TermsServlet.class);
    }

    private static String persistence() {
        try (InputStream in = Objects.requireNonNull(EarlyEar.class.getResourceAsStream("/early/persistence.xml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
