package org.reprise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reprise.cli.SiteDouble.Asked;

/** Jobs and the event log. */
class JobsTest {
    private static final String JOB = """
            {"id":3,"kind":"compare","subject":"'east'","who":"ada","startedAt":"2026-11-23T02:00:00Z","state":"%s",
             "stage":"reading ITEM","done":500,"total":2000,"unit":"rows","rate":100.0,"remainingSeconds":15,"result":"%s"}""";

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
    void runningJobShowsHowFarItIs() {
        site.answers("GET jobs", "[" + JOB.formatted("RUNNING", "") + "]");
        assertThat(shell.run("--utc", "jobs")).isZero();
        assertThat(shell.out()).isEqualToNormalizingNewlines("""
                JOB  KIND     ON      STATE    STARTED               BY   DOING         DONE    OF    LEFT  RESULT
                  3  compare  'east'  running  2026-11-23 02:00:00Z  ada  reading ITEM   500  2000  15.0 s  -
                """);
        site.answers("GET jobs", "[]");
        assertThat(shell.run("jobs")).isZero();
        assertThat(shell.out()).contains("No job has been started");
    }

    @Test
    void comparisonThatIsWaitedForPrintsItsResult() {
        String found = "At 1:7: 2 rows differ\\nITEM [ID=1] NAME: a there, b here";
        site.answers("POST jobs/compare", JOB.formatted("RUNNING", ""))
                .answers("GET jobs", "[" + JOB.formatted("DONE", found) + "]")
                .answers("GET jobs/compared", "{\"equal\":false}");
        assertThat(shell.run("jobs", "compare", "east", "--tables", "ITEM,PART", "--wait", "--reason", "month end"))
                .isEqualTo(4);
        assertThat(shell.err()).contains("Not equal: ");
        assertThat(site.asked().get(0).body())
                .contains("\"site\":\"east\"", "\"tables\":[\"ITEM\",\"PART\"]", "\"reason\":\"month end\"");
        assertThat(shell.out()).isEqualToNormalizingNewlines("""
                At 1:7: 2 rows differ
                ITEM [ID=1] NAME: a there, b here
                """);
    }

    @Test
    void equalSitesExitWithZero() {
        site.answers("POST jobs/compare", JOB.formatted("RUNNING", ""))
                .answers("GET jobs", "[" + JOB.formatted("DONE", "all equal") + "]")
                .answers("GET jobs/compared", "{\"equal\":true}");
        assertThat(shell.run("jobs", "compare", "east", "--wait", "--reason", "month end"))
                .isZero();
    }

    @Test
    void failedJobThatWasWaitedForExitsWithOne() {
        site.answers("POST jobs/repair", JOB.formatted("RUNNING", ""))
                .answers("GET jobs", "[" + JOB.formatted("FAILED", "east is down") + "]");
        assertThat(shell.run("jobs", "repair", "east", "--wait", "--reason", "x"))
                .isEqualTo(1);
        assertThat(shell.out()).contains("east is down");
        assertThat(shell.err()).contains("The job ended as failed.");
        site.answers("GET jobs", "[]");
        assertThat(shell.run("jobs", "repair", "east", "--wait", "--reason", "x"))
                .isEqualTo(1);
        assertThat(shell.err()).contains("knows nothing of job 3 any more");
    }

    @Test
    void exportAndImportNameTheFileAndTheRange() {
        site.answers("POST jobs/export", JOB.formatted("RUNNING", ""))
                .answers("POST jobs/import", JOB.formatted("RUNNING", ""))
                .answers("GET jobs", "[" + JOB.formatted("FAILED", "The file 'a.json' was refused") + "]");
        assertThat(shell.run("jobs", "export", "a.json", "--reason", "audit")).isZero();
        assertThat(shell.run(
                        "jobs", "export", "a.xml", "--from", "5", "--to", "9", "--format", "xml", "--reason", "audit"))
                .isZero();
        assertThat(shell.run("jobs", "import", "a.json", "--wait", "--reason", "west lacks it"))
                .isEqualTo(1);
        assertThat(shell.out()).contains("The file 'a.json' was refused");
        assertThat(site.asked())
                .startsWith(
                        new Asked(
                                "POST",
                                "jobs/export",
                                "{\"file\":\"a.json\",\"format\":\"json\",\"from\":1,\"reason\":\"audit\"}"),
                        new Asked(
                                "POST",
                                "jobs/export",
                                "{\"file\":\"a.xml\",\"format\":\"xml\",\"from\":5,\"reason\":\"audit\",\"to\":9}"));
        assertThat(site.asked().get(2).body()).contains("\"file\":\"a.json\"", "west lacks it");
    }

