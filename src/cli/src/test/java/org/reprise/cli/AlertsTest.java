package org.reprise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reprise.cli.alert.AlertCommands;
import org.reprise.cli.ask.Session;
import org.reprise.cli.ask.SystemTerminal;
import picocli.CommandLine;

class AlertsTest {
    private static final String EFFECT = "{\"effect\":\"It is done.\"}";
    private static final String ALERTS = """
            {"site":"west","note":"","firing":1,"alerts":[
             {"id":"parked:west:","severity":"CRITICAL","state":"FIRING","text":"1 event is parked","since":"2026-12-01T12:00:00Z",
              "fired":"2026-12-01T12:00:10Z","told":true,"cause":"","takenBy":"ada"},
             {"id":"lag-seconds:west:","severity":"WARNING","state":"PENDING","text":"61 s behind","since":"2026-12-01T12:00:30Z",
              "told":false,"cause":"parked:west:"}],
             "mutes":[{"what":"disk","until":"2026-12-01T13:00:00Z","who":"bob","reason":"full"}],
             "channels":[{"name":"mail","waiting":2,"trouble":"no connection"}]}""";

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
    void whatFiresIsATableWithWhatItSaysBelow() {
        site.answers("GET alerts", ALERTS);
        assertThat(shell.run("--utc", "alerts")).isZero();
        assertThat(shell.out()).isEqualToNormalizingNewlines("""
                ALERT         SEVERITY  STATE   SINCE                 LOOKED AFTER BY  MUTED UNTIL
                parked:west:  critical  firing  2026-12-01 12:00:10Z  ada              -
                parked:west: 1 event is parked
                Muted: disk until 2026-12-01 13:00:00Z by bob
                mail takes nothing now, 2 wait: no connection
                """);
    }

    @Test
    void whatIsPendingIsListedWhenItIsAskedFor() {
        site.answers("GET alerts", ALERTS);
        assertThat(shell.run("alerts", "--all")).isZero();
        assertThat(shell.out()).contains("lag-seconds:west:", "61 s behind");
    }

    @Test
    void nothingIsSaidInWords() {
        site.answers("GET alerts", "{\"alerts\":[],\"mutes\":[],\"channels\":[],\"note\":\"\"}");
        assertThat(shell.run("alerts")).isZero();
        assertThat(shell.out()).isEqualToNormalizingNewlines("Nothing fires.\n");
    }

    @Test
    void watchingPrintsWhatHasChangedAndNothingElse() throws InterruptedException {
        site.answers("GET alerts", ALERTS);
        StringWriter out = new StringWriter();
        Session session = new Session(
                Map.of(
                        Session.SITE,
                        site.url(),
                        "REPRISE_USER",
                        SiteDouble.USER,
                        "REPRISE_PASSWORD",
                        SiteDouble.PASSWORD),
                new SystemTerminal(),
                ZoneOffset.UTC,
                new PrintWriter(out));
        AlertCommands commands = new AlertCommands(session, Duration.ofMillis(1));
        Thread watching = new Thread(() -> new CommandLine(new Reprise(session))
                .addSubcommand(new CommandLine(commands))
                .setErr(new PrintWriter(new StringWriter()))
                .execute("alerts", "--watch"));
        watching.start();
        while (site.asked().size() < 5) {
            Thread.onSpinWait();
        }
        watching.interrupt();
        watching.join();
        assertThat(out.toString().split("ALERT  ", -1)).hasSize(2);
    }

    @Test
    void alertIsTakenAndMuted() {
        site.answers("POST alerts/acknowledge", EFFECT);
        site.answers("POST alerts/mute", EFFECT);
        site.answers("POST alerts/unmute", EFFECT);
        assertThat(shell.run("alerts", "ack", "parked:west:", "--reason", "I look"))
                .isZero();
        assertThat(shell.run("alerts", "mute", "parked", "--until", "PT2H", "--reason", "a drill"))
                .isZero();
        assertThat(shell.run("alerts", "unmute", "parked", "--reason", "over")).isZero();
        assertThat(site.asked()).extracting(SiteDouble.Asked::body).anySatisfy(body -> assertThat(body)
                .contains("\"until\":\"PT2H\"", "\"what\":\"parked\""));
        assertThat(shell.run("alerts", "mute", "parked", "--reason", "no end")).isEqualTo(2);
    }
}
