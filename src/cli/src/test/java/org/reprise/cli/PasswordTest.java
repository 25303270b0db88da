package org.reprise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the password comes from, and that it is shown nowhere. */
class PasswordTest {

    @TempDir
    Path folder;

    private SiteDouble site;

    @BeforeEach
    void start() throws IOException {
        site = new SiteDouble().answers("GET audit?limit=50", "[]");
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void aPasswordFileGoesBeforeTheEnvironmentAndItsFirstLineCounts() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), SiteDouble.PASSWORD + "\nanother line\n");
        Shell shell = Shell.at(site).set(Shell.PASSWORD, "wrong");

        assertThat(shell.run("--password-file", file.toString(), "audit")).isZero();
    }

    @Test
    void theUserOfTheArgumentsGoesBeforeTheEnvironment() {
        assertThat(Shell.at(site).set(Shell.USER, "nobody").run("audit", "--user", SiteDouble.USER))
                .isZero();
    }

    @Test
    void whoeverIsThereIsAskedForThePassword() {
        Shell shell = Shell.at(site).without(Shell.PASSWORD).somebody(true, SiteDouble.PASSWORD);

        assertThat(shell.run("audit")).isZero();
    }

    @Test
    void withoutUserOrPasswordNobodyIsAsked() {
        Shell noUser = Shell.at(site).without(Shell.USER);
        Shell noPassword = Shell.at(site).without(Shell.PASSWORD);
        Shell noFile = Shell.at(site);

        assertThat(noUser.run("audit")).isEqualTo(2);
        assertThat(noUser.err()).contains("Give --user, or set REPRISE_USER.");
        assertThat(noPassword.run("audit")).isEqualTo(2);
        assertThat(noPassword.err()).contains("give --password-file, or set REPRISE_PASSWORD.");
        assertThat(noFile.run("audit", "--password-file", folder.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(noFile.err()).contains("cannot be read");
        assertThat(site.asked()).isEmpty();
    }

    @Test
    void aPasswordAmongTheArgumentsIsRefusedAndNotRepeated() {
        for (String[] typed :
                new String[][] {{"audit", "--password=secret"}, {"audit", "--password", "secret"}, {"-psecret", "audit"}
                }) {
            Shell shell = Shell.at(site);

            assertThat(shell.run(typed)).isEqualTo(2);
            assertThat(shell.printed()).contains("not taken from the arguments").doesNotContain("secret");
        }
    }

    @Test
    void noFailurePrintsThePassword() {
        Shell refused = Shell.at(site).set(Shell.PASSWORD, "secret");
        Shell address = Shell.at(site).without(Shell.SITE);

        assertThat(refused.run("audit")).isEqualTo(1);
        assertThat(refused.printed()).doesNotContain("secret");
        assertThat(address.run("audit", "--site", "http://me:secret@127.0.0.1")).isEqualTo(2);
        assertThat(address.printed()).contains("use --user").doesNotContain("secret");
    }
}
