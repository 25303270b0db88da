package org.reprise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reprise.cli.SiteDouble.Asked;

/** Commands that change nothing. */
class LookingTest {

    private static final String FOLLOWING = """
            {"upstreams":["north","east"],"upstream":"east","schedule":"every PT10M","until":"1:500",
             "wanted":"failed","priority":["urgent","high"],"superseded":"LEAVE_OUT"}""";

    private static final String FIGURES = """
            {"site":"west","role":"SECONDARY","primary":"east","ready":true,"trouble":"","head":{"epoch":1,"seq":1200},
             "stored":{"epoch":1,"seq":1100},"replayed":{"epoch":1,"seq":1000},"lagEvents":200,"lagSeconds":61.4,
             "counters":{"captured":0,"sealed":0,"sent":1,"received":44,"duplicates":2,"refused":0,"replayed":900,"parked":1,
              "superseded":0,"refusedCalls":3},
             "queues":[{"name":"REPRISE.PORTIONS","depth":3,"perSecond":1.25},{"name":"REPRISE.REQUESTS","depth":-1,"perSecond":0.0}],
             "following":%s,"parked":1,"at":"2026-11-23T02:00:00.5Z"}""".formatted(FOLLOWING);

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
    void keysAreATableWithWhatTheyAreGoodFor() {
        site.answers("GET keys", """
                [{"site":"east","id":"0123456789abcdef","text":"MCow1","valid":true,"goodUpTo":0,"signs":true},
                 {"site":"west","id":"fedcba9876543210","text":"MCow2","valid":false,"goodUpTo":70,"signs":false}]
                """);
        Shell shell = Shell.at(site);

        assertThat(shell.run("keys")).isZero();
        assertThat(shell.out()).contains("east  0123456789abcdef  signs", "MCow1", "revoked, good up to 70", "MCow2");
    }

    @Test
    void sitesAreATableWithWhatHindersThemBelow() {
        site.answers("GET sites", """
                {"site":"west","at":"2026-11-23T02:00:01Z","sites":[
                 {"name":"west","self":true,"reachable":true,"since":"2026-11-23T01:00:00Z","ageSeconds":0.2,"figures":%s},
                 {"name":"east","url":"http://10.0.0.1:9080","self":false,"reachable":true,"since":"2026-11-23T01:00:00Z",
                  "ageSeconds":0.9,"figures":{"site":"east","role":"PRIMARY","primary":"east","ready":true,"trouble":"",
                   "head":{"epoch":1,"seq":1200},"stored":{"epoch":1,"seq":1200},"replayed":{"epoch":1,"seq":1200},
                   "lagEvents":0,"lagSeconds":0.0,"following":{"upstreams":[],"upstream":"","schedule":"","until":""},"parked":0,"quarantined":12,
                   "downstream":[{"site":"west","has":983,"behind":{"known":true,"whole":true,"events":217,
                     "names":{"network.accept":3,"network.pass":214},"kinds":{"message":217}}},
                    {"site":"north","has":1,"behind":{"known":false,"whole":false,"events":0,"names":{},"kinds":{}}}]}},
                 {"name":"north","url":"http://10.0.0.3:9080","self":false,"reachable":false,"atLeast":1200,"error":"Nothing answers there.",
                  "since":"2026-11-23T01:00:00Z","ageSeconds":3601.0,"figures":{"role":"SECONDARY","ready":true,
                   "head":{"epoch":0,"seq":0},"stored":{"epoch":0,"seq":0},"replayed":{"epoch":0,"seq":0},"lagEvents":0,
                   "lagSeconds":0.0,"following":{"upstreams":["east","west"],"upstream":"","schedule":"held","until":""},"parked":0}},
                 {"name":"south","self":false,"reachable":false,"error":"It never answered.","since":"2026-11-23T01:00:00Z"}]}
                """.formatted(FIGURES));
        Shell shell = Shell.at(site);

        assertThat(shell.run("--utc", "sites")).isZero();
        assertThat(shell.out()).isEqualToNormalizingNewlines("""
                SITE   ROLE       STATE          HEAD  STORED  REPLAYED     LAG EVENTS   LAG TIME  FOLLOWS       REPLAYS      PARKED
                west   secondary  hindered     1:1200  1:1100    1:1000            200  1 min 1 s  east          every PT10M       1
                east   primary    ready        1:1200  1:1200    1:1200              0      0.0 s  -             -                 0
                north  secondary  unreachable     0:0     0:0       0:0  at least 1200    unknown  (east, west)  held              0
                south  -          unreachable       -       -         -              -          -  -             -                 -

                west: replay waits for an operator: an event is parked.
                east: west is 214 network.pass and 3 network.accept behind
                east: 12 quarantined events wait for what you make of them: 'reprise quarantine list' there.
                north: not reachable since 2026-11-23 01:00:00Z. Nothing answers there. Its figures are 1 h 0 min old.
                south: not reachable since 2026-11-23 01:00:00Z. It never answered.
                """);
    }

