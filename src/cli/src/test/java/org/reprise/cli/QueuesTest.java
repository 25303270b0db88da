package org.reprise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueuesTest {
    private static final String EFFECT = "{\"effect\":\"It is done.\"}";

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
    void queuesAreATableInWhichWhatIsNotKnownIsNoNumber() {
        site.answers("GET queues?limit=2&order=depth", """
                {"engine":true,"trouble":"This server cannot look","all":9,"found":9,"queues":[
                 {"name":"orders","kind":"APPLICATION","filled":{"depth":700,"allowed":5000,"open":true},"oldestSeconds":64.2,
                  "flow":{"grows":-3.5,"drainSeconds":200},"ageSeconds":1},
                 {"name":"events parked","kind":"SITE","filled":{"depth":0,"allowed":0,"open":true},"flow":{},"ageSeconds":1}]}""");
        assertThat(shell.run("queues", "--limit", "2")).isZero();
        assertThat(shell.out()).isEqualToNormalizingNewlines("""
                QUEUE          WHOSE        DEPTH  ALLOWED     OLDEST  IN/S  OUT/S  GROWS/S    EMPTY IN
                orders         application    700     5000  1 min 4 s     -      -     -3.5  3 min 20 s
                events parked  site             0        -          -     -      -        -           -
                The first 2 of 9.
                This server cannot look
                """);
    }

    @Test
    void messagesAreATable() {
        site.answers("GET queues/messages?limit=20&queue=a%20queue", """
                [{"id":"94","messageId":"ID:44","sent":"2026-11-30T22:07:47.468Z","bytes":628,"deliveries":5,"state":"UNLOCKED",
                  "user":"","failed":"CWSIP0001E: five times","from":"orders"}]""");
        assertThat(shell.run("--utc", "queues", "messages", "a queue")).isZero();
        assertThat(shell.out()).isEqualToNormalizingNewlines("""
                ID  MESSAGE  SENT                  BYTES  TRIES  STATE     WAS IN  WHY IT FAILED
                94  ID:44    2026-11-30 22:07:47Z    628      5  unlocked  orders  CWSIP0001E: five times
                """);
    }

    @Test
    void messageIsPutBackByItsId() {
        site.answers("POST message/put-back", EFFECT);
        assertThat(shell.run("queues", "put-back", "ID:44", "--reason", "the cause is gone"))
                .isZero();
        assertThat(shell.out()).contains("It is done.");
    }

    @Test
    void purgeWantsTheNameTwice() {
        assertThat(shell.run("queues", "purge", "orders", "--confirm", "order", "--reason", "old"))
                .isEqualTo(2);
        assertThat(site.asked()).isEmpty();
        site.answers("POST queues/purge", EFFECT);
        assertThat(shell.run("queues", "purge", "orders", "--confirm", "orders", "--reason", "old"))
                .isZero();
        assertThat(shell.out()).contains("It is done.");
    }

    @Test
    void consumersArePausedAndResumed() {
        site.answers("POST queues/consumers/pause", EFFECT);
        site.answers("POST queues/consumers/resume", EFFECT);
        assertThat(shell.run("queues", "pause", "app#ejb.jar#Orders", "--reason", "poison"))
                .isZero();
        assertThat(shell.run("queues", "resume", "app#ejb.jar#Orders", "--reason", "gone"))
                .isZero();
    }
}
