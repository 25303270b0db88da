package org.reprise.liberty.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.reprise.liberty.Database;

/**
 * The reference application as it would be without Reprise: the same beans, entities and pages, byte for byte, with the annotations
 * alone, so that nothing intercepts a call. It runs in the same server on the same tables, under {@code /plain}.
 */
final class PlainApplication {

    static final String CONTEXT = "/plain";

    /** Of a database of its own: rows that nobody captures must not be those of a primary. */
    static final String DATA_SOURCE = "jdbc/plain";

    private static final String BEANS = "network-ejb.jar";
    private static final String UNIT = "META-INF/persistence.xml";

    private static final String DESCRIPTOR = "META-INF/application.xml";
    private static final String CUSTOMIZER = "org/reprise/eclipselink/RepriseSessionCustomizer";
    private static final String CONSOLE_MODULE = "(?s)<module>\\s*<web>\\s*<web-uri>reprise-console\\.war.*?</module>";

    private PlainApplication() {}

    /** Takes the application as it is built and writes it without Reprise. */
    static void write(Path built, Path plain) throws IOException {
        Files.createDirectories(plain.resolveSibling("."));
        try (ZipFile in = new ZipFile(built.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(plain))) {
            for (ZipEntry entry : in.stream().filter(PlainApplication::isKept).toList()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                try (InputStream content = in.getInputStream(entry)) {
                    copy(entry.getName(), content, out);
                }
            }
            out.putNextEntry(new ZipEntry("lib/no-customizer.jar"));
            out.write(customizerOfNothing(plain.resolveSibling("no-customizer")));
        }
    }

    /** The piece of server configuration that runs it, on this database. */
    static String configuration(Path plain, Database data) {
        return "<server><dataSource id=\"plain\" jndiName=\"" + DATA_SOURCE
                + "\" type=\"java.sql.Driver\" isolationLevel=\"TRANSACTION_READ_COMMITTED\""
                + " statementCacheSize=\"100\"><jdbcDriver libraryRef=\"database\"/>"
                + "<connectionManager minPoolSize=\"1\" maxPoolSize=\"40\"/>"
                + "<properties URL=\"" + data.url() + "\" user=\"" + data.user()
                + "\" password=\"" + data.password() + "\"/></dataSource>"
                + "<enterpriseApplication id=\"plain\" location=\"" + plain + "\">"
                + "<classloader apiTypeVisibility=\"+third-party\"/></enterpriseApplication></server>";
    }

    private static boolean isKept(ZipEntry entry) {
        String name = entry.getName();
        return !entry.isDirectory()
                && !name.startsWith("META-INF/maven/")
                && !name.equals("reprise-console.war")
                && (!name.startsWith("lib/") || name.contains("reprise-api"));
    }

    private static void copy(String name, InputStream content, OutputStream out) throws IOException {
        if (name.equals(BEANS)) {
            out.write(onItsOwnData(content));
            return;
        }
        if (!name.equals(DESCRIPTOR)) {
            content.transferTo(out);
            return;
        }
        String descriptor = new String(content.readAllBytes(), StandardCharsets.UTF_8)
                .replaceFirst(CONSOLE_MODULE, "")
                .replace("<application-name>reprise-network<", "<application-name>plain<")
                .replace("<context-root>/network<", "<context-root>" + CONTEXT + "<");
        if (descriptor.contains("console") || !descriptor.contains(CONTEXT)) {
            throw new IllegalStateException("The application's descriptor has changed: " + descriptor);
        }
        out.write(descriptor.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] onItsOwnData(InputStream beans) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(beans);
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                byte[] content = in.readAllBytes();
                out.write(
                        entry.getName().equals(UNIT)
                                ? new String(content, StandardCharsets.UTF_8)
                                        .replace("jdbc/network", DATA_SOURCE)
                                        .getBytes(StandardCharsets.UTF_8)
                                : content);
            }
        }
        return bytes.toByteArray();
    }

    /**
     * The server names one session customizer for all applications. Here it does nothing. It is compiled on the spot, against the
     * two names that it needs of EclipseLink, because a class of that name must not be on the tests' class path.
     */
    private static byte[] customizerOfNothing(Path folder) throws IOException {
        List<Path> sources = List.of(
                source(folder, "org/eclipse/persistence/sessions/Session", "public interface Session {}"),
                source(
                        folder,
                        "org/eclipse/persistence/config/SessionCustomizer",
                        "public interface SessionCustomizer {"
                                + " void customize(org.eclipse.persistence.sessions.Session s) throws Exception; }"),
                source(
                        folder,
                        CUSTOMIZER,
                        "public class RepriseSessionCustomizer implements"
                                + " org.eclipse.persistence.config.SessionCustomizer {"
                                + " public void customize(org.eclipse.persistence.sessions.Session s) {} }"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var units = files.getJavaFileObjectsFromPaths(sources);
            if (!compiler.getTask(null, files, null, List.of("-proc:none"), null, units)
                    .call()) {
                throw new IllegalStateException("The customizer does not compile, see above");
            }
        }
        Path jar = folder.resolve("no-customizer.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry(CUSTOMIZER + ".class"));
            Files.copy(folder.resolve(CUSTOMIZER + ".class"), out);
        }
        return Files.readAllBytes(jar);
    }

    private static Path source(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name + ".java");
        Files.createDirectories(file.resolveSibling("."));
        String type = name.substring(0, name.lastIndexOf('/')).replace('/', '.');
        return Files.writeString(file, "package " + type + "; " + text);
    }
}