    @Test
    void lagThatTheSiteDoesNotKnowIsUnknown() {
        String silent = FIGURES.replace("\"lagEvents\":200,\"lagSeconds\":61.4", "\"lagKnown\":false");
        site.answers("GET site", silent);
        site.answers("GET sites", """
                {"site":"west","at":"2026-11-23T02:00:01Z","sites":[
                 {"name":"west","self":true,"reachable":true,"since":"2026-11-23T01:00:00Z","ageSeconds":0.2,"figures":%s}]}
                """.formatted(silent));
        Shell shell = Shell.at(site);

        assertThat(shell.run("site")).isZero();
        assertThat(shell.out()).containsPattern("lag +unknown\n");
        assertThat(shell.run("sites")).isZero();
        assertThat(shell.out())
                .containsPattern("LAG EVENTS +LAG TIME")
                .containsPattern("1:1000 +unknown +unknown +east");
    }

    @Test
    void aSiteIsToldLineByLine() {
        site.answers("GET site", FIGURES);
        Shell shell = Shell.at(site);

        assertThat(shell.run("site")).isZero();
        assertThat(shell.out())
                .contains("SITE                       west\nrole                       secondary\n")
                .contains("lag                        200 events, 1 min 1 s\n")
                .contains("upstreams                  north, east\n")
                .contains("received since start       44\n")
                .contains("calls refused since start  3\n")
                .contains("at                         2026-11-23 03:00:00+01:00\n")
                .contains("""

                        QUEUE             DEPTH  TAKEN/S
                        REPRISE.PORTIONS      3      1.3
                        REPRISE.REQUESTS      -      0.0
                        """);
    }

    @Test
    void parkedEventsAreListedWithTheirRootCause() {
        site.answers("GET parked?limit=2", """
                {"events":[{"position":{"epoch":1,"seq":9},"name":"billing.pay v1","tries":3,"at":"2026-11-23T02:00:00Z",
                  "reason":"EJBException: rolled back; caused by SQLException: no such table"},
                 {"position":{"epoch":1,"seq":10},"name":"x","tries":1,"at":"2026-11-23T02:00:01Z","reason":"lost"}],
                 "total":3,"waitingBehind":17}""");
        Shell shell = Shell.at(site);

        assertThat(shell.run("parked", "--limit", "2")).isZero();
        assertThat(shell.out()).isEqualToNormalizingNewlines("""
                POSITION  EVENT           TRIES  SINCE                      REASON
                     1:9  billing.pay v1      3  2026-11-23 03:00:00+01:00  SQLException: no such table
                    1:10  x                   1  2026-11-23 03:00:01+01:00  lost

                3 parked, the first 2 listed; 17 stored wait behind.
                """);
    }

    @Test
    void nothingParkedIsSaid() {
        site.answers("GET parked?limit=50", "{\"events\":[],\"total\":0,\"waitingBehind\":0}");
        Shell shell = Shell.at(site);

        assertThat(shell.run("parked")).isZero();
        assertThat(shell.out()).isEqualToIgnoringNewLines("Nothing is parked at this site.");
    }

