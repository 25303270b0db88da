package org.reprise.console.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.reprise.ack.AckFigures;
import org.reprise.audit.AuditReport;
import org.reprise.audit.AuditedTable;
import org.reprise.audit.TableAudit;
import org.reprise.console.peers.Rates;
import org.reprise.console.queue.QueueKind;
import org.reprise.figures.BehindFigures;
import org.reprise.figures.DownstreamFigures;
import org.reprise.figures.SiteFigures;
import org.reprise.finding.KnownDifferences;

/** Each default rule: what it says, and that it says nothing when all is well. */
class RulesTest {
    private final Looks looks = Looks.from("east");

    @Test
    void nothingIsFoundWhereAllIsWell() {
        looks.queue("orders", QueueKind.APPLICATION, 10, 1.0);
        looks.queue("_SYSTEM.Exception.Destination", QueueKind.EXCEPTION, 0, null);
        looks.own = new OwnServer(
                List.of(),
                AuditReport.NONE,
                List.of(new OwnServer.Disk("/log", 50, 100)),
                List.of(new OwnServer.Certificate("own.p12", "east", Looks.NOW.plus(Duration.ofDays(31)))),
                100L);
        assertThat(DefaultRules.all()).hasSize(19).allSatisfy(rule -> assertThat(rule.at(looks.seen()))
                .as(rule.name())
                .isEmpty());
    }

    @Test
    void silentSiteIsSaidToBeBehindByWhatItLacksAtLeast() {
        looks.silent("west", 3009L);
        assertThat(looks.texts("silence"))
                .singleElement()
                .asString()
                .contains("Site 'west' does not answer: Nothing answers there.", "at least 3,009 events behind");
    }

    @Test
    void siteThatRestsIsNotReadyAndSaysWhy() {
        looks.answers(west(parts -> {
            parts.ready = false;
            parts.trouble = "its tables do not fit";
        }));
        assertThat(looks.texts("not-ready")).singleElement().asString().contains("its tables do not fit");
    }

    @Test
    void parkedEventsStopWhatIsBehind() {
        looks.answers(west(parts -> parts.parked = 1));
        assertThat(looks.texts("parked")).singleElement().asString().startsWith("1 event is parked at site 'west'");
    }

    @Test
    void copyDiffersUnlessEventsWereLeftOutByChoice() {
        looks.answers(west(parts -> parts.differs = List.of(KnownDifferences.LEFT_OUT + ", the last of them event 7")));
        assertThat(looks.texts("differs")).isEmpty();
        looks.answers(west(parts -> parts.differs =
                List.of("2 events were skipped", KnownDifferences.LEFT_OUT + ", the last of them event 7")));
        assertThat(looks.texts("differs"))
                .singleElement()
                .asString()
                .contains("2 events were skipped")
                .doesNotContain(KnownDifferences.LEFT_OUT);
    }

    @Test
    void siteThatCannotBeServedAnyMoreNeedsSeeding() {
        looks.answers(Looks.east(
                100,
                new DownstreamFigures(
                        "west", 1, Looks.NOW, true, "events 2 to 50 are removed", BehindFigures.UNKNOWN)));
        assertThat(looks.found("seeding")).singleElement().satisfies(found -> {
            assertThat(found.site()).isEqualTo("east");
            assertThat(found.subject()).isEqualTo("west");
            assertThat(found.text()).contains("events 2 to 50 are removed");
        });
    }

    @Test
    void eventsThatNobodyElseHoldsWouldBeLost() {
        looks.answers(Looks.east(900, 100));
        looks.own = new OwnServer(List.of(), AuditReport.NONE, List.of(), List.of(), 100L);
        assertThat(looks.texts("unheld")).isEmpty();
        looks.own = new OwnServer(List.of(), AuditReport.NONE, List.of(), List.of(), 101L);
        assertThat(looks.texts("unheld")).singleElement().asString().contains("the last 800 events of primary 'east'");
    }

    @Test
    void lagIsToldInSecondsAndEvents() {
        looks.answers(west(parts -> parts.lag = new SiteFigures.Lag(20_000, 61)));
        assertThat(looks.texts("lag-seconds")).singleElement().asString().contains("61 s behind (20,000 events)");
        assertThat(looks.texts("lag-events")).singleElement().asString().contains("20,000 events behind");
    }

    @Test
    void lagGrowsUnlessItShrinks() {
        SiteFigures behind = west(parts -> parts.lag = new SiteFigures.Lag(1_001, 1));
        looks.answers(behind, new Rates(0, 10, 100.0));
        assertThat(looks.texts("lag-growing")).isEmpty();
        looks.answers(behind, new Rates(0, 10, null));
        assertThat(looks.texts("lag-growing")).singleElement().asString().contains("does not get less");
    }

