package org.reprise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExitCodeTest {

    private static final String RETRY = "POST parked/1/9/retry";

    private SiteDouble site;

    @BeforeEach
    void start() throws IOException {
        site = new SiteDouble();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void doneIs0() {
        site.answers(RETRY, "{\"position\":\"1:9\",\"effect\":\"Done.\"}");

        assertThat(Shell.at(site).run("retry", "1:9", "--reason", "fixed")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 409, 500})
    void refusedBySiteIs1WithErrorAndRemedyOnTheErrorOutput(int status) {
        site.answers(RETRY, status, "application/json", "{\"error\":\"It\\nwas.\",\"remedy\":\"Load it again.\"}");
        Shell shell = Shell.at(site);

        assertThat(shell.run("retry", "1:9", "--reason", "fixed", "--json")).isEqualTo(1);
        assertThat(shell.err()).isEqualToNormalizingNewlines("Refused: It was.\nRemedy: Load it again.\n");
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void aWrongPasswordIs1() {
        Shell shell = Shell.at(site).set(Shell.PASSWORD, "guess");

        assertThat(shell.run("sites")).isEqualTo(1);
        assertThat(shell.err()).contains("The name or the password is wrong.");
        assertThat(site.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403})
    void aServerThatRefusesBeforeTheConsoleIsAskedIs1(int status) {
        site.answers("GET sites", status, "text/html", "<html>no</html>");
        Shell shell = Shell.at(site);

        assertThat(shell.run("sites")).isEqualTo(1);
        assertThat(shell.err()).startsWith("Refused: ").contains("Remedy: ").doesNotContain("html");
    }

    @Test
    void wrongUsageIs2AndNobodyIsAsked() {
        for (String[] typed : new String[][] {
            {},
            {"reboot"},
            {"sites", "extra"},
            {"retry", "1:9"},
            {"retry", "--reason", "x"},
            {"retry", "9", "--reason", "x"},
            {"skip", "1:9", "--reason", "x"},
            {"parked", "--limit", "many"},
            {"policy", "replay", "--reason", "x"},
            {"sites", "--site", "nowhere"},
            {"sites", "--timeout", "PT0S"},
            {"sites", "--timeout", "soon"}
        }) {
            Shell shell = Shell.at(site);

            assertThat(shell.run(typed)).as(String.join(" ", typed)).isEqualTo(2);
            assertThat(shell.err()).isNotBlank();
            assertThat(shell.out()).isEmpty();
        }
        assertThat(site.asked()).isEmpty();
    }

    @Test
    void aWrongAddressInTheEnvironmentIs2() {
        Shell shell = Shell.at(site).set(Shell.SITE, "nowhere");

        assertThat(shell.run("sites")).isEqualTo(2);
        assertThat(shell.err()).contains("REPRISE_SITE: 'nowhere' is no address of a site");
    }

    @Test
    void nobodyListeningIs3() {
        Shell shell = Shell.at(site);
        site.close();

        assertThat(shell.run("retry", "1:9", "--reason", "x")).isEqualTo(3);
        assertThat(shell.err())
                .contains("Not reached: The site at " + site.url() + " does not answer")
                .doesNotContain("audit");
    }

    @Test
    void anotherServerIs3() {
        site.answers("GET sites", 200, "text/html", "<html>Welcome</html>");
        Shell shell = Shell.at(site);

        assertThat(shell.run("sites")).isEqualTo(3);
        assertThat(shell.err()).contains("(status 200) is no console of Reprise");
    }

    @Test
    void aRedirectIsNotFollowedAndIs3() {
        site.answers("GET sites", 302, "text/html", "");

        assertThat(Shell.at(site).run("sites")).isEqualTo(3);
    }

    @Test
    void aSiteThatTakesARequestAndNeverAnswersIs3AndItsActIsLeftOpen() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Shell shell = Shell.at(site).set(Shell.SITE, "http://127.0.0.1:" + silent.getLocalPort());

            assertThat(shell.run("--timeout", "PT0.3S", "retry", "1:9", "--reason", "x"))
                    .isEqualTo(3);
            assertThat(shell.err()).contains("no answer within 0.3 s").contains("look at 'reprise audit'");
        }
    }
}