    @Test
    void proofHasATableForEachKindOfFinding() {
        site.answers("GET proof?limit=50", """
                {"methods":[{"name":"billing.pay","called":1200,"applied":0,"healed":3,"parked":0,"provingMicros":41.7}],
                 "differences":[{"position":{"epoch":1,"seq":9},"name":"billing.pay","place":"INVOICE [7]","column":"PAID",
                  "there":"1","here":"2","at":"2026-11-23T02:00:00Z"}],
                 "demoted":[{"name":"billing.rate","reason":"RATE [1]","at":"2026-11-23T02:00:00Z","version":""}],
                 "uncaptured":[{"table":"LOG","rows":5}],
                 "unseen":{"tells":"tables","every":10,"looks":400,"found":[{"method":"billing.pay","table":"JOURNAL","rows":9,"transactions":3},
                  {"method":"","table":"","rows":1,"transactions":1}]},"refusedCalls":[{"name":"billing.pay","calls":7}],"lossy":[],
                 "statements":[{"text":"UPDATE T SET A = A / 2","way":"rows","reason":"it has '/'","times":3}]}""");
        Shell shell = Shell.at(site);

        assertThat(shell.run("proof", "--utc")).isZero();
        assertThat(shell.out()).isEqualToNormalizingNewlines("""
                EVENT        BY CALL  BY ROWS  HEALED  PARKED  PROOF MICROS
                billing.pay     1200        0       3       0            42

                Demoted methods: their events are brought about by rows.
                EVENT         SINCE                 LAST REASON
                billing.rate  2026-11-23 02:00:00Z  RATE [1]

                Differences: each was healed, or its event is parked.
                POSITION  EVENT        ROW          COLUMN  PRIMARY  HERE  FOUND
                     1:9  billing.pay  INVOICE [7]  PAID    1        2     2026-11-23 02:00:00Z

                Written without a replicated call:
                TABLE  ROWS
                LOG       5

                Rows that no event has: JDBC beside JPA, a trigger, a cascade or a function wrote them.
                TABLE        EVENT                 ROWS  TRANSACTIONS
                JOURNAL      billing.pay              9             3
                (not named)  (no replicated call)     1             1

                Business calls refused, because this site is a secondary:
                EVENT        CALLS
                billing.pay      7

                Statements of the application that this site executed, and how they go to others:
                TIMES  BY    STATEMENT               BECAUSE
                    3  rows  UPDATE T SET A = A / 2  it has '/'
                """);
    }

    @Test
    void policyIsToldLineByLine() {
        site.answers("GET policy", FOLLOWING);
        Shell shell = Shell.at(site);

        assertThat(shell.run("policy")).isZero();
        assertThat(shell.out()).isEqualToNormalizingNewlines("""
                POLICY
                upstreams      north, east
                answered last  east
                schedule       every PT10M
                until          1:500
                only           failed
                first          urgent, high
                superseded     leave-out
                """);
    }

    @Test
    void auditIsATable() {
        site.answers("GET audit?limit=50", """
                [{"at":"2026-11-23T02:00:00Z","who":"operator","act":"skip","subject":"1:9","reason":"a copy of 1:8"}]""");
        Shell shell = Shell.at(site);

        assertThat(shell.run("audit", "--utc")).isZero();
        assertThat(shell.out()).isEqualToNormalizingNewlines("""
                WHEN                  WHO       ACT   ON   REASON
                2026-11-23 02:00:00Z  operator  skip  1:9  a copy of 1:8
                """);
    }

    @Test
    void jsonIsTheSitesOwn() {
        String odd = "{ \"total\" : 0,\n  \"new\" : \"é\" }";
        site.answers("GET parked?limit=50", odd);
        Shell shell = Shell.at(site);

        assertThat(shell.run("--json", "parked")).isZero();
        assertThat(shell.out()).isEqualToNormalizingNewlines(odd + "\n");
        assertThat(site.asked()).containsExactly(new Asked("GET", "parked?limit=50", ""));
    }
}
