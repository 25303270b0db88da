package org.reprise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reprise.cli.SiteDouble.Asked;

/** Commands that change something: what is sent, and what is printed of the answer. */
class ActingTest {

    private static final String EFFECT = "{\"effect\":\"It is so.\"}";

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
    void retryNamesThePositionAndTheReason() {
        site.answers("POST parked/2/4711/retry", "{\"position\":\"2:4711\",\"effect\":\"It is so.\"}");

        assertThat(shell.run("retry", "2:4711", "--reason", "the \"table\" is back"))
                .isZero();
        isTold("POST", "parked/2/4711/retry", Map.of("reason", "the \"table\" is back"));
    }

    @Test
    void keyIsMade() {
        site.answers("POST keys/make", EFFECT);
        assertThat(shell.run("keys", "make", "--reason", "every year")).isZero();
        isTold("POST", "keys/make", Map.of("reason", "every year"));
    }

    @Test
    void keyIsUsed() {
        site.answers("POST keys/use", EFFECT);
        assertThat(shell.run("keys", "use", "ab12", "--reason", "every year")).isZero();
        isTold("POST", "keys/use", Map.of("id", "ab12", "reason", "every year"));
    }

    @Test
    void keyIsTrusted() {
        site.answers("POST keys/trust", EFFECT);
        assertThat(shell.run("keys", "trust", "west", "MCow+/A=", "--reason", "new"))
                .isZero();
        isTold("POST", "keys/trust", Map.of("site", "west", "key", "MCow+/A=", "reason", "new"));
    }

    @Test
    void keyIsRevoked() {
        site.answers("POST keys/revoke", EFFECT);
        assertThat(shell.run("keys", "revoke", "west", "ab12", "--reason", "lost"))
                .isZero();
        isTold("POST", "keys/revoke", Map.of("site", "west", "id", "ab12", "reason", "lost"));
    }

    @Test
    void keyIsRevokedBehindAnEvent() {
        site.answers("POST keys/revoke", EFFECT);
        assertThat(shell.run("keys", "revoke", "west", "ab12", "--up-to", "70", "--reason", "lost"))
                .isZero();
        isTold("POST", "keys/revoke", Map.of("site", "west", "id", "ab12", "upTo", 70, "reason", "lost"));
    }

    @Test
    void portionIsThrownAway() {
        site.answers("POST portions/4711/discard", EFFECT);
        assertThat(shell.run("discard", "4711", "--reason", "forged")).isZero();
        isTold("POST", "portions/4711/discard", Map.of("reason", "forged"));
    }

    @Test
    void skipWithYesAsksNobody() {
        site.answers("POST parked/1/9/skip", EFFECT);

        assertThat(shell.run("skip", "1:9", "--yes", "--reason", "a copy")).isZero();
        isTold("POST", "parked/1/9/skip", Map.of("reason", "a copy"));
    }

    @Test
    void skipGoesAheadWhenSomebodySaysYes() {
        site.answers("POST parked/1/9/skip", EFFECT);

        assertThat(shell.somebody(true, null).run("skip", "1:9", "--reason", "a copy"))
                .isZero();
        isTold("POST", "parked/1/9/skip", Map.of("reason", "a copy"));
    }

    @Test
    void skipStopsWhenSomebodySaysNo() {
        assertThat(shell.somebody(false, null).run("skip", "1:9", "--reason", "a copy"))
                .isEqualTo(1);
        assertThat(shell.err()).contains("You did not say yes.");
        assertThat(site.asked()).isEmpty();
    }

    @Test
    void skipIsRefusedWhereNobodyCanConfirmIt() {
        assertThat(shell.run("skip", "1:9", "--reason", "a copy")).isEqualTo(2);
        assertThat(shell.err()).contains("Nobody is there to confirm the skip of 1:9: give --yes.");
        assertThat(site.asked()).isEmpty();
    }

    @Test
    void whoCannotLogInIsNotAskedToConfirm() {
        assertThat(shell.without(Shell.USER).somebody(false, null).run("skip", "1:9", "--reason", "a copy"))
                .isEqualTo(2);
        assertThat(shell.err()).contains("Give --user");
    }

    @Test
    void promoteEncodesTheNameOfTheEvent() {
        site.answers("POST proof/demoted/billing.pay%20v2%2B%C3%BC%3F/promote", EFFECT);

        assertThat(shell.run("promote", "billing.pay v2+ü?", "--reason", "fixed"))
                .isZero();
        isTold("POST", "proof/demoted/billing.pay%20v2%2B%C3%BC%3F/promote", Map.of("reason", "fixed"));
    }

    @Test
    void advancedGeneratorsAreATable() {
        site.answers("POST proof/generators/advance", """
                [{"unit":"network","name":"SEQ_GEN","kind":"TABLE","highest":120,"next":151,"moved":true},
                 {"unit":"network","name":"NOTE.ID","kind":"IDENTITY","highest":7,"next":0,"moved":false}]""");

        assertThat(shell.run("advance-generators", "--reason", "drill")).isZero();
        assertThat(shell.out()).isEqualToNormalizingNewlines("""
                UNIT     GENERATOR  KIND      HIGHEST  NEXT  MOVED
                network  SEQ_GEN    table         120   151  yes
                network  NOTE.ID    identity        7     -  no
                """);
    }

