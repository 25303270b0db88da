package org.reprise.console.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.console.SetClock;
import org.reprise.console.notice.Notice;

class AlertBookTest {
    private static final String MAIL = "mail";
    private static final Duration STAY = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private final SetClock clock = new SetClock();
    private final List<String> told = new ArrayList<>();
    private Set<String> silent = Set.of();
    private boolean tells = true;
    private AlertBook book;

    @BeforeEach
    void open() {
        book = new AlertBook("west", STAY, new AlertFile(folder), List.of(MAIL), clock);
    }

    @Test
    void alertFiresOnlyWhenItHasBeenSoForItsTimeWithoutABreak() {
        look("parked");
        clock.seconds(9);
        look("parked");
        look();
        look("parked");
        clock.seconds(9);
        look("parked");
        assertThat(told()).isEmpty();
        clock.seconds(1);
        look("parked");
        look("parked");
        assertThat(told()).containsExactly("firing parked");
    }

    @Test
    void whatStaysAwayForItsTimeIsOverOnce() {
        fire("parked");
        look();
        clock.seconds(59);
        look();
        assertThat(told()).containsExactly("firing parked");
        clock.seconds(1);
        look();
        look();
        assertThat(told()).containsExactly("firing parked", "resolved parked");
    }

    @Test
    void whatComesAndGoesEveryHalfMinuteIsToldOnce() {
        fire("parked");
        for (int i = 0; i < 120; i++) {
            clock.seconds(30);
            look(i % 2 == 0 ? Stream.empty() : Stream.of("parked"));
        }
        assertThat(told()).containsExactly("firing parked");
    }

    @Test
    void whatComesAndGoesEveryFiveMinutesIsToldFewerAndFewerTimes() {
        for (int i = 0; i < 12; i++) {
            look("parked");
            clock.seconds(150);
            look("parked");
            look();
            clock.seconds(150);
            look();
        }
        assertThat(told())
                .containsExactly(
                        "firing parked", "resolved parked", "firing parked", "resolved parked", "firing parked");
    }

    @Test
    void afterAnHourOfRestAnAlertIsOverAsSoonAsTheFirstTime() {
        for (int i = 0; i < 4; i++) {
            fire("parked");
            goAway();
            clock.after(Duration.ofMinutes(61));
            look();
        }
        assertThat(told()).hasSize(8);
    }

    @Test
    void peopleAreToldOfACauseAndNotOfWhatGoesWithIt() {
        for (int i = 0; i < 20; i++) {
            look("parked", "lag-seconds", "lag-events");
            clock.seconds(10);
        }
        assertThat(told()).containsExactly("firing parked");
        assertThat(state("lag-seconds")).isEqualTo(Alert.State.PENDING);
        assertThat(alert("lag-seconds").cause()).isEqualTo("parked:west:");
    }

    @Test
    void whatIsStillSoWhenItsCauseIsOverWaitsItsTimeAndIsTold() {
        fire("parked", "lag-seconds");
        look("lag-seconds");
        clock.seconds(59);
        look("lag-seconds");
        clock.seconds(1);
        look("lag-seconds");
        assertThat(told()).containsExactly("firing parked", "resolved parked");
        clock.seconds(58);
        look("lag-seconds");
        assertThat(told()).hasSize(2);
        clock.seconds(1);
        look("lag-seconds");
        assertThat(told()).last().isEqualTo("firing lag-seconds");
    }

    @Test
    void whatWasWrongWithASiteThatFallsSilentIsSoStill() {
        fire("parked");
        silent = Set.of("west");
        look("silence");
        clock.after(Duration.ofHours(1));
        look("silence");
        assertThat(told()).containsExactly("firing parked", "firing silence");
        silent = Set.of();
        look();
        clock.seconds(60);
        look();
        assertThat(told()).contains("resolved parked", "resolved silence").hasSize(4);
    }

