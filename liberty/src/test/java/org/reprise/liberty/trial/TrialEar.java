package org.reprise.liberty.trial;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The reference application with the trial's beans beside its own, under {@code /trial}. */
public final class TrialEar {
    private static final String DESCRIPTOR = "META-INF/application.xml";
    private static final String APP = "org/reprise/liberty/trial/app";
    private static final String MODULE =
            "<module><web><web-uri>trial.war</web-uri><context-root>/trial</context-root></web></module>";

    private TrialEar() {}

    /** Takes the application as it is built and writes it with the trial's module; returns the file. */
    public static Path write(Path built, Path ear) {
        try {
            Files.createDirectories(ear.resolveSibling("."));
            try (ZipFile in = new ZipFile(built.toFile());
                    ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(ear))) {
                for (ZipEntry entry :
                        in.stream().filter(each -> !each.isDirectory()).toList()) {
                    add(out, entry.getName(), content(in, entry));
                }
                add(out, "trial.war", war());
            }
            return ear;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] content(ZipFile in, ZipEntry entry) throws IOException {
        try (InputStream content = in.getInputStream(entry)) {
            byte[] bytes = content.readAllBytes();
            return entry.getName().equals(DESCRIPTOR)
                    ? new String(bytes, StandardCharsets.UTF_8)
                            .replace("<library-directory>", MODULE + "<library-directory>")
                            .getBytes(StandardCharsets.UTF_8)
                    : bytes;
        }
    }

    private static byte[] war() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Path file : classes()) {
                add(out, "WEB-INF/classes/" + APP + "/" + file.getFileName(), Files.readAllBytes(file));
            }
            try (InputStream unit =
                    Objects.requireNonNull(TrialEar.class.getResourceAsStream("/trial/persistence.xml"))) {
                add(out, "WEB-INF/classes/META-INF/persistence.xml", unit.readAllBytes());
            }
            add(out, "WEB-INF/beans.xml", new byte[0]);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
    }

    private static List<Path> classes() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }

    private static Path folder() {
        try {
            return Path.of(TrialEar.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolve(APP);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
