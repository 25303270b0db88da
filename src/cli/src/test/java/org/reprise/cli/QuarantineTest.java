package org.reprise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The worklist. */
class QuarantineTest {
    private static final String ITEM = """
            {"event":{"origin":"1-7-a","position":{"epoch":1,"seq":7},"names":["network.pass"],"caller":"ada",
              "at":"2026-11-23T02:00:00Z","put":{"undone":"EVIDENCE","why":"west reigns"},
              "decision":{"state":"WAITING","by":"","reason":""}},
             "since":{"verdict":"CONFLICT","words":"1 of its 2 rows were changed since","rows":[
              {"table":"MESSAGE","key":"ID=7","did":"update","columns":"STATUS=sent","changed":"STATUS was a and is b","by":"2:9 x"}]}}""";

    private SiteDouble site;
    private Shell shell;

    @BeforeEach
    void start() throws IOException {
        site = new SiteDouble();
        shell = Shell.at(site);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private static String page(String next) {
        return "{\"items\":[" + ITEM + "],\"waiting\":3,\"submitted\":2,\"dropped\":1,\"next\":" + next + "}";
    }

    @Test
    void listIsATableWithCountsAndWhereToGoOn() {
        site.answers("GET quarantine?limit=50&state=waiting", page("{\"epoch\":1,\"seq\":7}"));
        assertThat(shell.run("--utc", "quarantine")).isZero();
        assertThat(shell.out()).isEqualToNormalizingNewlines("""
                ID     CAPTURED              EVENT         USER  STATE    ROWS SINCE
                1-7-a  2026-11-23 02:00:00Z  network.pass  ada   waiting  conflict: 1 of its 2 rows were changed since
                3 wait, 2 submitted again, 1 dropped
                More: --after 1:7
                """);
    }

    @Test
    void listTakesStateAndPlace() {
        site.answers("GET quarantine?limit=10&after=1%3A7", page("null"));
        assertThat(shell.run("quarantine", "list", "--state", "all", "--after", "1:7", "--limit", "10"))
                .isZero();
    }

    @Test
    void oneIsShownWithItsCallsAndItsRows() {
        site.answers(
                "GET quarantine/1-7-a",
                "{\"item\":" + ITEM + ",\"calls\":[{\"name\":\"network.pass\",\"arguments\":\"[7]\"}],\"unfit\":\"\"}");
        assertThat(shell.run("--utc", "quarantine", "show", "1-7-a")).isZero();
        assertThat(shell.out())
                .contains("call        network.pass [7]")
                .contains("MESSAGE  ID=7  update  STATUS=sent  STATUS was a and is b  2:9 x");
    }

    @Test
    void severalAreSubmittedAndOneThatWaitsOnIsExitCodeOne() {
        site.answers("POST quarantine/submit", """
                [{"origin":"1-7-a","outcome":"SUBMITTED","words":"It is in effect."},
                 {"origin":"1-8-b","outcome":"FAILED","words":"No."}]""");
        assertThat(shell.run("quarantine", "submit", "1-7-a", "1-8-b", "--reason", "checked"))
                .isEqualTo(1);
        assertThat(site.asked().get(0).body()).contains("[\"1-7-a\",\"1-8-b\"]", "\"reason\":\"checked\"");
        assertThat(shell.out()).contains("1-7-a  submitted  It is in effect.", "1-8-b  failed     No.");
        assertThat(shell.err()).contains("Nothing was decided about 1 event.");
    }

    @Test
    void allThatWaitAreListedAndSubmitted() {
        site.answers("GET quarantine?limit=500&state=waiting", page("{\"epoch\":1,\"seq\":7}"))
                .answers(
                        "GET quarantine?limit=500&state=waiting&after=1%3A7",
                        page("null").replace("1-7-a", "1-8-b"))
                .answers("POST quarantine/submit", "[]");
        assertThat(shell.run("quarantine", "submit", "--all", "--reason", "checked"))
                .isZero();
        assertThat(site.asked().get(2).body()).contains("[\"1-7-a\",\"1-8-b\"]");
    }

    @Test
    void oneIsSubmittedWithOtherArguments() {
        site.answers(
                "POST quarantine/1-7-a/submit", "{\"origin\":\"1-7-a\",\"outcome\":\"SUBMITTED\",\"words\":\"Done.\"}");
        assertThat(shell.run("quarantine", "submit", "1-7-a", "--arguments", "[8]", "--reason", "typo"))
                .isZero();
        assertThat(site.asked().get(0).body()).contains("\"arguments\":[\"[8]\"]");
        assertThat(shell.run("quarantine", "submit", "1-7-a", "1-8-b", "--arguments", "[8]", "--reason", "typo"))
                .isEqualTo(2);
    }

    @Test
    void dropIsConfirmed() {
        site.answers(
                "POST quarantine/drop", "[{\"origin\":\"1-7-a\",\"outcome\":\"DROPPED\",\"words\":\"Left out.\"}]");
        assertThat(shell.run("quarantine", "drop", "1-7-a", "--reason", "made by hand"))
                .isEqualTo(2);
        assertThat(site.asked()).isEmpty();
        assertThat(shell.run("quarantine", "drop", "1-7-a", "--yes", "--reason", "made by hand"))
                .isZero();
        assertThat(shell.run("quarantine", "drop", "--yes", "--reason", "made by hand"))
                .isEqualTo(2);
        assertThat(site.asked()).hasSize(1);
    }
}
