package org.reprise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RollingAuditTest {
    private static final String AUDIT = """
            {"upstream":"east","rests":"","round":3,"began":"2026-11-23T02:00:00Z","table":"ITEM","done":1,"rows":700,
             "lastRound":900,"suspects":2,"counts":{"found":1,"repaired":0,"gone":0,"moving":0,"unlisted":0},
             "tables":[{"table":"ITEM","way":"RANGES","equalAt":null,"rows":600,"differing":1,"note":""},
                       {"table":"WORD","way":"KEYS","equalAt":"2026-11-23T02:00:10Z","rows":100,"differing":0,"note":""}],
             "differences":[%s]}""";
    private static final String DIFFERENCE = """
            {"table":"ITEM","key":"ID=7","column":"STOCK","there":"1","here":"99","position":{"epoch":1,"seq":4711},
             "event":"items.buy","suspectedAt":"2026-11-23T02:00:01Z","at":"2026-11-23T02:00:04Z"}""";

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
    void rowThatDiffersIsNamedAndExitsWithFour() {
        site.answers("GET rolling-audit", AUDIT.formatted(DIFFERENCE));
        assertThat(shell.run("--utc", "rolling-audit")).isEqualTo(4);
        assertThat(shell.out()).isEqualToNormalizingNewlines("""
                Round 3 against east, begun 2026-11-23 02:00:00Z: 1 of 2 tables, 700 rows; 2 to be looked at again
                Since the start: 1 found, 0 repaired, 0 gone

                Rows that differ:
                TABLE  KEY   COLUMN  THERE  HERE  LAST WRITTEN BY   FOUND
                ITEM   ID=7  STOCK   1      99    1:4711 items.buy  2026-11-23 02:00:04Z

                TABLE  LAST EQUAL            ROWS  DIFFER  NOTE
                ITEM   not yet                600       1
                WORD   2026-11-23 02:00:10Z   100       0
                """);
    }

    @Test
    void equalTablesExitWithNought() {
        site.answers("GET rolling-audit", AUDIT.formatted(""));
        assertThat(shell.run("rolling-audit")).isZero();
        assertThat(shell.out()).doesNotContain("Rows that differ:");
    }
}
