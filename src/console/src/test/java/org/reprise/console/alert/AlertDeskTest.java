package org.reprise.console.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.cluster.ServerFigures;
import org.reprise.console.SetClock;

class AlertDeskTest {
    @TempDir
    Path folder;

    private final SetClock clock = new SetClock();
    private AlertDesk desk;

    @BeforeEach
    void open() {
        Map<String, String> values = Map.of("reprise.site", "west", "reprise.alerts.folder", folder.toString());
        desk = new AlertDesk(new AlertConfiguration(new MapConfig(values)).read(), clock);
    }

    @Test
    void whatFiresStandsFirstTheWorstOfItBeforeTheRest() {
        see("lag-unknown", "demoted", "differs", "silence");
        see("demoted", "differs", "silence");
        AlertsView view = desk.view();
        assertThat(view.alerts())
                .extracting(AlertsView.AlertRow::rule)
                .containsExactly("differs", "demoted", "silence");
        assertThat(view.firing()).isEqualTo(2);
        assertThat(view.alerts()).extracting(AlertsView.AlertRow::state).containsExactly("FIRING", "FIRING", "PENDING");
    }

    @Test
    void alertSaysWhoLooksAfterItAndUntilWhenItIsMuted() {
        see("differs");
        assertThat(desk.acknowledge("differs:west:", "ada", "I compare")).contains("ada looks after differs:west:");
        desk.mute("differs", "PT2H", "bob", "known");
        assertThat(desk.view().alerts()).singleElement().satisfies(row -> {
            assertThat(row.takenBy()).isEqualTo("ada");
            assertThat(row.muted()).isEqualTo(clock.instant().plusSeconds(7200));
        });
        assertThat(desk.unmute("differs")).contains("told again");
        assertThat(desk.view().alerts().get(0).muted()).isNull();
    }

    @Test
    void onlyRulesThatAreThereAreMutedAndUntilATimeAheadOnly() {
        assertThatIllegalArgumentException().isThrownBy(() -> desk.mute("nosuch", "PT1H", "ada", "why"));
        for (String until : List.of("tomorrow", "PT0S", "P31D", "2026-11-30T00:00:00Z")) {
            assertThatIllegalArgumentException().isThrownBy(() -> desk.mute("parked", until, "ada", "why"));
        }
        assertThat(desk.mute("parked:west", "2026-12-02T00:00:00Z", "ada", "why"))
                .contains("2026-12-02T00:00:00Z");
        assertThat(desk.view().mutes()).hasSize(1);
    }

    @Test
    void serverThatDoesNotLeadLooksAtNothingAndSaysWhoDoes() {
        Looks looks = Looks.from("west");
        looks.silent("east", null);
        looks.answers(Looks.west(parts -> {
            parts.servers = List.of(
                    new ServerFigures("w1", ServerFigures.State.LEADING, false, Looks.NOW),
                    new ServerFigures("w2", ServerFigures.State.STANDING_BY, true, Looks.NOW));
            return parts;
        }));
        new AlertSampler(DefaultRules.all(), looks::seen, desk).run();
        assertThat(desk.view().note()).startsWith("Server 'w1' leads this site");
        assertThat(desk.view().alerts()).isEmpty();
    }

    @Test
    void ruleThatFailsKeepsNoOtherFromBeingLookedAt() {
        Looks looks = Looks.from("west");
        looks.silent("east", null);
        Rule broken = new Rule("disk", Looks.rule("disk").terms(), (seen, terms) -> {
            throw new IllegalStateException("broken");
        });
        AlertSampler sampler = new AlertSampler(List.of(broken, Looks.rule("silence")), looks::seen, desk);
        sampler.run();
        clock.seconds(30);
        sampler.run();
        assertThat(desk.view().alerts()).extracting(AlertsView.AlertRow::id).containsExactly("silence:east:");
        assertThat(desk.view().firing()).isEqualTo(1);
    }

    @Test
    void serverThatCannotLookSaysSo() {
        new AlertSampler(
                        DefaultRules.all(),
                        () -> {
                            throw new IllegalStateException("The site is not open");
                        },
                        desk)
                .run();
        assertThat(desk.view().note()).contains("The site is not open");
    }

    private void see(String... rules) {
        desk.book()
                .saw(
                        Stream.of(rules)
                                .map(name ->
                                        new AlertBook.Judged(Looks.rule(name), new Found("west", "", name + " is so")))
                                .toList(),
                        Set.of(),
                        site -> true);
    }
}