    @Test
    void knownSiteIsForgottenByItsName() {
        site.answers("POST site/downstream/west/forget", "{\"site\":\"west\",\"effect\":\"Nothing is kept.\"}");
        assertThat(shell.run("forget", "west", "--reason", "gone for good")).isZero();
        assertThat(site.asked())
                .containsExactly(new Asked("POST", "site/downstream/west/forget", "{\"reason\":\"gone for good\"}"));
    }

    @Test
    void jobIsCancelledByItsNumber() {
        site.answers("POST jobs/3/cancel", JOB.formatted("CANCELLED", "Cancelled"));
        assertThat(shell.run("jobs", "cancel", "3", "--reason", "enough")).isZero();
        assertThat(site.asked()).containsExactly(new Asked("POST", "jobs/3/cancel", "{\"reason\":\"enough\"}"));
        assertThat(shell.out()).contains("cancelled");
    }

    @Test
    void whatWasComparedIsTwoTables() {
        site.answers("GET jobs/compared", """
                {"other":"east","position":"1:7","at":"2026-11-23T02:00:00Z","equal":false,
                 "tables":[{"table":"ITEM","here":3,"there":3,"missing":0,"extra":0,"changed":1}],
                 "differences":[{"table":"ITEM","key":"ID=1","column":"NAME","there":"a","here":"b"}]}""");
        assertThat(shell.run("--utc", "jobs", "compared")).isZero();
        assertThat(shell.out()).isEqualToNormalizingNewlines("""
                With east at 1:7, 2026-11-23 02:00:00Z: not equal
                TABLE  HERE  THERE  MISSING  EXTRA  CHANGED
                ITEM      3      3        0      0        1

                TABLE  KEY   COLUMN  THERE  HERE
                ITEM   ID=1  NAME    a      b
                """);
    }

    @Test
    void projectionIsShownAndBuiltAnew() {
        site.answers("GET jobs/projections", """
                [{"name":"portal","position":{"epoch":1,"seq":7},"lagEvents":3,"trouble":"",
                  "rebuild":"It needs event 8, which was removed here"}]""").answers("POST jobs/rebuild/portal", JOB.formatted("RUNNING", ""));
        assertThat(shell.run("jobs", "projections")).isZero();
        assertThat(shell.out()).isEqualToNormalizingNewlines("""
                PROJECTION  POSITION  LAG EVENTS  TROUBLE  NEEDS A REBUILD
                portal           1:7           3  -        It needs event 8, which was removed here
                """);
        assertThat(shell.run("jobs", "rebuild", "portal", "--reason", "a new column"))
                .isZero();
        assertThat(site.asked().get(1))
                .isEqualTo(new Asked("POST", "jobs/rebuild/portal", "{\"reason\":\"a new column\"}"));
    }

    @Test
    void siteIsSeededAndSaysFromWhere() {
        site.answers("POST jobs/seed", JOB.formatted("RUNNING", ""))
                .answers("POST jobs/seed/discard", JOB.formatted("RUNNING", ""))
                .answers("GET jobs/seed", """
                        [{"id":"x","source":"east","state":"LOADING","origin":{"position":{"epoch":1,"seq":7}},
                          "begunAt":"2026-11-23T02:00:00Z","endedAt":"1970-01-01T00:00:00Z","reason":""}]""");
        assertThat(shell.run("jobs", "seed", "east", "--replace", "COUNTRY,CURRENCY", "--reason", "a new site"))
                .isZero();
        assertThat(site.asked().get(0).body()).contains("\"replace\":[\"COUNTRY\",\"CURRENCY\"]");
        site.answers("POST jobs/seed/decline", "{\"effect\":\"This site gets no seed.\"}");
        assertThat(shell.run("jobs", "decline-seed", "--reason", "its rows are right"))
                .isZero();
        assertThat(shell.out()).contains("This site gets no seed.");
        assertThat(site.asked().get(0).body()).contains("\"site\":\"east\"", "\"reason\":\"a new site\"");
        shell.run("--utc", "jobs", "seeded");
        assertThat(shell.out()).containsIgnoringNewLines("""
                FROM  STATE    POSITION  BEGUN                 REASON
                east  loading       1:7  2026-11-23 02:00:00Z  -
                """);
        assertThat(shell.run("jobs", "discard-seed", "--reason", "from another instead"))
                .isZero();
        site.answers("GET jobs/seed", "[]");
        shell.run("jobs", "seeded");
        assertThat(shell.out()).contains("This site was not seeded.");
    }

