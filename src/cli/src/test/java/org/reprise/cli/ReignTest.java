package org.reprise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reprise.cli.SiteDouble.Asked;

/** Who is primary, and making another site so. */
class ReignTest {
    private static final String PLAN = """
            {"kind":"switchover","to":"west","from":"east","dry":false,"outcome":"%s","steps":[
             {"text":"Look whether west may be primary","state":"DONE","found":"west is 0 events behind east"},
             {"text":"Have east refuse calls","state":"%s","found":"%s"}]}""";

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

    @Test
    void historyIsATableAndANobodySaysWhatToDo() {
        site.answers("GET reign", """
                {"site":"east","role":"NOBODY","primary":"west","promised":2,"rests":"It has promised epoch 2 of west.",
                 "reigns":[{"epoch":2,"first":8,"primary":"west","begun":"2026-11-23T02:00:00Z","by":"olga","reason":"disk"}]}""");
        assertThat(shell.run("--utc", "reign")).isZero();
        assertThat(shell.out()).isEqualToNormalizingNewlines("""
                Site east is nobody; primary: west
                It has promised epoch 2 of west.
                EPOCH  FROM EVENT  PRIMARY  SINCE                 BY    REASON
                    2           8  west     2026-11-23 02:00:00Z  olga  disk
                """);
    }

    @Test
    void groupSaysWhereTheNameIsAndWhatIsUp() {
        site.answers("GET reign/group", """
                {"name":"network","dnsName":"app.example.test","dnsState":"leads here, since epoch 2","trouble":"it burns",
                 "checks":[{"name":"gate","target":"tcp 127.0.0.1:9","state":"DOWN","since":"2026-11-23T02:00:00Z",
                 "last":"Connection refused"}]}""");
        assertThat(shell.run("--utc", "reign", "group")).isZero();
        assertThat(shell.out()).isEqualToNormalizingNewlines("""
                Service group network; app.example.test leads here, since epoch 2
                it burns
                CHECK  STATE  SINCE                 LOOKS AT         FOUND LAST
                gate   down   2026-11-23 02:00:00Z  tcp 127.0.0.1:9  Connection refused
                """);
    }

    @Test
    void switchIsWaitedForAndPrintsItsSteps() {
        site.answers("POST reign/switchover", PLAN.formatted("", "RUNS", ""))
                .answers("GET reign/plan", "[" + PLAN.formatted("west is primary, by epoch 2", "DONE", "at 1:7") + "]");
        assertThat(shell.run("switchover", "--to", "west", "--confirm", "west", "--reason", "disk"))
                .isZero();
        assertThat(site.asked())
                .containsExactly(
                        new Asked(
                                "POST", "reign/switchover", site.asked().get(0).body()),
                        new Asked("GET", "reign/plan", ""));
        assertThat(site.asked().get(0).body()).contains("\"to\":\"west\"", "\"typed\":\"west\"", "\"reason\":\"disk\"");
        assertThat(shell.out()).isEqualToNormalizingNewlines("""
                1. done    Look whether west may be primary: west is 0 events behind east
                2. done    Have east refuse calls: at 1:7
                west is primary, by epoch 2
                """);
    }

    @Test
    void switchThatFailsExitsWithOne() {
        site.answers("POST reign/switchover", PLAN.formatted("", "RUNS", ""))
                .answers("GET reign/plan", "[" + PLAN.formatted("It was not done: slow", "FAILED", "slow") + "]");
        assertThat(shell.run("switchover", "--to", "west", "--confirm", "west", "--reason", "disk"))
                .isEqualTo(1);
        assertThat(shell.out()).contains("2. FAILED  Have east refuse calls: slow");
        assertThat(shell.err()).contains("It was not done.", "Calls go on at east");
    }

    /** It would have waited for ever. */
    @Test
    void serverThatWasStartedAgainMeanwhileIsNotWaitedFor() {
        site.answers("POST reign/failover", PLAN.formatted("", "RUNS", "")).answers("GET reign/plan", "[]");
        assertThat(shell.run("failover", "--to", "west", "--confirm", "west", "--reason", "dead"))
                .isEqualTo(3);
        assertThat(shell.err()).contains("started again meanwhile", "reprise reign");
    }

    @Test
    void serverThatDoesNotAnswerAnyMoreIsSaidToHaveBegun() {
        site.answers("POST reign/failover", PLAN.formatted("", "RUNS", ""))
                .answers("GET reign/plan", 502, "text/html", "<html>");
        assertThat(shell.run("failover", "--to", "west", "--confirm", "west", "--reason", "dead"))
                .isEqualTo(3);
        assertThat(shell.err()).contains("The change was begun.", "reprise reign");
    }

    /** The old primary is dead, or so it is thought. */
    @Test
    void promotionThatFailsSendsNobodyToTheOldPrimary() {
        String plan = PLAN.replace("switchover", "failover");
        site.answers("POST reign/failover", plan.formatted("It was not done: a hole", "FAILED", "a hole"));
        assertThat(shell.run("failover", "--to", "west", "--dry-run")).isEqualTo(1);
        assertThat(shell.err())
                .contains("It cannot be done now.", "Do what the step that failed says")
                .doesNotContain("east");
    }

    @Test
    void dryRunOnlyLooks() {
        site.answers("POST reign/switchover", PLAN.formatted("It can be done; nothing was changed", "WAITS", ""));
        assertThat(shell.run("switchover", "--to", "west", "--dry-run")).isZero();
        assertThat(site.asked().get(0).body()).contains("\"dry\":true").doesNotContain("typed");
        assertThat(shell.out()).contains("It can be done; nothing was changed");
    }

    @Test
    void slipDoesNothing() {
        assertThat(shell.run("switchover", "--to", "west", "--confirm", "est", "--reason", "disk"))
                .isEqualTo(2);
        assertThat(shell.err()).contains("--confirm west");
        assertThat(shell.run("switchover", "--to", "west", "--confirm", "west")).isEqualTo(2);
        assertThat(site.asked()).isEmpty();
    }

    @Test
    void aSiteThatComesBackIsLookedAtFirstAndConfirmedByItsName() {
        site.answers("GET reign/return", """
                {"waits":true,"policy":"ask","primary":"west","upstream":"west","common":"1:100","total":217,
                 "events":{"network.accept":3,"network.pass":214},"hindrance":"","advice":"All can be undone."}""").answers("POST reign/return/undo", """
                        {"waits":false,"events":{"network.pass":1},"total":1,"common":"1:100","upstream":"west","advice":"It follows."}""");
        assertThat(shell.run("failback")).isZero();
        assertThat(shell.out()).isEqualToNormalizingNewlines("""
                217 events behind 1:100 are only here, and not at west:
                EVENTS  NAME
                     3  network.accept
                   214  network.pass

                All can be undone.
                """);
        assertThat(shell.run("failback", "--undo", "--reason", "mended")).isEqualTo(2);
        assertThat(shell.run("failback", "--undo", "--seed")).isEqualTo(2);
        assertThat(shell.run("failback", "--undo", "--confirm", "east", "--reason", "mended"))
                .isZero();
        assertThat(site.asked().get(1).body()).contains("\"typed\":\"east\"", "\"reason\":\"mended\"");
    }
}