    @Test
    void siteThatReplaysByAScheduleIsBehindByIntention() {
        looks.answers(west(parts -> {
            parts.lag = new SiteFigures.Lag(20_000, 7200);
            parts.schedule = "delayed PT2H";
        }));
        assertThat(looks.texts("lag-seconds")).isEmpty();
        assertThat(looks.texts("lag-events")).isEmpty();
    }

    @Test
    void siteThatHearsNothingDoesNotKnowItsLag() {
        looks.answers(west(parts -> parts.lag = null));
        assertThat(looks.texts("lag-unknown")).singleElement().asString().contains("(east)");
    }

    @Test
    void callsThatDoNotWaitAreDegraded() {
        looks.answers(west(parts -> parts.acks = new AckFigures("1", 0, 0, 3, true)));
        assertThat(looks.texts("degraded")).singleElement().asString().contains("though 1 should hold");
    }

    @Test
    void quarantinedEventsWaitForADecision() {
        looks.answers(west(parts -> parts.quarantined = 2));
        assertThat(looks.texts("quarantined"))
                .singleElement()
                .asString()
                .startsWith("2 events that only site 'west' had wait");
    }

    @Test
    void demotedMethodsAreNamed() {
        looks.own = new OwnServer(List.of("network.pass@1"), AuditReport.NONE, List.of(), List.of(), null);
        assertThat(looks.texts("demoted")).singleElement().asString().contains("network.pass@1");
    }

    @Test
    void queuesAreFullOldOrOfFailedMessages() {
        looks.queue("orders", QueueKind.APPLICATION, 801, 301.0);
        looks.queue("events parked", QueueKind.SITE, 900, 900.0);
        looks.queue("_SYSTEM.Exception.Destination", QueueKind.EXCEPTION, 1, 900.0);
        assertThat(looks.texts("queue-depth")).singleElement().asString().contains("801 of the 1,000");
        assertThat(looks.texts("queue-age")).singleElement().asString().contains("longer than 300 s");
        assertThat(looks.texts("exception-destination"))
                .singleElement()
                .asString()
                .startsWith("1 message lies");
    }

    @Test
    void auditIsBehindWhenATableWasFoundEqualTooLongAgo() {
        looks.own = new OwnServer(List.of(), audit(Duration.ofDays(7).minusMinutes(1)), List.of(), List.of(), null);
        assertThat(looks.texts("audit-behind")).isEmpty();
        looks.own = new OwnServer(List.of(), audit(Duration.ofDays(7).plusMinutes(1)), List.of(), List.of(), null);
        assertThat(looks.texts("audit-behind")).hasSize(1);
    }

    private static AuditReport audit(Duration ago) {
        TableAudit table = new TableAudit("CLIENT", AuditedTable.Way.values()[0], Looks.NOW.minus(ago), 1, 0, "");
        AuditReport none = AuditReport.NONE;
        return new AuditReport("east", "", 2, Looks.NOW, "", 0, 0, 0, 0, none.counts(), List.of(table), List.of());
    }

    @Test
    void diskIsAlmostFull() {
        looks.own = new OwnServer(
                List.of(),
                AuditReport.NONE,
                List.of(new OwnServer.Disk("/log", 9_000_000_000L, 100_000_000_000L)),
                List.of(),
                null);
        assertThat(looks.found("disk")).singleElement().satisfies(found -> {
            assertThat(found.subject()).isEqualTo("/log");
            assertThat(found.text()).contains("has 9 GB left, less than 10 %");
        });
    }

    @Test
    void certificateEndsSoonOrHasEnded() {
        looks.own = new OwnServer(
                List.of(),
                AuditReport.NONE,
                List.of(),
                List.of(
                        new OwnServer.Certificate("own.p12", "east", Looks.NOW.plus(Duration.ofDays(29))),
                        new OwnServer.Certificate("peers.p12", "west", Looks.NOW.minusSeconds(1))),
                null);
        assertThat(looks.texts("certificate"))
                .satisfiesExactly(
                        soon -> assertThat(soon).contains("certificate east in own.p12", "ends at"),
                        over -> assertThat(over).contains("certificate west in peers.p12", "ended at"));
    }

    private static SiteFigures west(Consumer<Looks.Parts> change) {
        return Looks.west(parts -> {
            change.accept(parts);
            return parts;
        });
    }
}