    @Test
    void subscriptionIsSentAsItIs() {
        site.answers("PUT policy/subscription", EFFECT);
        assertThat(shell.run(
                        "policy",
                        "subscription",
                        "failed,kind=message&status=sent",
                        "--confirm",
                        "west",
                        "--reason",
                        "errors only"))
                .isZero();
        isTold(
                "PUT",
                "policy/subscription",
                Map.of("subscription", "failed,kind=message&status=sent", "typed", "west", "reason", "errors only"));
    }

    @Test
    void dryRunOfASubscriptionAsksWhatItWouldDoAndChangesNothing() {
        site.answers("GET policy/subscription/preview?subscription=name%3Dnosuch.*", "{\"effect\":\"It takes none.\"}");
        assertThat(shell.run("policy", "subscription", "name=nosuch.*", "--dry-run"))
                .isZero();
        assertThat(shell.out()).contains("It takes none.");
        assertThat(site.asked()).hasSize(1);
        assertThat(shell.run("policy", "subscription", "name=nosuch.*")).isEqualTo(2);
        assertThat(site.asked()).hasSize(1);
    }

    @Test
    void noTermsAreEveryEvent() {
        site.answers("PUT policy/subscription", EFFECT);
        assertThat(shell.run("policy", "subscription", "", "--reason", "all again"))
                .isZero();
        isTold("PUT", "policy/subscription", Map.of("subscription", "", "typed", "", "reason", "all again"));
    }

    @Test
    void kindsAreSentInTheirOrderAndAnEmptyTextIsNone() {
        site.answers("PUT policy/priority", EFFECT);
        assertThat(shell.run("policy", "priority", "urgent,high", "--reason", "the quarter ends"))
                .isZero();
        isTold("PUT", "policy/priority", Map.of("priority", List.of("urgent", "high"), "reason", "the quarter ends"));
        assertThat(shell.run("policy", "priority", "", "--reason", "it is over"))
                .isZero();
        assertThat(read(site.asked().get(1).body())).isEqualTo(Map.of("priority", List.of(), "reason", "it is over"));
    }

    @Test
    void whetherSupersededEventsAreLeftOutIsSent() {
        site.answers("PUT policy/superseded", EFFECT);
        assertThat(shell.run("policy", "superseded", "leave-out", "--reason", "far behind"))
                .isZero();
        isTold("PUT", "policy/superseded", Map.of("superseded", "leave-out", "reason", "far behind"));
    }

    @Test
    void upstreamsAreSentInTheirOrder() {
        site.answers("PUT policy/upstreams", EFFECT);

        assertThat(shell.run("policy", "upstreams", "north,east", "--reason", "east is slow"))
                .isZero();
        isTold("PUT", "policy/upstreams", Map.of("upstreams", List.of("north", "east"), "reason", "east is slow"));
    }

    @Test
    void aScheduleMayBeSeveralWordsOrOne() {
        site.answers("PUT policy/replay", EFFECT);
        Map<String, String> wish = Map.of("schedule", "cron 0 3 * * *", "until", "1:500", "reason", "by night");

        assertThat(shell.run(
                        "policy",
                        "replay",
                        "cron",
                        "0",
                        "3",
                        "*",
                        "*",
                        "*",
                        "--until",
                        "1:500",
                        "--reason",
                        "by night"))
                .isZero();
        assertThat(shell.run("policy", "replay", "cron 0 3 * * *", "--until=1:500", "--reason=by night"))
                .isZero();
        assertThat(site.asked()).extracting(asked -> read(asked.body())).containsExactly(wish, wish);
    }

    @Test
    void aScheduleWithoutUntilGoesOnForEver() {
        site.answers("PUT policy/replay", EFFECT);

        assertThat(shell.run("policy", "replay", "held", "--reason", "an audit"))
                .isZero();
        isTold("PUT", "policy/replay", Map.of("schedule", "held", "until", "", "reason", "an audit"));
    }

    @Test
    void releaseIsPosted() {
        site.answers("POST policy/release", EFFECT);

        assertThat(shell.run("policy", "release", "--reason", "audit is over")).isZero();
        isTold("POST", "policy/release", Map.of("reason", "audit is over"));
    }

    @Test
    void aReasonMayBeginWithAnAtSign() {
        site.answers("POST policy/release", EFFECT);

        assertThat(shell.run("policy", "release", "--reason", "@pom.xml")).isZero();
        isTold("POST", "policy/release", Map.of("reason", "@pom.xml"));
    }

    @Test
    void jsonOfAnActIsTheSitesOwn() {
        site.answers("POST policy/release", EFFECT);

        assertThat(shell.run("policy", "release", "--json", "--reason", "x")).isZero();
        assertThat(shell.out()).isEqualToIgnoringNewLines(EFFECT);
    }

    private void isTold(String method, String path, Map<String, ?> body) {
        assertThat(site.asked()).hasSize(1);
        Asked asked = site.asked().get(0);
        assertThat(asked.method() + " " + asked.path()).isEqualTo(method + " " + path);
        assertThat(read(asked.body())).isEqualTo(body);
        assertThat(shell.out()).isEqualToIgnoringNewLines("It is so.");
    }

    private static Object read(String json) {
        try {
            return JsonMapper.builder().build().readValue(json, Map.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }
}