    @Test
    void eventsAreSearchedAndTheNextPageIsNamed() {
        site.answers("GET events?limit=2&wanted=name%3Dshop.*&user=ada&text=key%207", """
                {"events":[{"position":{"epoch":1,"seq":9},"at":"2026-11-23T02:00:00Z","title":"shop.buy","calls":1,
                  "user":"ada","failure":"sold out","bytes":40}],"next":5,"scanned":4,"gaps":[{"from":6,"to":8,"byChoice":true}]}""");
        assertThat(shell.run(
                        "--utc", "events", "--limit", "2", "--wanted", "name=shop.*", "--by", "ada", "--text", "key 7"))
                .isZero();
        assertThat(shell.out()).isEqualToNormalizingNewlines("""
                POSITION  CAPTURED              EVENT     CALLS  BYTES  USER  FAILURE
                     1:9  2026-11-23 02:00:00Z  shop.buy      1     40  ada   sold out
                Not here: 6 to 8, left out by choice
                Older ones: --before 5
                """);

        site.answers("GET events?limit=2", """
                {"events":[],"next":501,"scanned":0,"gaps":[{"from":501,"to":900,"byChoice":true}]}""");
        assertThat(shell.run("events", "--limit", "2")).isZero();
        assertThat(shell.out()).as("one page reads a part of the log").containsIgnoringNewLines("""
                No event so far.
                Not here: 501 to 900, left out by choice
                Older ones: --before 501
                """);
    }

    @Test
    void portionsAndGapsAreListed() {
        site.answers("GET portions?limit=2&before=20", """
                {"spans":[{"from":10,"to":19,"state":"MISSING","leftOut":0,"superseded":0,"bytes":0,"sealedAt":null},
                          {"from":5,"to":9,"state":"HELD","leftOut":2,"superseded":1,"bytes":130,
                           "sealedAt":"2026-11-23T02:00:00Z","opens":"2026-11-24T03:00:00Z"}],"next":5,
                 "stock":{"begin":0,"applied":4,"complete":9,"head":25,"asked":19,"waitingBytes":130,"parked":1,
                          "hold":{"schedule":"every PT1H","until":"1:500","opens":"2026-11-24T03:00:00Z"},
                          "gaps":[{"from":10,"to":19}]}}""");
        assertThat(shell.run("--utc", "portions", "--before", "20", "--limit", "2"))
                .isZero();
        assertThat(shell.out()).isEqualToNormalizingNewlines("""
                FROM  TO  EVENTS  STATE                            LEFT OUT  SUPERSEDED  BYTES  SEALED
                  10  19      10  missing                                 0           0      0  -
                   5   9       5  held, till 2026-11-24 03:00:00Z         2           1    130  2026-11-23 02:00:00Z
                Older ones: --before 5

                Complete up to 9, the log goes to 25, applied up to 4.
                5 events (130 bytes) wait behind a parked event, held by every PT1H until 1:500, till 2026-11-24 03:00:00Z.
                Asked for when they may be replayed: 20 to 25, held by every PT1H until 1:500, till 2026-11-24 03:00:00Z.
                Missing: 10 to 19
                """);
    }

    @Test
    void oneEventIsShownWhole() {
        site.answers("GET events/9", """
                {"event":{"position":{"epoch":1,"seq":9},"at":"2026-11-23T02:00:00Z","title":"shop.buy","calls":1,
                  "failure":"","bytes":40},"body":"{\\"t\\":1}","proof":"00ff","evidence":""}""");
        assertThat(shell.run("--utc", "events", "show", "9")).isZero();
        assertThat(shell.out()).contains("EVENT     1:9", "body      {\"t\":1}", "proof     00ff", "evidence  -");
    }
}
