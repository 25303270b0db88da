package org.reprise.console.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {
    @TempDir
    Path folder;

    @Test
    void endsOfKeyStoresAndOfTextsAreRead() throws IOException, InterruptedException {
        Path store = folder.resolve("own.p12");
        keytool("-genkeypair", "-alias", "west", "-keyalg", "EC", "-dname", "CN=west", "-validity", "20", store);
        Path text = folder.resolve("west.pem");
        keytool("-exportcert", "-alias", "west", "-rfc", "-file", text, store);
        List<OwnServer.Certificate> found =
                new Certificates(List.of(store.toString(), text.toString()), "changeit").look();

        assertThat(found).extracting(OwnServer.Certificate::name).containsExactly("west", "west.pem");
        Instant soon = Instant.now().plus(Duration.ofDays(21));
        assertThat(found).allSatisfy(each -> assertThat(each.ends()).isBetween(soon.minus(Duration.ofDays(2)), soon));
    }

    @Test
    void fileThatCannotBeReadKeepsNoOtherFromBeingRead() throws IOException {
        Path text = Files.writeString(folder.resolve("no.pem"), "no certificate");
        assertThat(new Certificates(List.of(folder.resolve("nosuch.p12").toString(), text.toString()), "x").look())
                .isEmpty();
    }

    private void keytool(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        for (int i = 0; i < arguments.length - 1; i++) {
            command.add(arguments[i].toString());
        }
        command.addAll(List.of(
                "-keystore",
                arguments[arguments.length - 1].toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
