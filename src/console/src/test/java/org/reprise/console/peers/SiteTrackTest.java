package org.reprise.console.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SiteTrackTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final SiteTrack track = new SiteTrack("west", "http://west/reprise/", START);

    @Test
    void aSiteThatNeverAnsweredIsNotReachableAndHasNoAge() {
        SiteRow row = track.row(START.plusSeconds(3));
        assertThat(row.reachable()).isFalse();
        assertThat(row.error()).isNotBlank();
        assertThat(row.ageSeconds()).isNull();
        assertThat(row.figures()).isNull();
    }

    @Test
    void ageIsCountedFromTheArrivalOfNewFiguresWhateverThePeersClockSays() {
        track.answered(Figures.of(Instant.parse("2031-05-05T00:00:00Z"), 1, 0), START);
        assertThat(track.row(START.plusMillis(1500)).ageSeconds()).isEqualTo(1.5);
    }

    @Test
    void figuresThatAreRepeatedGrowOld() {
        track.answered(Figures.of(START, 1, 0), START);
        track.answered(Figures.of(START, 1, 0), START.plusSeconds(9));
        assertThat(track.row(START.plusSeconds(10)).ageSeconds()).isEqualTo(10);
    }

    @Test
    void aSilentSiteKeepsItsLastFiguresAndSaysSinceWhenAndWhy() {
        track.answered(Figures.of(START, 1, 0), START);
        track.silent("No answer.", START.plusSeconds(5));
        track.silent("No connection.", START.plusSeconds(6));
        SiteRow row = track.row(START.plusSeconds(7));
        assertThat(row.reachable()).isFalse();
        assertThat(row.error()).isEqualTo("No connection.");
        assertThat(row.since()).isEqualTo(START.plusSeconds(5));
        assertThat(row.figures()).isNotNull();
        assertThat(row.ageSeconds()).isEqualTo(7);
        assertThat(row.rates()).isNull();
    }

    @Test
    void goingAndComingBackAreEachSaidOnce() {
        assertThat(track.silent("No answer.", START)).isTrue();
        assertThat(track.silent("No answer.", START)).isFalse();
        assertThat(track.answered(Figures.of(START, 1, 0), START)).isTrue();
        assertThat(track.answered(Figures.of(START, 1, 0), START)).isFalse();
        assertThat(track.silent("No answer.", START)).isTrue();
        assertThat(track.silent("No connection.", START)).isFalse();
    }
}
