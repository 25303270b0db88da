package org.reprise.console.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reprise.figures.BehindFigures;
import org.reprise.figures.DownstreamFigures;
import org.reprise.figures.SiteFigures;
import org.reprise.portion.Position;
import org.reprise.settings.Role;

class BehindTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    @Test
    void silentSiteIsBehindByWhatTheLogHasGoneOnSince() {
        SiteRow east = row("east", true, primary(6038, List.of()));
        SiteRow west = row("west", false, Figures.of(NOON, 3029, 0));

        assertThat(Behind.of(List.of(east, west))).extracting(SiteRow::atLeast).containsExactly(null, 3009L);
    }

    @Test
    void whatItHasAskedForSinceCounts() {
        SiteRow east = row("east", true, primary(6038, List.of(asker("west", 5000), asker("north", 6000))));
        SiteRow west = row("west", false, Figures.of(NOON, 3029, 0));

        assertThat(Behind.of(List.of(east, west)).get(1).atLeast()).isEqualTo(1038);
    }

    @Test
    void siteThatNeverAnsweredTheConsoleIsKnownByWhatItAskedFor() {
        SiteRow east = row("east", true, primary(6038, List.of(asker("west", 5000))));

        assertThat(Behind.of(List.of(east, row("west", false, null))).get(1).atLeast())
                .isEqualTo(1038);
        assertThat(Behind.of(List.of(east, row("north", false, null))).get(1).atLeast())
                .isNull();
    }

    @Test
    void siteThatFollowsASilentOneMayGoOnWithIt() {
        SiteFigures other = SiteFigures.of(
                new SiteFigures.Self("south", Role.PRIMARY, "south"),
                new SiteFigures.State(true, ""),
                SiteFigures.Reach.UNKNOWN,
                SiteFigures.Work.NONE,
                SiteFigures.Others.NOBODY,
                NOON);
        SiteRow west = row("west", false, Figures.of(NOON, 3029, 0));

        assertThat(Behind.of(List.of(row("south", true, other), west)).get(1).atLeast())
                .isNull();
    }

    @Test
    void nobodyWhoAnswersKnowsNothing() {
        SiteRow west = row("west", false, Figures.of(NOON, 3029, 0));

        assertThat(Behind.of(List.of(west)).get(0).atLeast()).isNull();
    }

    private static DownstreamFigures asker(String site, long has) {
        return new DownstreamFigures(site, has, NOON, false, "", BehindFigures.UNKNOWN);
    }

    private static SiteFigures primary(long head, List<DownstreamFigures> askers) {
        Position end = new Position(1, head);
        return SiteFigures.of(
                new SiteFigures.Self("east", Role.PRIMARY, "east"),
                new SiteFigures.State(true, ""),
                new SiteFigures.Reach(
                        end,
                        end,
                        end,
                        new SiteFigures.Lag(0, 0),
                        BehindFigures.UNKNOWN,
                        SiteFigures.Reach.UNKNOWN.acks()),
                SiteFigures.Work.NONE,
                new SiteFigures.Others(SiteFigures.Following.NOBODY, askers, List.of()),
                NOON);
    }

    private static SiteRow row(String name, boolean reachable, @Nullable SiteFigures figures) {
        return new SiteRow(name, null, reachable, reachable, null, NOON, null, figures, null, null);
    }
}