    @Test
    void siteThatIsNotTheTellerTellsNobodyThatItFiresNorThatItIsOver() {
        tells = false;
        fire("parked");
        assertThat(state("parked")).isEqualTo(Alert.State.FIRING);
        goAway();
        assertThat(told()).isEmpty();
    }

    @Test
    void nobodyIsToldOfWhatIsMutedUntilItsTimeIsOver() {
        book.mute(new Mute("parked:west", clock.instant().plusSeconds(3600), "ada", "a drill"));
        fire("parked");
        assertThat(told()).isEmpty();
        clock.seconds(3600);
        look("parked");
        assertThat(told()).containsExactly("firing parked");
        assertThat(book.mutes()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> book.unmute("parked:west"));
    }

    @Test
    void acknowledgementsAndMutesOutliveARestartAndAreNotToldAgain() {
        fire("parked");
        book.acknowledge("parked:west:", "ada", "I look");
        book.mute(new Mute("disk", clock.instant().plusSeconds(60), "ada", "full"));
        assertThat(told()).containsExactly("firing parked");
        open();
        look("parked");
        assertThat(told()).containsExactly("firing parked");
        assertThat(alert("parked").taken()).isNotNull().satisfies(taken -> assertThat(taken.who())
                .isEqualTo("ada"));
        assertThat(book.mutes()).hasSize(1);
        goAway();
        assertThat(alert("parked").taken()).isNull();
        assertThatIllegalArgumentException().isThrownBy(() -> book.acknowledge("parked:west:", "ada", "again"));
    }

    @Test
    void whatWaitsToBeToldOutlivesARestart() {
        fire("parked");
        open();
        assertThat(told()).containsExactly("firing parked");
        open();
        assertThat(told()).containsExactly("firing parked");
    }

    @Test
    void fileThatCannotBeReadIsPutAside() throws IOException {
        Files.writeString(folder.resolve("alerts.json"), "{\"alerts\":[");
        open();
        fire("parked");
        assertThat(told()).containsExactly("firing parked");
        assertThat(folder.resolve("alerts.json.unreadable")).hasContent("{\"alerts\":[");
    }

    @Test
    void folderThatCannotBeWrittenKeepsNobodyFromBeingTold() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        book = new AlertBook("west", STAY, new AlertFile(file.resolve("below")), List.of(MAIL), clock);
        fire("parked");
        assertThat(told()).containsExactly("firing parked");
    }

    @Test
    void sameAlertHasAnotherKeyEachTimeThatItFires() {
        fire("parked");
        Notice first = book.next(MAIL).orElseThrow();
        told();
        goAway();
        Notice over = book.next(MAIL).orElseThrow();
        told();
        fire("parked");
        Notice second = book.next(MAIL).orElseThrow();
        assertThat(Set.of(first.key(), over.key(), second.key())).hasSize(3);
        assertThat(over.since()).isEqualTo(first.since());
    }

    private void look(String... rules) {
        look(Stream.of(rules));
    }

    private void look(Stream<String> rules) {
        List<AlertBook.Judged> found = rules.map(
                        name -> new AlertBook.Judged(Looks.rule(name), new Found("west", "", name + " is so")))
                .toList();
        book.saw(found, silent, site -> tells);
    }

    /** Until the longest of their times is over. */
    private void fire(String... rules) {
        look(rules);
        clock.seconds(61);
        look(rules);
    }

    /** For longer than it has to stay away after some times. */
    private void goAway() {
        look();
        clock.seconds(61);
        look();
    }

    private Alert alert(String rule) {
        return book.alerts().stream()
                .filter(alert -> alert.id().rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private Alert.State state(String rule) {
        return alert(rule).state();
    }

    /** All that was told so far, taken from the outbox. */
    private List<String> told() {
        Optional<Notice> next = book.next(MAIL);
        while (next.isPresent()) {
            told.add(next.get().state() + " " + next.get().about().rule());
            book.done(MAIL, next.get());
            next = book.next(MAIL);
        }
        return told;
    }
}
