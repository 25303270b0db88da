package org.reprise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stores of two servers, made as an operator makes them. */
class CertificateTest {
    private static final String WORD = "of-the-stores";

    @TempDir
    private Path folder;

    private Path east;
    private Path west;

    @BeforeEach
    void lay() throws IOException {
        east = Files.createDirectory(folder.resolve("east"));
        west = Files.createDirectory(folder.resolve("west"));
    }

    @Test
    void whatOneServerMakesItsPeerTrusts() throws IOException {
        assertThat(at(east, "make", "east").err()).isEmpty();
        Shell trusted = at(west, "trust", east.resolve("east.pem").toString());

        String listed = at(east).out();
        assertThat(listed).contains("east").contains("this one");
        String fingerprint = listed.lines().skip(1).findFirst().orElseThrow().replaceAll(".*  ", "");
        assertThat(fingerprint).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        assertThat(trusted.out()).contains("trusted").contains(fingerprint);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(east.resolve("reprise-own.p12"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(west.resolve("reprise-peers.p12"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aKeyIsReplacedOnlyWhenAskedAndTheOldOneIsKept() {
        at(east, "make", "east");
        String first = at(east).out();

        assertThat(at(east, "make", "east").err()).contains("--replace");
        assertThat(at(east).out()).isEqualTo(first);
        assertThat(at(east, "make", "east", "--replace").err()).isEmpty();
        assertThat(at(east).out()).isNotEqualTo(first);
        assertThat(east.resolve("reprise-own.p12.old")).exists();
    }

    @Test
    void aPeerIsForgottenByItsName() {
        at(east, "make", "east");
        at(west, "trust", east.resolve("east.pem").toString());

        assertThat(at(west, "forget", "esat").err()).contains("'esat'");
        assertThat(at(west, "forget", "east").out()).contains("east");
        assertThat(at(west).out()).contains("There is no certificate");
    }

    @Test
    void mistakesAreNamed() throws IOException {
        assertThat(at(folder.resolve("nowhere"), "make", "east").err())
                .contains("nowhere")
                .contains("server.xml");
        assertThat(at(east, "make", "CN=x, O=y").err()).contains("letters");
        assertThat(at(
                                east,
                                "trust",
                                Files.writeString(folder.resolve("x.pem"), "no").toString())
                        .err())
                .contains("x.pem")
                .contains("no certificate");
        at(east, "make", "east");
        Shell wrong = new Shell().set("REPRISE_TLS_PASSWORD", "another-word");
        wrong.run("certificate", "--folder", east.toString());
        assertThat(wrong.err()).contains("reprise-own.p12").contains("cannot be read");
        Shell nobody = new Shell();
        nobody.run("certificate", "--folder", east.toString());
        assertThat(nobody.err()).contains("REPRISE_TLS_PASSWORD");
    }

    private static Shell at(Path server, String... command) {
        Shell shell = new Shell().set("REPRISE_TLS_PASSWORD", WORD);
        String[] all = new String[command.length + 3];
        all[0] = "certificate";
        System.arraycopy(command, 0, all, 1, command.length);
        all[command.length + 1] = "--folder";
        all[command.length + 2] = server.toString();
        shell.run(all);
        return shell;
    }
}
