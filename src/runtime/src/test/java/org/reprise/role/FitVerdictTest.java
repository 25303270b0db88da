package org.reprise.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reprise.LogEar;
import org.reprise.TestClock;
import org.reprise.fit.Fit;
import org.reprise.fit.FitForm;
import org.reprise.fit.FitReport;
import org.reprise.fit.Grade;
import org.reprise.fit.Misfit;
import org.reprise.fit.OwnDefinition;
import org.reprise.fit.SiteDefinition;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

class FitVerdictTest {
    private final EventLog log = InMemoryEventLog.create();
    private final TestClock clock = new TestClock(Instant.EPOCH);
    private final FitVerdict verdict = verdict(true);

    private FitVerdict verdict(boolean refuses) {
        return new FitVerdict(log.settings(), InMemoryEventLog.DIRECT, refuses, clock);
    }

    private static FitReport report(String... narrow) {
        List<Misfit> misfits = Stream.concat(
                        Stream.of(narrow)
                                .map(column -> new Misfit(
                                        Grade.CANNOT_HOLD, "T", column, "length", "VARCHAR(2)", "VARCHAR(3)", "", "")),
                        Stream.of(new Misfit(Grade.HOLDS_LESS, "T", "X", "scale", "1", "2", "", "")))
                .toList();
        return new FitReport("west", "east", Instant.EPOCH, misfits);
    }

    @Test
    void whatHoldsLessIsFollowed() {
        assertThat(verdict.of(report())).isTrue();
        assertThat(verdict.rests()).isEmpty();
    }

    @Test
    void whatCannotBeHeldRestsAndSaysWhatAndHowOn() {
        assertThat(verdict.of(report("A", "B", "C", "D"))).isFalse();
        assertThat(verdict.rests())
                .startsWith("This site rests")
                .contains("'east'", "T.A (length: VARCHAR(2) here, VARCHAR(3) there)", "and 1 more", "--accept")
                .doesNotContain("T.D");
    }

    @Test
    void otherServersAndTheNextStartKnowIt() {
        verdict.of(report("A"));
        assertThat(verdict(true).rests()).contains("T.A");
    }

    @Test
    void siteGoesOnOnceItIsMended() {
        FitVerdict other = verdict(true);
        verdict.of(report("A"));
        assertThat(other.rests()).isNotEmpty();
        assertThat(verdict.of(report())).isTrue();
        assertThat(verdict.rests()).isEmpty();
        clock.advance(Duration.ofSeconds(2));
        assertThat(other.rests()).isEmpty();
    }

    @Test
    void whatIsAcceptedIsFollowedUntilSomethingElseIsFound() {
        verdict.of(report("A"));
        verdict.accept();
        assertThat(verdict.rests()).isEmpty();
        assertThat(verdict.of(report("A"))).isTrue();
        assertThat(verdict(true).of(report("A"))).isTrue();
        assertThat(verdict.of(report("A", "B"))).isFalse();
        assertThat(verdict.rests()).contains("T.B");
    }

    @Test
    void nothingIsAcceptedThatDoesNotHinder() {
        assertThatThrownBy(verdict::accept)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not rest");
    }

    @Test
    void siteThatIsToldSoFollowsAllTheSame() {
        verdict.of(report("A"));
        FitVerdict lax = verdict(false);
        assertThat(lax.of(report("A"))).isTrue();
        assertThat(lax.rests()).isEmpty();
    }

    /** As two servers that were started in other zones tell of themselves. */
    @Test
    void siteInAnotherZoneThanItsUpstreamRestsUntilItIsAccepted() {
        SiteDefinition east = in("Europe/Berlin", "east");
        SiteDefinition west = in("America/New_York", "west");
        FitReport apart = new FitReport("west", "east", Instant.EPOCH, Fit.of(west, east));
        LogEar said = new LogEar(FitVerdict.class);
        try {
            assertThat(verdict.of(apart)).isFalse();
        } finally {
            said.close();
        }
        assertThat(said.said())
                .singleElement()
                .asString()
                .startsWith("REPR0650W")
                .contains("America/New_York here");
        assertThat(verdict.rests()).contains("zone of the JVM", "America/New_York here, Europe/Berlin there");
        verdict.accept();
        assertThat(verdict.of(apart)).isTrue();
        assertThat(verdict.rests()).isEmpty();
        assertThat(new FitReport("west", "east", Instant.EPOCH, Fit.of(in("Europe/Berlin", "west"), east)).refusals())
                .isEmpty();
    }

    private static SiteDefinition in(String zone, String site) {
        TestDatabase database = Make.H2.fresh();
        database.execute("CREATE TABLE TRIP (ID BIGINT PRIMARY KEY, MET TIMESTAMP(6))");
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            SiteDefinition own =
                    new OwnDefinition(site, database.dataSource(), () -> Map.of("TRIP", Map.of()), Set::of).read();
            return FitForm.read(FitForm.write(own));
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
