package org.reprise.cli.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.reprise.cli.ask.WrongUsageException;

/** The JDK's own keytool, as the JDK has no other public way to make a certificate. The password goes by the environment. */
final class KeyTool {

    private static final String PASSWORD = "REPRISE_STORE_PASSWORD";

    private KeyTool() {}

    /** Makes a store that has one new key and its certificate. */
    static void makeKey(Path store, String alias, String name, int days, String password) {
        run(
                password,
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + name,
                "-validity",
                Integer.toString(days),
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString());
    }

    private static void run(String password, String... arguments) {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        if (!Files.exists(tool) && !Files.exists(tool.resolveSibling("keytool.exe"))) {
            throw new WrongUsageException("There is no keytool beside this Java: " + tool + ". Run it by another one.");
        }
        List<String> line = new ArrayList<>(List.of(tool.toString()));
        line.addAll(List.of(arguments));
        line.addAll(List.of("-storepass:env", PASSWORD));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put(PASSWORD, password);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new WrongUsageException("keytool says: " + said.strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while keytool ran", e);
        }
    }
}
